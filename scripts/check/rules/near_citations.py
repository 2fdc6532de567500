"""What was meant as a citation or as an editor's remark and is shown as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from check.registry import finds
from content.blocks import MASK
from content.findings import Place, Rule, Words
from content.tasks import REMARK
from content.thai import ARABIC

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from content.document import Document
    from content.findings import Finding
    from content.knowledge import Data

NO_CITATION = Rule(
    "XR606",
    Words("การอ้างอิงที่เขียนผิดรูปไม่เป็นลิงก์ ผู้อ่านจึงตรวจสอบกับรายงานไม่ได้",
          "A citation in the wrong form is no link, and readers cannot verify the statement."),
    Words("“{found}” ดูเหมือนการอ้างอิง แต่ไม่ใช่", "“{found}” looks like a citation and is none."),
    Words("{remedy}", "{remedy}"),
    "[§ 3.1.5]",
    "[§3.1.5]",
)  # fmt: skip
NO_REMARK = Rule(
    "XR607",
    Words("ข้อความของบรรณาธิการที่เขียนผิดรูปจะปนกับถ้อยคำของรายงาน",
          "A remark in the wrong form is not shown as the editor's and passes for the report's words."),
    Words("“{found}” ดูเหมือนหมายเหตุบรรณาธิการ แต่ไม่ใช่", "“{found}” looks like an editor's remark and is none."),
    Words("{remedy}", "{remedy}"),
    "[Ed: ข้อความ]",
    "[ed: ข้อความ]",
)  # fmt: skip
WITHOUT = Words("ลบออก เพราะชื่อและคำอธิบายของหน้าไม่แสดงการอ้างอิงและหมายเหตุ",
                "Delete it: a page's title and description show no citations and no remarks.")  # fmt: skip
OUTSIDE = Words("ย้ายไปไว้หลังรูปหรือลิงก์ เพราะในที่นี้ไม่แสดงเป็นการอ้างอิง",
                "Move it behind the picture or the link; here it is not shown as a citation.")  # fmt: skip
_ID = r"[0-9๐-๙A-Za-z]+(?:\.[0-9๐-๙A-Za-z]+)*"
_DOTTED = r"[0-9๐-๙A-Za-z]*[0-9๐-๙]\.[0-9๐-๙A-Za-z]+(?:\.[0-9๐-๙A-Za-z]+)*"
_BETWEEN = r"\s*(?:[,;，、/&–-]|และ|หรือ|กับ|and|or|\s)\s*"
# A sign before an id; a space between the two only where the id has a number.
_SIGNED = rf"§+(?:{_ID}|[ \t]+(?=[a-z.]*[0-9๐-๙]){_ID})"
# References with at least one §, with what brackets them.
SIGNED = re.compile(
    rf"[\[(［（【]?[ \t]*{_SIGNED}(?:{_BETWEEN}(?:{_SIGNED}|{_DOTTED}))*(?:[ \t]*[\])］）】])?"
)
# Ids alone in brackets, with no sign or a wrong one.
_BARE = rf"[$#]?{_DOTTED}"
BARE = re.compile(rf"[\[［【]\s*{_BARE}(?:{_BETWEEN}{_BARE})*\s*[\]］】]")
IDS = re.compile(rf"(?P<sign>[§$#]*)[ \t]*(?P<id>{_ID})")
# An id of the report's own numbers.
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}")
# Further ids without their § in a citation, which are shown and lead nowhere.
UNSIGNED = re.compile(r"[^\],\s]+(?P<more>(?:\s*,\s*(?!§)[^\],\s§]+)+)")
REMARK_LIKE = re.compile(
    r"[\[［【](?:ed|editor(?:['’]s)?(?: note)?|บก|(?:หมายเหตุ)?บรรณาธิการ)(?:\s*[:：]|\.?(?=\s)|\.:)"
    r"|[(（](?:ed|editor(?:['’]s)? note|บก\.?|หมายเหตุบรรณาธิการ)\s*[:：]"
    r"|\[(?:ed|บก)\.?\]\s*[:：]",
    re.IGNORECASE,
)
END = re.compile(r"[\])］）】\n]|\Z")
# How much of a remark is shown again in the advice.
SHOWN = 40


@finds("page data", NO_CITATION)
def near_citations(data: Data, document: Document) -> Iterator[Finding]:
    """Find a § or a unit's id that no citation holds, in the text and in the front matter."""
    path = document.page.path
    for block in document.blocks:
        for start, found, ids in _near_citations(block.text, data.units):
            form = f"[{', '.join(f'§{one}' for one in ids)}]"
            remedy = Words(f"เขียนว่า {form}", f"Write {form}") if found != form else OUTSIDE
            place = Place(path, *block.place(start))
            yield NO_CITATION.at(place, found=found, remedy=remedy, length=len(found))
    for line, text in _fields(document):
        for start, found, _ in _near_citations(text, data.units):
            place = Place(path, line, start + 1)
            yield NO_CITATION.at(place, found=found, remedy=WITHOUT, length=len(found))
    for citation in document.citations:
        more = UNSIGNED.match(document.lines[citation.line - 1], citation.column)
        if more:
            form = ", ".join(f"§{one}" for one in _ids(more[0], data.units))
            yield NO_CITATION.at(
                Place(path, citation.line, citation.column), found=f"§{more[0]}",
                remedy=Words(f"เขียนว่า {form}", f"Write {form}"), length=len(more[0]) + 1,
            )  # fmt: skip


