"""Redirects: where the pages of old addresses are, in docs/data/redirects.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from authoring.texts import read_text
from content.files import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

FILE = "docs/data/redirects.yml"
# A field with its lines, up to the next field.
PAGES = re.compile(r"^pages:.*\n?(?:[ \t]+.*\n?)*", re.MULTILINE)
ANCHORS = re.compile(r"^anchors:.*\n?(?:[ \t]+.*\n?)*", re.MULTILINE)


def page_redirects(root: Path) -> dict[str, str]:
    """Return the slugs that pages have moved to, by their old slugs."""
    return _pages(read_text(root / FILE, FILE))


def with_redirect(text: str, old: str, new: str) -> str:
    """Return the file's text with a redirect from one slug to another.

    What led to the old slug then leads to the new one at once, and what led away from
    the new slug goes, since there is a page again. The anchors that a page keeps for
    old links follow its name.
    """
    known = {**_pages(text), old: new}
    kept = {source: _renamed(target, old, new) for source, target in known.items() if source != new}
    block = "pages:\n" + "".join(f"  {source}: {target}\n" for source, target in kept.items())
    found = PAGES.search(text)
    start, end = found.span() if found else (len(text), len(text))
    # The anchors of a page stand below its name, or behind it in braces.
    anchors = re.compile(rf"^  {re.escape(old)}:(?=\s*$|\s*\{{)", re.MULTILINE)
    before, after = (anchors.sub(f"  {new}:", part) for part in (text[:start], text[end:]))
    return before + block + after


def with_anchor(text: str, page: str, old: str, new: str) -> str:
    """Return the file's text with an anchor of a page leading to another on that page.

    As with pages, what led to the old anchor leads on, and what led away from the new goes.
    """
    data: Any = parse_yaml(text, FILE) or {}
    anchors = {slug: dict(aliases) for slug, aliases in (data.get("anchors") or {}).items()}
    known = {**anchors.get(page, {}), old: new}
    anchors[page] = {
        source: new if target == old else target
        for source, target in known.items()
        if source != new
    }
    lines = ["anchors:"]
    for slug, aliases in anchors.items():
        lines += [f"  {slug}:", *(f"    {source}: {target}" for source, target in aliases.items())]
    found = ANCHORS.search(text)
    start, end = found.span() if found else (len(text), len(text))
    return text[:start] + "\n".join(lines) + "\n" + text[end:]


def _pages(text: str) -> dict[str, str]:
    data: Any = parse_yaml(text, FILE) or {}
    return dict(data.get("pages") or {})


def _renamed(target: str, old: str, new: str) -> str:
    page, mark, anchor = target.partition("#")
    return f"{new if page == old else page}{mark}{anchor}"
