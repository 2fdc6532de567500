"""Rules on boxes of text (admonitions): each begins with !!! and the name of its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from check.nearest import nearest
from check.registry import finds
from content.findings import Place, Rule, Words
from content.units import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document
    from content.findings import Finding

NO_BOX = Rule(
    "XR810",
    Words("กรอบที่เขียนผิดรูปไม่มีหัวเรื่องและสีของกรอบ หรือแสดงเครื่องหมาย !!! ให้ผู้อ่านเห็น",
          "A box in the wrong form lacks its title and colour, or shows its signs to readers."),
    Words("“{found}” ไม่ใช่กรอบข้อความชนิดที่มี", "“{found}” is no kind of box."),
    Words("{remedy}", "{remedy}"),
    "!!! Editor",
    "!!! editor",
)  # fmt: skip
# The house's own, and those that the theme has.
KINDS = (
    "editor", "note", "abstract", "info", "tip", "success", "question", "warning", "failure",
    "danger", "bug", "example", "quote",
)  # fmt: skip
BOX = re.compile(rf'!!! (?:{"|".join(KINDS)})(?: inline(?: end)?)?(?: "[^"]*")?\s*$')
LIKE = re.compile(r'!{2,}[ \t]*(?P<kind>[^\s"]+)[ \t]*(?P<title>.*)$')
ROW = re.compile(r"^!!.*$", re.MULTILINE)


@finds("page", NO_BOX)
def near_boxes(document: Document) -> Iterator[Finding]:
    """Find boxes of no known kind, and lines that begin like a box of a known one."""
    path = document.page.path
    for section in document.sections:
        for _, line in section.admonitions:
            row = document.lines[line - 1]
            column = max(row.find("!!!"), 0)
            if not BOX.match(row, column):
                found = row[column:].strip()
                yield NO_BOX.at(
                    Place(path, line, column + 1), found=found, remedy=_remedy(found),
                    length=len(found),
                )  # fmt: skip
        for block in section.blocks:
            for match in ROW.finditer(block.text):
                like = LIKE.match(match[0])
                if like and nearest(like["kind"].lower(), KINDS):
                    yield NO_BOX.at(
                        Place(path, *block.place(match.start())), found=match[0],
                        remedy=_remedy(match[0]), length=len(match[0]),
                    )  # fmt: skip


def _remedy(found: str) -> Words:
    """Return the advice to write the box that was meant, or one of the kinds."""
    like = LIKE.match(found)
    kind = nearest(like["kind"].lower(), KINDS) if like else None
    if not like or not kind:
        return one_of(f"!!! {kind}" for kind in KINDS)
    title = like["title"].strip(' "“”')
    written = f'!!! {kind} "{title}"' if title else f"!!! {kind}"
    return Words(f"เขียนว่า {written}", f"Write {written}")
