"""Rules on parity: section by section, the two languages are built alike."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from check.registry import finds
from check.targets import targets_of
from content.document import paired_sections
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content.document import Document, Section
    from content.findings import Finding

REASON = Words(
    "ผู้อ่านสองภาษาต้องได้เนื้อหาเท่ากัน โครงสร้างที่ต่างกันบอกว่ามีภาษาหนึ่งตกหล่น",
    "Readers of both languages must get the same; a difference in structure means that one lacks something.",
)  # fmt: skip
ADVICE = Words("แก้ให้ตรงกันทั้งสองภาษา", "Make both languages alike.")


def _rule(code: str, thing: Words, bad: str, good: str) -> Rule:
    message = Words(
        f"หัวข้อ #{{section}}: {thing.th} ภาษาไทย {{th}} ภาษาอังกฤษ {{en}}",
        f"Section #{{section}}: {thing.en} are {{th}} in Thai and {{en}} in English.",
    )
    return Rule(code, REASON, message, ADVICE, bad, good)


HEADINGS = Rule(
    "XR401",
    REASON,
    Words("หัวข้อ #{section} อยู่คนละลำดับหรือคนละระดับกับอีกภาษา", "The heading #{section} has another order or level than in the other language."),
    ADVICE,
    "th ## a, ## b · en ## b, ## a",
    "th ## a, ## b · en ## a, ## b",
)  # fmt: skip
LISTS = _rule("XR402", Words("จำนวนข้อในรายการ", "the items of lists"), "th 4 · en 3", "th 4 · en 4")
TABLES = _rule(
    "XR403", Words("แถวและคอลัมน์ของตาราง", "the rows and columns of tables"), "th 6×3 · en 5×3", "th 6×3 · en 6×3"
)  # fmt: skip
BOXES = _rule("XR404", Words("จำนวนช่องกา", "the checkboxes"), "th 5 · en 4", "th 5 · en 5")
ADMONITIONS = _rule(
    "XR405", Words("กรอบข้อความ", "the admonitions"), "th editor · en –", "th editor · en editor"
)
IMAGES = _rule("XR406", Words("รูปภาพ", "the images"), "th a.svg · en –", "th a.svg · en a.svg")
LINKS = _rule(
    "XR407", Words("ลิงก์", "the links"), "th choose.md · en –", "th choose.md · en choose.md"
)
CITATIONS = _rule(
    "XR408", Words("การอ้างอิง", "the citations"), "th §3.1, §3.1 · en §3.1", "th §3.1 · en §3.1"
)
MARKERS = _rule("XR409", Words("ส่วนที่สร้างจากข้อมูล", "the generated blocks"), "th used-in · en –", "th used-in · en used-in")  # fmt: skip

Counted = list[tuple[Any, int]]


@finds("pair", HEADINGS)
def heading_order(th: Document, en: Document) -> Iterator[Finding]:
    """Find the first heading whose order or level differs, among those that both have."""
    if any(len(document.ids) != len(set(document.ids)) for document in (th, en)):
        return  # which of them is meant cannot be told
    ids_th, ids_en = ({h.id for h in document.headings if h.id} for document in (th, en))
    shared = ids_th & ids_en
    in_th, in_en = (
        [h for h in document.headings if h.id in shared] for document in (th, en)
    )  # fmt: skip
    for ours, theirs in zip(in_th, in_en, strict=False):
        if (ours.id, ours.level) != (theirs.id, theirs.level):
            yield HEADINGS.at(
                Place(en.page.path, theirs.line, theirs.column), section=theirs.id,
                counterpart=Place(th.page.path, ours.line, ours.column),
            )  # fmt: skip
            return


@finds("pair", LISTS, TABLES, BOXES, ADMONITIONS, IMAGES, LINKS, CITATIONS, MARKERS)
def section_structure(th: Document, en: Document) -> Iterator[Finding]:
    """Find differences in what the sections with one id are made of."""
    for section, other in paired_sections(th, en):
        for rule, count in KINDS:
            ours, others = count(th, section, en), count(en, other, th)
            yield from _compare(rule, ours, others, (th, section), (en, other))


def _compare(
    rule: Rule, ours: Counted, theirs: Counted,
    th: tuple[Document, Section], en: tuple[Document, Section],
) -> Iterator[Finding]:  # fmt: skip
    """Yield a finding where the values differ, at the odd one on the side that has more."""
    values, others = [value for value, _ in ours], [value for value, _ in theirs]
    if values == others:
        return
    odd_th, odd_en = _odd(ours, others), _odd(theirs, values)
    sides = [
        (Place(th[0].page.path, odd_th or th[1].line), _weight(values), bool(odd_th)),
        (Place(en[0].page.path, odd_en or en[1].line), _weight(others), bool(odd_en)),
    ]
    at, counterpart = sides if sides[0][1:] >= sides[1][1:] else sides[::-1]
    yield rule.at(
        at[0], counterpart=counterpart[0], section=th[1].id or "-",
        th=_listed(values), en=_listed(others),
    )  # fmt: skip


def _odd(values: Counted, others: list[Any]) -> int | None:
    """Return the line of the first value that the other side lacks."""
    left = Counter(others)
    for value, line in values:
        if not left[value]:
            return line
        left[value] -= 1
    return None


def _weight(values: list[Any]) -> int:
    """Return how much there is: items, rows and columns, or things."""
    return sum(sum(v) if isinstance(v, tuple) else v if isinstance(v, int) else 1 for v in values)


def _listed(values: list[Any]) -> str:
    if values and all(value is True for value in values):
        return str(len(values))
    return (
        ", ".join("×".join(map(str, v)) if isinstance(v, tuple) else str(v) for v in values) or "–"
    )


def _links(document: Document, section: Section, *, images: bool) -> Counted:
    return _by_section(document).get((section.id, images), [])


@lru_cache(maxsize=16)
def _by_section(document: Document) -> dict[tuple[str, bool], Counted]:
    """Return a page's links by section, and whether they are images."""
    found: dict[tuple[str, bool], Counted] = {}
    for link, target in targets_of(document, ""):
        found.setdefault((link.section, link.is_image), []).append((target.shown, link.line))
    return found


def _citations(document: Document, section: Section, other: Document) -> Counted:
    """Return the citations of units that both languages of the page cite somewhere."""
    shared = {citation.unit for citation in other.citations}
    return [
        (f"§{citation.unit}", citation.line)
        for citation in document.citations
        if citation.section == section.id and citation.unit in shared
    ]


def _markers(document: Document, section: Section) -> Counted:
    return [
        (f"{marker.name} {marker.argument or ''}".strip(), marker.line)
        for marker in document.markers
        if marker.section == section.id
    ]


KINDS: tuple[tuple[Rule, Callable[[Document, Section, Document], Counted]], ...] = (
    (LISTS, lambda _d, s, _o: list(s.lists)),
    (TABLES, lambda _d, s, _o: list(s.tables)),
    (BOXES, lambda _d, s, _o: [(True, task.line) for task in s.tasks]),
    (ADMONITIONS, lambda _d, s, _o: list(s.admonitions)),
    (IMAGES, lambda d, s, _o: _links(d, s, images=True)),
    (LINKS, lambda d, s, _o: _links(d, s, images=False)),
    (CITATIONS, _citations),
    (MARKERS, lambda d, s, _o: _markers(d, s)),
)
