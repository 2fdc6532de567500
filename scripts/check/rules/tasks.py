"""Rules on task lists: every item has an id of its own, the same in both languages."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from check.registry import finds
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document
    from content.findings import Finding
    from content.tasks import Task

NO_ITEM_ID = Rule(
    "XR211",
    Words("เครื่องหมายที่ผู้อ่านกาไว้จำตามหน่วยที่ข้อนั้นอ้าง หรือตามชื่อของข้อ",
          "What a reader ticks is remembered by the units that the item cites, or by its name."),
    Words("จำเครื่องหมายของข้อนี้ไม่ได้ เพราะไม่ได้อ้างหน่วยใดและไม่มีชื่อ",
          "Ticks of this item cannot be kept: it cites no unit and has no name."),
    Words("ตั้งชื่อไว้ท้ายข้อให้เหมือนกันทั้งสองภาษา เช่น {{ item=short-name }}",
          "Give it a name, the same in both languages: {{ item=short-name }}"),
    "- [ ] Ring first",
    "- [ ] Ring first { item=ring }",
)  # fmt: skip
SAME_ITEM_ID = Rule(
    "XR212",
    Words("การกาข้อหนึ่งจะกาอีกข้อหนึ่งไปด้วย", "A tick on one item would tick the other, too."),
    Words("ข้อนี้กับข้อในบรรทัด {first} จำเครื่องหมายด้วยรหัสเดียวกันคือ “{id}”",
          "Ticks of this item would mix with those of line {first}: both are “{id}”."),
    Words("ตั้งชื่อให้ทั้งสองข้อ เหมือนกันทั้งสองภาษา เช่น {{ item=short-name }}",
          "Give both a name, the same in both languages: {{ item=short-name }}"),
    "- [ ] a [§2.1.1] … - [ ] b [§2.1.1]",
    "- [ ] a [§2.1.1] { item=a } … - [ ] b [§2.1.1] { item=b }",
)  # fmt: skip
OTHER_ITEM_ID = Rule(
    "XR213",
    Words("ผู้อ่านที่เปลี่ยนภาษาต้องเห็นเครื่องหมายที่กาไว้แล้ว", "A reader who switches language must find the ticks in place."),
    Words("รายการในอีกภาษาหนึ่งไม่มีข้อ “{id}” เครื่องหมายจึงไม่ตามไป",
          "The other language has no item “{id}”, so a tick would not carry over."),
    Words("อ้างหน่วยเดียวกัน หรือใช้ชื่อเดียวกัน ทั้งสองภาษา", "Cite the same units, or write the same name, in both languages."),
    "th { item=ring } · en { item=call }",
    "th { item=ring } · en { item=ring }",
)  # fmt: skip


@finds("page", NO_ITEM_ID, SAME_ITEM_ID)
def items_not_told_apart(document: Document) -> Iterator[Finding]:
    """Find items whose ticks would be lost, or mixed with those of another."""
    seen: dict[str, int] = {}
    for task in document.tasks:
        place = Place(document.page.path, task.line)
        if task.id is None:
            yield NO_ITEM_ID.at(place)
        elif task.id in seen:
            yield SAME_ITEM_ID.at(place, id=task.id, first=seen[task.id])
        else:
            seen[task.id] = task.line


@finds("pair", OTHER_ITEM_ID)
def items_of_one_language(th: Document, en: Document) -> Iterator[Finding]:
    """Find items that the other language lacks; one that took another's place is told once."""
    only_th, only_en = _without(th, en), _without(en, th)
    for ours, theirs in zip_longest(only_th, only_en):
        at, other = (theirs, ours) if theirs else (ours, theirs)
        document, twin = (en, th) if theirs else (th, en)
        yield OTHER_ITEM_ID.at(
            Place(document.page.path, at.line), id=at.id,
            counterpart=Place(twin.page.path, other.line if other else 1),
        )  # fmt: skip


def _without(document: Document, other: Document) -> list[Task]:
    """Return the items of a document whose ids the other lacks, each id once."""
    known = {None, *(task.id for task in other.tasks)}
    own = {task.id: task for task in reversed(document.tasks) if task.id not in known}
    return sorted(own.values(), key=lambda task: task.line)
