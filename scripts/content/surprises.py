"""Where a page is shown otherwise than its Markdown looks: lost indentation, signs left over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

Kind = Literal["emphasis", "code", "outside", "level", "empty box", "raw"]

LISTS = ("bullet_list", "ordered_list")
TAB = 4
TAG = re.compile(r"<!--.*?-->|<[^>]*>")
# Markdown that is not read on a line of raw HTML.
UNREAD = re.compile(r"\*\*|\]\(|\[§|^\s*(?:[-*+] |\d+[.)] |#{1,6} )")


@dataclass(frozen=True)
class Surprise:
    """One such place: the line of the file, the column from 1, and the sign if it is one.

    "emphasis" is ``**`` that stays text, "code" indented text that becomes code, "outside"
    what looks like a part of the item above, "level" an item that looks nested, "empty
    box" an admonition without text, and "raw" Markdown inside raw HTML. ``needed`` is the
    number of spaces that would make it what it looks like.
    """

    kind: Kind
    line: int
    column: int = 1
    sign: str = ""
    needed: int = 0


def surprises(tokens: Sequence[Token], lines: Sequence[str], first: int) -> Iterator[Surprise]:
    """Yield the surprises of a page's tokens; ``first`` is the file's line of ``lines[0]``."""
    for index, token in enumerate(tokens):
        line = first + token.map[0] if token.map else first
        if token.type == "code_block":
            yield Surprise("code", line, indent_of(lines[line - first]) + 1)
        elif token.type == "html_block":
            yield from _unread(token, line)
        elif token.type == "inline":
            yield from _left_over(token, line, lines[line - first :])
        elif token.type == "admonition_close" and _is_empty(tokens, index):
            opening = next(t for t in reversed(tokens[:index]) if t.type == "admonition_open")
            yield Surprise("empty box", first + (opening.map or [0])[0])
    yield from _misplaced(tokens, lines, first)


def indent_of(line: str) -> int:
    """Return how many columns a line is indented by; a tab leads to the next multiple of 4."""
    width = 0
    for letter in line:
        if letter not in " \t":
            break
        width += TAB - width % TAB if letter == "\t" else 1
    return width


def _misplaced(tokens: Sequence[Token], lines: Sequence[str], first: int) -> Iterator[Surprise]:
    """Find what is indented like a part of an item, and is none."""
    ended: dict[int, tuple[int, int]] = {}  # by level: the list before, its indent and its text's
    open_lists: list[tuple[int, int]] = []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in LISTS and token.nesting < 0:
            ended[token.level] = open_lists.pop()
            continue
        if token.map is None or token.nesting < 0 or token.type == "inline":
            continue
        text = lines[token.map[0]] if token.map[0] < len(lines) else ""
        indent = indent_of(text)
        before = ended.pop(token.level, None)
        ended = {level: seen for level, seen in ended.items() if level < token.level}
        if before and before[0] < indent and token.type != "list_item_open":
            yield Surprise("outside", first + token.map[0], indent + 1, needed=before[1])
        if name in LISTS:
            open_lists.append((indent, indent + _marker_width(text)))
        elif token.type == "list_item_open" and indent > open_lists[-1][0] and text.strip():
            own = indent_of(text[: len(text) - len(text.lstrip())])
            yield Surprise("level", first + token.map[0], own + 1, needed=open_lists[-1][1])


def _marker_width(text: str) -> int:
    """Return the width of a list item's marker and the space behind it."""
    marker = re.match(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]*", text)
    return len(marker[0].lstrip()) if marker else 0


def _is_empty(tokens: Sequence[Token], closing: int) -> bool:
    return tokens[closing - 1].type in ("admonition_open", "admonition_title_close")


def _left_over(token: Token, line: int, lines: Sequence[str]) -> Iterator[Surprise]:
    """Find ``**`` and ``__`` that begin or end nothing; the first in a block is enough."""
    text, children = token.content, token.children or []
    signs = [t.meta["sign"] for t in children if t.type == "text" and "sign" in t.meta]
    for one, other in pairwise(signs):
        if other == one + 1 and text[one] == text[other]:
            row, start = text.count("\n", 0, one), text.rfind("\n", 0, one) + 1
            begins = max(lines[row].find(text.split("\n")[row]), 0)
            yield Surprise("emphasis", line + row, begins + one - start + 1, text[one : other + 1])
            return


def _unread(token: Token, line: int) -> Iterator[Surprise]:
    """Find Markdown on the lines of a block of raw HTML, which is shown as it stands."""
    if token.content.lstrip().lower().startswith(("<pre", "<!--")):
        return
    for row, text in enumerate(token.content.split("\n")):
        found = UNREAD.search(TAG.sub("", text))
        if found:
            yield Surprise("raw", line + row, text.find(found[0]) + 1, found[0].strip())
            return
