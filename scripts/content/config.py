"""What the checker needs of mkdocs.yml: the navigation with places, the address, the owners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from content import faults
from content.files import SafeLoader
from content.findings import Finding, Place
from content.yamltext import lost_values

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class NavEntry:
    """A page in the navigation, as written ("methods/letters.md"), and its place."""

    target: str
    place: Place


@dataclass(frozen=True)
class SiteConfig:
    """The configuration; ``nav`` is None where there is none, and every page belongs.

    ``excluded`` holds the lines of exclude_docs, patterns of files that are not published.
    """

    path: str
    nav: tuple[NavEntry, ...] | None
    site_url: str
    owners: frozenset[str] | None
    excluded: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


def read_config(text: str, shown: str) -> SiteConfig:
    """Return what mkdocs.yml says; where it is no YAML, a finding and nothing else."""
    try:
        node = yaml.compose(text, Loader=SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = error.problem or "it cannot be read"
        finding = faults.NOT_YAML.at(Place(shown, line, column), problem=problem)
        return SiteConfig(shown, None, "", None, findings=(finding,))
    except (yaml.YAMLError, RecursionError) as error:
        finding = faults.NOT_YAML.at(Place(shown), problem=str(error))
        return SiteConfig(shown, None, "", None, findings=(finding,))
    nav = _get(node, "nav")
    owners = _get(_get(node, "extra"), "owners")
    address = _get(node, "site_url")
    excluded = _get(node, "exclude_docs")
    return SiteConfig(
        shown,
        tuple(_entries(nav, shown)) if nav is not None else None,
        str(address.value) if isinstance(address, yaml.ScalarNode) else "",
        frozenset(str(key.value) for key, _ in owners.value)
        if isinstance(owners, yaml.MappingNode)
        else None,
        frozenset(str(excluded.value).split("\n"))
        if isinstance(excluded, yaml.ScalarNode)
        else frozenset(),
        # Comments behind values are usual in this file.
        tuple(f for f in lost_values(node, text, shown) if f.code != faults.CUT_OFF.code),
    )


def _get(node: Any, name: str) -> Any:
    """Return the node of a mapping's key, or None."""
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


def _entries(node: Any, shown: str) -> Iterator[NavEntry]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, shown)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _entries(value, shown)
    elif isinstance(node, yaml.ScalarNode) and "://" not in node.value:
        mark = node.start_mark
        yield NavEntry(str(node.value), Place(shown, mark.line + 1, mark.column + 1))