def _near_citations(text: str, units: Container[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield where something like a citation begins, what is written, and the ids it names."""
    if "§" in text:
        for match in SIGNED.finditer(text):
            space = len(match[0]) - len(match[0].lstrip())
            yield match.start() + space, match[0].strip(), _ids(match[0], units)
    for match in BARE.finditer(text):
        ids = _ids(match[0], units)
        if "§" not in match[0] and all(one in units or NUMBERED.fullmatch(one) for one in ids):
            yield match.start(), match[0], ids


def _ids(text: str, units: Container[str]) -> list[str]:
    """Return the ids that a text names, with Arabic digits; an s before one may be a slip for §."""
    ids = [match["id"].translate(ARABIC) for match in IDS.finditer(text)]
    ids = [one for one in ids if one not in ("and", "or")]
    return [
        one[1:] if one not in units and one[:1] in "sS" and NUMBERED.fullmatch(one[1:]) else one
        for one in ids
    ]


def _fields(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the lines of the front matter with their numbers."""
    yield from enumerate(document.page.front.split("\n"), 2)


@finds("page", NO_REMARK)
def near_remarks(document: Document) -> Iterator[Finding]:
    """Find the mark of an editor's remark in another spelling, or without its end."""
    path = document.page.path
    for block in document.blocks:
        for start, found, remedy in _near_remarks(block.text):
            place = Place(path, *block.place(start))
            written = Words(f"เขียนว่า {remedy}", f"Write {remedy}")
            yield NO_REMARK.at(place, found=found, remedy=written, length=len(found))
    for line, text in _fields(document):
        for match in re.finditer(rf"{REMARK.pattern}|{REMARK_LIKE.pattern}", text, re.IGNORECASE):
            place = Place(path, line, match.start() + 1)
            yield NO_REMARK.at(place, found=match[0], remedy=WITHOUT, length=len(match[0]))


def _near_remarks(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where something like a remark begins, its beginning, and the remark to write."""
    for match in REMARK_LIKE.finditer(text):
        if REMARK.match(text, match.start()):
            continue
        end = END.search(text, match.end())
        words = text[match.end() : end.start() if end else None].lstrip(" .:").replace(MASK, "")
        short = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
        yield match.start(), match[0].strip(), f"[ed: {short.strip()}]"
