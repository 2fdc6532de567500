"""Rules on ids: every heading has one of its own, written so that any link can name it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from check.registry import finds
from content.findings import Place, Rule, Words
from content.thai import repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document
    from content.findings import Finding

NO_ID = Rule(
    "XR201",
    Words("หัวข้อที่ไม่มีรหัสจะได้รหัสที่เปลี่ยนเมื่อแก้ข้อความ ลิงก์จึงขาด และสองภาษาไม่ตรงกัน",
          "A heading without an id gets one made from its words, which breaks links when they change."),
    Words("หัวข้อ “{heading}” ไม่มีรหัส", "The heading “{heading}” has no id."),
    Words("เขียนไว้ท้ายหัวข้อให้ตรงกันทั้งสองภาษา เช่น {{ #short-name }}",
          "Write one behind it, the same in both languages: {{ #short-name }}"),
    "## ขั้นตอน",
    "## ขั้นตอน { #steps }",
)  # fmt: skip
BAD_ID = Rule(
    "XR202",
    Words("รหัสที่เป็น a–z พิมพ์และส่งต่อได้ทุกที่ รหัสไทยเขียนได้หลายแบบที่มองเหมือนกัน",
          "An id of plain letters survives typing and mailing; Thai can be written in ways that look alike."),
    Words("รหัส “{id}” ใช้ไม่ได้", "“{id}” cannot be an id."),
    Words("ใช้ a–z ตัวเล็ก ตัวเลข และขีด เช่น {{ #{remedy} }}", "Use small letters a–z, digits and hyphens, as in {{ #{remedy} }}"),
    "## ขั้นตอน { #ขั้นตอน }",
    "## ขั้นตอน { #steps }",
)  # fmt: skip
SAME_ID = Rule(
    "XR203",
    Words(
        "ลิงก์ไปรหัสที่ซ้ำจะไปถึงแห่งแรกเสมอ",
        "A link to an id that stands twice always leads to the first.",
    ),
    Words("รหัส “{id}” ซ้ำกับบรรทัด {first}", "The id “{id}” already stands on line {first}."),
    Words("เปลี่ยนรหัสหนึ่งแห่งในทั้งสองภาษา", "Change one of them, in both languages."),
    "{ #steps } … { #steps }",
    "{ #steps } … { #steps-after }",
)
LIKE_ID = Rule(
    "XR204",
    Words("รหัสที่ต่างกันเพียงตัวพิมพ์หรือการเรียงอักขระทำให้ลิงก์ไปผิดที่",
          "Ids that differ only in case or in the order of marks send links to the wrong place."),
    Words("รหัส “{id}” ต่างจาก “{other}” (บรรทัด {first}) เพียงวิธีเขียน",
          "The id “{id}” differs from “{other}” (line {first}) only in how it is written."),
    Words("เปลี่ยนรหัสหนึ่งแห่งในทั้งสองภาษา", "Change one of them, in both languages."),
    "{ #steps } … { #Steps }",
    "{ #steps } … { #steps-after }",
)  # fmt: skip
OTHER_ID = Rule(
    "XR205",
    Words("ปุ่มเปลี่ยนภาษาและลิงก์ใช้รหัสเดียวกันทั้งสองภาษา", "Links and the language switch rely on one id in both languages."),
    Words("หัวข้อ #{id} ไม่มีในอีกภาษาหนึ่ง", "The section #{id} is missing in the other language."),
    Words("ใช้รหัสเดียวกัน หรือเพิ่มหัวข้อนี้ใน {file}", "Use the same id, or add the section to {file}"),
    "th { #steps } · en { #step }",
    "th { #steps } · en { #steps }",
)  # fmt: skip
GOOD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@finds("page", NO_ID)
def headings_without_id(document: Document) -> Iterator[Finding]:
    """Find headings that have no explicit id."""
    for heading in document.headings:
        if heading.id is None:
            place = Place(document.page.path, heading.line, heading.column)
            yield NO_ID.at(place, heading=heading.text, length=len(heading.text))


@finds("page", BAD_ID)
def ids_not_ascii(document: Document) -> Iterator[Finding]:
    """Find headings whose id is not of small letters, digits and hyphens."""
    for heading in document.headings:
        if heading.id is not None and not GOOD.fullmatch(heading.id):
            place = Place(document.page.path, heading.line, heading.column)
            yield BAD_ID.at(place, id=heading.id, remedy=suggested_id(heading.id) or "short-name")


def suggested_id(text: str) -> str:
    """Return the id that plain letters of a text make, or ""."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    return made if GOOD.fullmatch(made) else ""


@finds("page", SAME_ID, LIKE_ID)
def repeated_ids(document: Document) -> Iterator[Finding]:
    """Find ids that stand twice on a page, exactly or but for how they are written."""
    seen: dict[str, tuple[str, int]] = {}
    ids = [(h.line, h.column, h.id) for h in document.headings if h.id]
    ids += [(a.line, a.column, a.id) for a in document.anchors]
    for line, column, name in sorted(ids):
        if _folded(name) not in seen:
            seen[_folded(name)] = (name, line)
            continue
        other, first = seen[_folded(name)]
        place = Place(document.page.path, line, column)
        if other == name:
            yield SAME_ID.at(place, id=name, first=first)
        else:
            yield LIKE_ID.at(place, id=name, other=other, first=first)


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKC", repair(name)).casefold()


@finds("pair", OTHER_ID)
def ids_of_one_language(th: Document, en: Document) -> Iterator[Finding]:
    """Find sections that the other language lacks."""
    for document, other in ((th, en), (en, th)):
        known = Counter(h.id for h in other.headings)
        for heading in document.headings:
            if heading.id and not known[heading.id]:
                yield OTHER_ID.at(
                    Place(document.page.path, heading.line, heading.column), id=heading.id,
                    file=other.page.path, counterpart=Place(other.page.path),
                )  # fmt: skip
