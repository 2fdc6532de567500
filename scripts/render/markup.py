"""The text of finished HTML: changed piece by piece, with the tags left as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# A comment, an element whose content is no text, or one tag; quoted values may hold a ">".
PIECE = re.compile(
    r"(?P<opaque><!--.*?-->|<![^>]*>|<(?P<raw>head|script|style|textarea|svg)\b.*?</(?P=raw)\s*>)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
LANGUAGE = re.compile(r"\slang\s*=\s*[\"']?(?P<language>[a-zA-Z]+)")
LEFT_ALONE = {"code", "pre", "kbd", "samp"}
# The labels of units (§3.1.5, กรณี 1 ก่อน-3), which the style sheet keeps whole.
LABEL = re.compile(r"\sdata-(?:unit|from)=")


@dataclass
class _Open:
    """An element that decides over the text in it: how often its name is open, and how."""

    name: str
    language: str | None
    depth: int = 1


def map_text(html: str, change: Callable[[str, str], str], language: str = "") -> str:
    """Return HTML in which each text node has been changed.

    ``change`` gets the text, in which "&" is still escaped, and the language it is
    in: that of the nearest ``lang`` attribute, or ``language``. Heads, scripts,
    styles, code, pictures, labels of units, attributes and comments stay as they are.
    """
    parts: list[str] = []
    opened = [_Open("", language)]
    position = 0
    for piece in PIECE.finditer(html):
        parts += [_changed(html[position : piece.start()], opened[-1], change), piece[0]]
        position = piece.end()
        if piece["opaque"] is None:
            _follow(opened, piece)
    parts.append(_changed(html[position:], opened[-1], change))
    return "".join(parts)


def _changed(text: str, within: _Open, change: Callable[[str, str], str]) -> str:
    if within.language is None or not text.strip():
        return text
    return change(text, within.language)


def _follow(opened: list[_Open], piece: re.Match[str]) -> None:
    """Keep account of which elements decide over the text to come."""
    name, last = piece["name"].lower(), opened[-1]
    if piece["end"]:
        if name == last.name:
            last.depth -= 1
            if last.depth == 0:
                opened.pop()
        return
    stated = LANGUAGE.search(piece["attributes"])
    is_left_alone = name in LEFT_ALONE or LABEL.search(piece["attributes"])
    if last.language is not None and is_left_alone:
        opened.append(_Open(name, None))
    elif last.language is not None and stated:
        opened.append(_Open(name, stated["language"].lower()))
    elif name == last.name:
        last.depth += 1
