"""Where a page is shown otherwise than its Markdown looks: lost indentation, signs left over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from markdown_it.rules_block.table import escapedSplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

Kind = Literal["emphasis", "code", "outside", "level", "empty box", "raw", "row", "tag"]

LISTS = ("bullet_list", "ordered_list")
TAB = 4
TAG = re.compile(r"<!--.*?-->|<[^>]*>")
PAIRED = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?:[^<>\"'/]|/(?!>)|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
# Elements that need no end, or whose end HTML lets one leave out.
ENDLESS = (
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "p", "source", "td", "th", "tr", "track", "wbr",
)  # fmt: skip
# Markdown that is not read on a line of raw HTML.
UNREAD = re.compile(r"\*\*|\]\(|\[§|^\s*(?:[-*+] |\d+[.)] |#{1,6} )")


@dataclass(frozen=True)
class Surprise:
    """One such place: the line of the file, the column from 1, and the sign if it is one.

    "emphasis" is ``**`` that stays text, "code" indented text that becomes code, "outside"
    what looks like a part of the item above, "level" an item that looks nested, "empty
    box" an admonition without text, "raw" Markdown inside raw HTML, "row" a table's row of
    another number of cells than its first, and "tag" one of HTML without its counterpart.
    ``needed`` is the number of spaces that would make it what it looks like, or of cells.
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
        elif token.type == "table_open":
            yield from _uneven(token, lines, first)
    yield from _misplaced(tokens, lines, first)
    yield from _unpaired(tokens, lines, first)


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


def _uneven(token: Token, lines: Sequence[str], first: int) -> Iterator[Surprise]:
    """Find the rows of a table that have not as many cells as its first."""
    start, end = token.map or (0, 0)
    needed = _cells(lines[start])
    for row in range(start + 2, end):
        if _cells(lines[row]) != needed:
            yield Surprise("row", first + row, indent_of(lines[row]) + 1, needed=needed)


def _cells(line: str) -> int:
    cells = escapedSplit(line.strip())
    return len(cells) - (cells[:1] == [""]) - (len(cells) > 1 and cells[-1] == "")


def _unpaired(tokens: Sequence[Token], lines: Sequence[str], first: int) -> Iterator[Surprise]:
    """Find tags of raw HTML without their counterpart: in a text, or in all blocks of a page."""
    opened: list[tuple[str, Surprise]] = []
    for token in tokens:
        start = token.map[0] if token.map else 0
        if token.type == "html_block":
            rows = token.content.split("\n")
            yield from _pair(token.content, rows, first + start, opened)
        elif token.type == "inline":
            shown = "".join(
                child.content
                if child.type == "html_inline"
                else "\n" * child.type.endswith("break")
                for child in token.children or []
            )
            if shown.strip():
                within: list[tuple[str, Surprise]] = []
                yield from _pair(shown, lines[start:], first + start, within)
                yield from (surprise for _, surprise in within)
    yield from (surprise for _, surprise in opened)


def _pair(
    text: str, rows: Sequence[str], line: int, opened: list[tuple[str, Surprise]]
) -> Iterator[Surprise]:
    """Match the tags of a text with those that are open; yield ends that close nothing."""
    searched: dict[int, int] = {}
    for tag in PAIRED.finditer(text):
        name = (tag["name"] or "").lower()
        if not name or name in ENDLESS:
            continue
        row = text.count("\n", 0, tag.start())
        column = max(rows[row].find(tag[0], searched.get(row, 0)), 0)
        searched[row] = column + len(tag[0])
        surprise = Surprise("tag", line + row, column + 1, tag[0])
        if not tag["end"]:
            opened.append((name, surprise))
        elif opened and opened[-1][0] == name:
            opened.pop()
        else:
            yield surprise
