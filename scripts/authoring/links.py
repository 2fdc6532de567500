"""Links between pages, changed in Markdown text where pages move."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from content import links

if TYPE_CHECKING:
    from collections.abc import Callable

# Code is passed over; then inline links and images, reference definitions, and HTML.
# An address with a scheme, from the root, or within the page is no business of ours.
PIECES = re.compile(
    r"""
    (?P<code> ^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)
            | (?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`) )
    | (?P<before> \]\(\s*<? | ^[ ]{0,3}\[[^\]\n]+\]:[ ]*<? | \b(?:href|src)=["'] )
      (?P<path> [^\s\#?:/"'<>()] [^\s\#?:"'<>()]* )
      (?= [\#?"'<>)\s] | $ )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
PAGE_ENDINGS = {".md": links.to_markdown, ".html": links.to_html}


def relinked(text: str, origin: str, here: str, moved: Callable[[str], str] = lambda s: s) -> str:
    """Return a page's Markdown with the addresses of its links made anew.

    The text was written for the page ``origin`` and is to stand on ``here``; ``moved``
    gives the new slug of a page that a link leads to. Anchors stay as they are.
    """

    def address(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(origin), match["path"]))
        stem, ending = posixpath.splitext(target)
        if ending not in PAGE_ENDINGS:
            new = posixpath.relpath(target, posixpath.dirname(here) or ".")
        else:
            new = PAGE_ENDINGS[ending](here, moved(stem))
            target = f"{moved(stem)}{ending}"
        written = posixpath.normpath(posixpath.join(posixpath.dirname(here), match["path"]))
        # A link that still leads where it should stays as its author wrote it.
        return match[0] if written == target else f"{match['before']}{new}"

    return PIECES.sub(address, text)
