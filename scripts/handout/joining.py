"""Joining the articles of several pages into one document with ids and links that still hold."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from render.markup import PIECE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handout.built import BuiltPage

# What a sheet has no use for: notices for readers without a script, and buttons.
SCREEN_ONLY = re.compile(
    r"<noscript>.*?</noscript>"
    r"|<p class=\"kb-actions\".*?</p>"
    r"|<footer class=\"kb-foot\".*?</footer>",
    re.DOTALL,
)
REFERENCE = re.compile(
    r'(?<=\s)(?P<name>id|for|name|href|src|aria-describedby|aria-labelledby)="(?P<value>[^"]*)"'
)
ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//")


def joined_articles(pages: Sequence[BuiltPage], path: str) -> str:
    """Return the articles of pages for a document at ``path``, each in a section of its own.

    The id of a page's section is ``page-1`` and so on; ids within get that as a
    prefix, and links between the pages lead to the place in this document.
    """
    sections = {page.path: f"page-{number}" for number, page in enumerate(pages, 1)}
    return "\n".join(
        f'<section class="kb-handout" id="{sections[page.path]}" lang="{page.language}">'
        f"{_moved(page, path, sections)}</section>"
        for page in pages
    )


def _moved(page: BuiltPage, path: str, sections: dict[str, str]) -> str:
    own = sections[page.path]

    def reference(match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        if name not in ("href", "src"):
            ids = " ".join(f"{own}-{each}" for each in value.split())
            return f'{name}="{ids}"' if value else match[0]
        return f'{name}="{_href(value, page.path, path, sections)}"'

    def tag(match: re.Match[str]) -> str:
        is_text = match["opaque"] is None or match["raw"] == "svg"
        return REFERENCE.sub(reference, match[0]) if is_text else match[0]

    return PIECE.sub(tag, SCREEN_ONLY.sub("", page.article))


def _href(href: str, origin: str, path: str, sections: dict[str, str]) -> str:
    """Return a link of the page at ``origin`` as the document at ``path`` has it."""
    if ELSEWHERE.match(href):
        return href
    file, _, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(origin), file)) if file else origin
    if target in sections:
        return f"#{sections[target]}-{anchor}" if anchor else f"#{sections[target]}"
    moved = posixpath.relpath(target, posixpath.dirname(path) or ".")
    return f"{moved}#{anchor}" if anchor else moved
