"""Redirects: where the pages of old addresses are, in docs/data/redirects.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.yamltext import with_key, with_value, without_entry
from content.files import parse_yaml
from content.textfiles import read_text_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

FILE = "docs/data/redirects.yml"


def page_redirects(root: Path) -> dict[str, str]:
    """Return the slugs that pages have moved to, by their old slugs."""
    return _entries(read_text_file(root / FILE, FILE).text, ("pages",))


def with_redirect(text: str, old: str, new: str) -> str:
    """Return the file's text with a redirect from one slug to another.

    What led to the old slug then leads to the new one at once, and what led away from
    the new slug goes, since there is a page again. The anchors that a page keeps for
    old links follow its name.
    """
    text = with_key(text, ("anchors", old), new)
    return _leading(text, ("pages",), old, new, lambda target: _renamed(target, old, new))


def with_anchor(text: str, page: str, old: str, new: str) -> str:
    """Return the file's text with an anchor of a page leading to another on that page.

    As with pages, what led to the old anchor leads on, and what led away from the new goes.
    """
    return _leading(text, ("anchors", page), old, new, lambda t: new if t == old else t)


def _leading(
    text: str, path: Sequence[str], old: str, new: str, renamed: Callable[[str], str]
) -> str:
    """Return the text with an entry old: new, and the others at a path leading on."""
    for source, target in _entries(text, path).items():
        if source == new:
            text = without_entry(text, (*path, source))
        elif renamed(target) != target:
            text = with_value(text, (*path, source), renamed(target))
    return with_value(text, (*path, old), new)


def _entries(text: str, path: Sequence[str]) -> dict[str, str]:
    data: Any = parse_yaml(text, FILE)
    for name in path:
        data = (data or {}).get(name)
    found: Mapping[str, str] = data or {}
    return dict(found)


def _renamed(target: str, old: str, new: str) -> str:
    page, mark, anchor = target.partition("#")
    return f"{new if page == old else page}{mark}{anchor}"
