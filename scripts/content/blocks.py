"""The texts of a page's blocks (paragraphs, items, cells, headings), with exact places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.markdown import ATTRIBUTES
from content.thai import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

# Stands in a block's text for each character that no reader sees.
MASK = "\ufffc"
REMARK_ENDS = {"remark_open": "[ed:", "remark_close": "]"}
_PAIR = r"""(?:[#.][^\s{}=]+|(?!style=)[\w:-]+=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s{}"'“”‘’]+))"""
# An attribute list of any kind, as in { width="400" } and { item=rank }, but for those with
# style=, which stay in the text to be found there.
LIST = re.compile(rf"\{{:?[ \t]*{_PAIR}(?:[ \t]+{_PAIR})*[ \t]*\}}")


@dataclass(frozen=True, eq=False)
class Block:
    """A block's text: what readers see of it, and where each character stands.

    ``text`` is the Markdown with code, addresses, citations, tags, attribute lists and
    escaped signs masked, so that offsets stay true. ``words`` is what a translator
    answers for: without markup, spaces and damage. ``cited`` names the units cited in
    the block.
    """

    kind: str
    line: int
    starts: tuple[int, ...]
    text: str
    words: str
    cited: tuple[str, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line of the file and the column from 1 of an offset in the text."""
        row = self.text.count("\n", 0, offset)
        within = offset - (self.text.rfind("\n", 0, offset) + 1)
        return self.line + row, self.starts[row] + within + 1


def masked(token: Token) -> str:
    """Return an inline token's Markdown with everything masked that is no visible text."""
    content = token.content
    spans = [(m.start(), m.end()) for m in ATTRIBUTES.finditer(content)]
    spans += [match.span() for match in LIST.finditer(content)]
    for child in token.children or ():
        if "offset" not in child.meta:
            continue
        start, end = int(child.meta["offset"]), int(child.meta["end"])
        if "label_end" in child.meta:
            opening = 2 if child.type == "image" else 1
            spans += [(start, start + opening), (int(child.meta["label_end"]), end)]
        else:
            spans.append((start, end))
    letters = list(content)
    for start, end in spans:
        letters[start:end] = [
            "\n" if letter == "\n" else MASK for letter in content[start:end]
        ]  # fmt: skip
    return "".join(letters)


def words_of(token: Token) -> str:
    """Return the visible words of an inline token, without markup, spaces and damage.

    That a remark is the editor's is part of what it says.
    """
    seen = (
        REMARK_ENDS.get(child.type, child.content)
        for child in flatten(token)
        if child.type in ("text", "text_special", "code_inline", *REMARK_ENDS)
    )
    return plain(LIST.sub("", ATTRIBUTES.sub("", "".join(seen))))


def flatten(token: Token) -> Iterator[Token]:
    """Yield the inline tokens below a token, in order."""
    for child in token.children or ():
        yield child
        yield from flatten(child)


def line_starts(token: Token, lines: list[str], searched: dict[int, int]) -> tuple[int, ...]:
    """Return, for each line of an inline token's text, the column of the file it begins in.

    ``searched`` remembers how far a line was searched: a table's cells share one.
    """
    first = token.map[0] if token.map else 0
    starts = []
    for offset, text in enumerate(token.content.split("\n")):
        number = first + offset
        whole = lines[number] if number < len(lines) else ""
        found = max(whole.find(text, searched.get(number, 0)), 0)
        starts.append(found)
        searched[number] = found + len(text)
    return tuple(starts)
