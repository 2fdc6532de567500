"""Rules on what is opened and never closed: code and comments hide all that follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from check.registry import finds
from content.findings import Place, Rule, Words
from content.markdown import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from content.document import Document
    from content.findings import Finding

UNCLOSED = Rule(
    "XR813",
    Words("สิ่งที่เปิดไว้โดยไม่ปิดทำให้ข้อความต่อจากนั้นหายไปจากหน้า หรือแสดงเป็นรหัสทั้งหมด",
          "What is opened and never closed hides all that follows, or shows it as code."),
    Words("“{opening}” ไม่มีส่วนปิด", "“{opening}” is never closed."),
    Words("ปิดด้วย {closing} ตรงท้ายส่วนนี้", "Write {closing} where it ends."),
    "<!-- หมายเหตุ",
    "<!-- หมายเหตุ -->",
)  # fmt: skip
FENCE = re.compile("```|~~~")
# A comment without its end before the next one or the end of the text.
COMMENT = re.compile(r"<!--(?=(?:(?!-->|<!--).)*(?:<!--|\Z))", re.DOTALL)


@finds("page", UNCLOSED)
def unclosed(document: Document) -> Iterator[Finding]:
    """Find blocks of code and comments that have no end."""
    page = document.page
    if FENCE.search(page.body) or COMMENT.search(page.body):
        lines = page.body.split("\n")
        for token in parse(page.body):
            for row, column, opening, closing in _open_blocks(token, lines):
                place = Place(page.path, page.body_line + row, column + 1)
                yield UNCLOSED.at(place, opening=opening, closing=closing, length=len(opening))
    for block in document.blocks:
        for match in re.finditer("<!--", block.text):
            place = Place(page.path, *block.place(match.start()))
            yield UNCLOSED.at(place, opening="<!--", closing="-->", length=4)


def _open_blocks(token: Token, lines: list[str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the row and the column from 0 of what a block leaves open, that, and its closing."""
    first, end = token.map or (0, 0)
    if token.type == "fence":
        sign = token.markup
        last = lines[end - 1].strip(" \t>")
        if end - 1 == first or last.strip(sign[0]) or len(last) < len(sign):
            yield first, max(lines[first].find(sign), 0), sign, sign
    elif token.type == "html_block":
        text = "\n".join(lines[first:end])
        for match in COMMENT.finditer(text):
            line_start = text.rfind("\n", 0, match.start()) + 1
            row = first + text.count("\n", 0, match.start())
            yield row, match.start() - line_start, "<!--", "-->"
