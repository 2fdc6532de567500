"""Rules on Thai text: the damage that PDFs and copying do, and the spelling of ๆ and digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from check.registry import finds
from content.blocks import MASK
from content.findings import Place, Rule, Words
from content.thai import ARABIC, REPAIRS, SUSPICIOUS, THAI
from content.thaiwords import split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.document import Document
    from content.findings import Finding

REASON = Words(
    "ข้อความที่เสียหายค้นไม่พบ อ่านสะดุด และโปรแกรมอ่านออกเสียงอ่านผิด",
    "Damaged text cannot be found by search, reads badly, and is misread by screen readers.",
)
ADVICE = Words(
    "เขียนว่า “{remedy}” หรือใช้ python3 scripts/kb.py check --fix",
    "Write “{remedy}”, or run python3 scripts/kb.py check --fix",
)


def _rule(code: str, th: str, en: str, bad: str, good: str) -> Rule:
    return Rule(code, REASON, Words(f"{th}: “{{found}}”", f"{en}: “{{found}}”"), ADVICE, bad, good)


SARA_AM = _rule("XR801", "สระอำขาดออกจากกัน", "Broken sara am", "ค าน า", "คำนำ")
ORDER = _rule("XR802", "เครื่องหมายสลับลำดับ", "Marks out of order", "เพ่ือ", "เพื่อ")
DECOMPOSED = _rule(
    "XR803", "สระอำเขียนเป็นสองอักขระ", "Sara am written as two characters", "คํานํา", "คำนำ"
)
DOUBLED = _rule("XR804", "เครื่องหมายซ้ำ", "Doubled marks", "ที่่", "ที่")
SARA_E = _rule("XR805", "เขียน เเ แทน แ", "Two เ for แ", "เเละ", "และ")
SPACE = _rule("XR806", "เว้นวรรคกลางคำ", "A space inside a word", "ประสา นงาน", "ประสานงาน")
INVISIBLE = _rule(
    "XR807", "อักขระที่มองไม่เห็น", "An invisible character", "การ<U+200B>ประสานงาน", "การประสานงาน"
)
NO_SPACE = _rule("XR808", "ไม่เว้นวรรคหน้า ๆ", "No space before ๆ", "อื่นๆ", "อื่น ๆ")
DIGITS = Rule(
    "XR809",
    Words("ตัวเลขสองแบบในหน้าเดียวอ่านสะดุดและค้นไม่พบ เลขไทยคงไว้เฉพาะถ้อยคำของรายงาน",
          "Two kinds of digits read badly and are not found together; only the report's own words keep Thai ones."),
    Words("เลขไทย “{found}” ในหน้าที่ใช้เลขอารบิก", "Thai digits “{found}” in a page of Arabic ones"),
    ADVICE,
    "๑๖ คน",
    "16 คน",
)  # fmt: skip
BY_NAME = {
    "sara am": SARA_AM, "order": ORDER, "decomposed": DECOMPOSED, "doubled": DOUBLED,
    "sara e": SARA_E, "space": SPACE, "invisible": INVISIBLE,
}  # fmt: skip
UNSPACED = re.compile("(?<=[\u0e01-\u0e45\u0e47-\u0e4e])ๆ")
THAI_NUMBER = re.compile("[๐-๙]+")
QUOTED = re.compile("“[^”\n]*”")
# Around a fault, what is shown of the text: enough to see the word.
CONTEXT = 6
# Kept as the report prints it, slips and all.
AS_PRINTED = ("data/corrections.tsv", "data/freshness.tsv")


@dataclass(frozen=True)
class Fault:
    """A stretch of text that a rule objects to, and what should stand there."""

    start: int
    end: int
    rule: Rule
    remedy: str
    is_safe: bool = True


@finds("page", SARA_AM, ORDER, DECOMPOSED, DOUBLED, SARA_E, SPACE, INVISIBLE, NO_SPACE, DIGITS)
def damaged_text(document: Document) -> Iterator[Finding]:
    """Find damaged Thai in a page's text, its title and its description."""
    for place, text, fault in _in_document(document):
        yield _finding(Place(document.page.path, *place), text, fault)


def text_edits(document: Document) -> Iterator[tuple[int, int, int, str]]:
    """Yield what mends a page's text: line, column, length, and what is written there."""
    for place, _text, fault in _in_document(document):
        if fault.is_safe:
            yield *place, fault.end - fault.start, fault.remedy


def _in_document(document: Document) -> Iterator[tuple[tuple[int, int], str, Fault]]:
    """Yield the place of each fault of a page, the text it stands in, and the fault."""
    has_report = any(marker.name == "report" for marker in document.markers)
    for block in document.blocks:
        faults = [*_faults(block.text), *(() if has_report else _digits(block.text))]
        for fault in faults:
            yield block.place(fault.start), block.text, fault
    for number, line in enumerate(document.page.front.split("\n"), 2):
        for fault in _faults(line):
            yield (number, fault.start + 1), line, fault


@finds("model", SARA_AM, ORDER, DECOMPOSED, DOUBLED, SARA_E, SPACE, INVISIBLE)
def damaged_data(model: Model) -> Iterator[Finding]:
    """Find damaged Thai in data files; a space or ๆ may be the author's own there."""
    for name, text in model.tree.texts.items():
        if not name.startswith("data/") or name in AS_PRINTED or name.endswith(".json"):
            continue
        yield from _in_data(model.tree.shown(name), text)


@lru_cache(maxsize=256)
def _in_data(shown: str, text: str) -> tuple[Finding, ...]:
    return tuple(
        _finding(Place(shown, number, fault.start + 1), line, fault)
        for number, line in enumerate(text.split("\n"), 1)
        for fault in _faults(line, is_printed=True)
    )


def _finding(place: Place, text: str, fault: Fault) -> Finding:
    before = text[max(0, fault.start - CONTEXT) : fault.start]
    after = text[fault.end : fault.end + CONTEXT]
    found, written = (
        f"{before}{middle}{after}".replace(MASK, "").replace("\n", " ").strip()
        for middle in (text[fault.start : fault.end], fault.remedy)
    )
    length = fault.end - fault.start
    return fault.rule.at(place, length=length, found=found, remedy=written)


def _faults(text: str, *, is_printed: bool = False) -> Iterator[Fault]:
    """Yield the faults of a text; of those that overlap, the first kind."""
    if text.isascii():
        return
    taken: list[tuple[int, int]] = []
    for kind in REPAIRS if SUSPICIOUS.search(text) else ():
        for match in kind.pattern.finditer(text):
            start, end = match.span()
            if not any(start < other and first < end for first, other in taken):
                taken.append((start, end))
                remedy = match.expand(kind.replacement)
                yield Fault(start, end, BY_NAME[kind.name], remedy, kind.is_safe)
    if is_printed or not THAI.search(text):
        return
    for offset, _word in split_words(text):
        if not any(first <= offset < last for first, last in taken):
            yield Fault(offset, offset + 1, SPACE, "")
    for match in UNSPACED.finditer(text):
        yield Fault(match.start(), match.end(), NO_SPACE, " ๆ")


def _digits(text: str) -> Iterator[Fault]:
    """Yield Thai numbers outside quotation marks, with the Arabic ones to write instead."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    for match in THAI_NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in quoted):
            yield Fault(match.start(), match.end(), DIGITS, match[0].translate(ARABIC))
