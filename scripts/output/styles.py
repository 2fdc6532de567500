"""The theme's styles as far as a site needs them: without rules that no page of it can use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CLASSES = re.compile(r"""\b(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
COLOUR = re.compile(r'\b(data-md-color-(?:primary|accent))="([^"]*)"')
WORD = re.compile(r"[\w-]+")
GROUPS = {"media", "supports"}  # rules that hold other rules


@dataclass(frozen=True)
class Used:
    """What the pages of a site use of what a selector can name.

    ``names`` are classes and ids, and every word of the scripts, which may put one on;
    ``colours`` are attributes with their values.
    """

    names: frozenset[str]
    colours: frozenset[tuple[str, str]]


def remove_unused_rules(site: Path) -> None:
    """Rewrite the theme's styles without rules for elements that no page has."""
    used = used_by(
        (page.read_text(encoding="utf-8") for page in site.rglob("*.html")),
        (script.read_text(encoding="utf-8") for script in site.glob("assets/**/*.js")),
    )
    for style in sorted(site.glob("assets/stylesheets/*.css")):
        css = without_unused(style.read_text(encoding="utf-8"), used)
        style.write_text(css, encoding="utf-8", newline="")


def used_by(pages: Iterable[str], scripts: Iterable[str]) -> Used:
    """Return what pages and scripts use, from their texts."""
    names, colours = set[str](), set[tuple[str, str]]()
    for page in pages:
        for values in CLASSES.findall(page):
            names.update("".join(values).split())
        colours.update(COLOUR.findall(page))
    for script in scripts:
        names.update(WORD.findall(script))
    return Used(frozenset(names), frozenset(colours))


def without_unused(css: str, used: Used) -> str:
    """Return a style sheet without the selectors that can match nothing, and rules left empty."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return str(tinycss2.serialize(list(_kept(rules, used))))


def _kept(rules: Iterable[Any], used: Used) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s for s in _selectors(rule.prelude) if _can_match(s, used)]
            rule.prelude = [token for s in selectors for token in (*s, _COMMA)][:-1]
            if selectors:
                yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = list(_kept(inner, used))
            if rule.content:
                yield rule
        else:
            yield rule


_COMMA = tinycss2.parse_one_component_value(",")


def _selectors(prelude: list[Any]) -> list[list[Any]]:
    """Return a rule's selectors, which commas part."""
    selectors: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _can_match(selector: list[Any], used: Used) -> bool:
    """Tell whether a selector's classes, ids and colours are used.

    What stands within a function, as in ``:not(.x)``, does not decide.
    """
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "hash" and token.value not in used.names:
            return False
        if token.type == "ident" and before == "." and token.value not in used.names:
            return False
        if token.type == "[] block" and not _has_colour(token.content, used):
            return False
    return True


def _has_colour(attribute: list[Any], used: Used) -> bool:
    name, _, value = (*attribute, None, None, None)[:3]
    is_colour = value is not None and COLOUR.match(f'{name.value}="{value.value}"')
    return not is_colour or (name.value, value.value) in used.colours
