"""What the checker needs of mkdocs.yml: the navigation with places, the address, the owners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from content import faults
from content.files import SafeLoader
from content.findings import Finding, Place, Words
from content.notyaml import not_yaml
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
        finding = not_yaml(Place(shown, line, column), error.problem)
        return SiteConfig(shown, None, "", None, findings=(finding,))
    except (yaml.YAMLError, RecursionError) as error:
        finding = not_yaml(Place(shown), error)
        return SiteConfig(shown, None, "", None, findings=(finding,))
    found = [] if isinstance(node, yaml.MappingNode) else [_no_settings(shown)]
    nav = _get(node, "nav")
    found += [
        faults.NO_NAVIGATION.at(Place(shown, mark.line + 1, mark.column + 1))
        for mark in _misplaced(nav)
    ]
    owners = _get(_get(node, "extra"), "owners")
    address = _get(node, "site_url")
    excluded = _get(node, "exclude_docs")
    return SiteConfig(
        shown,
        tuple(_entries(nav, shown)) if nav is not None and not found else None,
        str(address.value) if isinstance(address, yaml.ScalarNode) else "",
        frozenset(str(key.value) for key, _ in owners.value)
        if isinstance(owners, yaml.MappingNode)
        else None,
        frozenset(str(excluded.value).split("\n"))
        if isinstance(excluded, yaml.ScalarNode)
        else frozenset(),
        (*found, *(f for f in lost_values(node, text, shown) if f.code != faults.CUT_OFF.code)),
    )


def _no_settings(shown: str) -> Finding:
    return faults.BAD_SHAPE.at(
        Place(shown),
        problem=Words("ไฟล์นี้ไม่มีการตั้งค่าของเว็บไซต์", "The file holds no settings of the site."),
        remedy=Words("กู้ไฟล์คืนด้วย git checkout mkdocs.yml",
                     "Bring the file back: git checkout mkdocs.yml"),
    )  # fmt: skip


def _misplaced(node: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the marks of what is neither a page nor a list of pages, in a navigation."""
    if isinstance(node, yaml.SequenceNode) and node.value:
        for item in node.value:
            values = (
                [value for _, value in item.value] if isinstance(item, yaml.MappingNode) else [item]
            )
            for value in values:
                yield from _misplaced(value, depth + 1)
    elif node is not None and (depth == 0 or not getattr(node, "value", "") or _is_null(node)):
        yield node.start_mark


def _is_null(node: Any) -> bool:
    return not isinstance(node, yaml.ScalarNode) or node.tag.endswith(":null")


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
