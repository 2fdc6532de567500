"""Rules on relations: their ends exist, they agree with the report, and both ends show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.nearest import nearest
from check.registry import finds
from content.findings import Place, Rule, Words
from content.pages import LANGUAGES
from content.relations import BASES
from content.units import nearest_id, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.findings import Finding

NO_END = Rule(
    "XR701",
    Words("ความเชื่อมโยงที่ไม่มีปลายจะไม่แสดงที่ใดเลย", "A relation without an end is shown nowhere."),
    Words("รายงานไม่มีหน่วย {unit} ที่ความเชื่อมโยงนี้ระบุ", "The report has no unit {unit}, which this relation names."),
    Words("ดูรหัสใน docs/data/units.tsv", "See docs/data/units.tsv for the ids."),
    "2.1 → precedes → 3.9",
    "2.1 → precedes → 3.1",
    needs=("units.tsv",),
)  # fmt: skip
NO_KIND = Rule(
    "XR702",
    Words("ชนิดที่ไม่รู้จักไม่มีถ้อยคำให้แสดง", "A kind that nobody knows has no words to be shown in."),
    Words("ไม่มีความเชื่อมโยงชนิด “{kind}”", "“{kind}” is no kind of relation."),
    Words("{remedy}", "{remedy}"),
    "shows",
    "demonstrates",
    needs=("relation-kinds.yml",),
)
NO_BASIS = Rule(
    "XR703",
    Words("ผู้อ่านต้องรู้ว่าเป็นถ้อยคำของรายงานหรือการตีความของบรรณาธิการ", "Readers must know whether the report says it or the editor reads it so."),
    Words("“{basis}” ไม่ใช่ที่มาของความเชื่อมโยง", "“{basis}” is no basis of a relation."),
    Words("{remedy}", "{remedy}"),
    "guess",
    "inferred",
)  # fmt: skip
CONTRADICTION = Rule(
    "XR704",
    Words("เว็บไซต์บอกว่าไม่มีกรณีใดแสดงเทคนิคเหล่านี้ ข้อมูลต้องไม่ขัดกัน", "The site says that no case shows these techniques; the data must not say otherwise."),
    Words("{unit} อยู่ในรายชื่อที่ไม่มีกรณีใดแสดง (undemonstrated.tsv) แต่แถวนี้บอกว่ามี", "{unit} is listed as shown by no case (undemonstrated.tsv), but this row says one shows it."),
    Words("ลบแถวใดแถวหนึ่ง", "Delete one of the two rows."),
    "demonstrates 2.1.1 + undemonstrated 2.1.1",
    "undemonstrated 2.1.1",
)  # fmt: skip
UNACCOUNTED = Rule(
    "XR705",
    Words("เทคนิคทุกข้อต้องมีกรณีที่แสดง หรือบอกตรง ๆ ว่าไม่มี", "Every technique is shown by a case, or plainly said to be shown by none."),
    Words("ไม่มีกรณีใดแสดงเทคนิค {unit} และไม่อยู่ใน undemonstrated.tsv", "No case shows the technique {unit}, and undemonstrated.tsv does not list it."),
    Words("เพิ่มความเชื่อมโยง demonstrates หรือเพิ่มในรายชื่อ", "Add a relation “demonstrates”, or add it to the list."),
    "technique 2.1.1 without relation",
    "undemonstrated.tsv: 2.1.1",
    needs=("units.tsv", "relations.tsv", "relation-kinds.yml", "undemonstrated.tsv"),
)  # fmt: skip
NOT_TECHNIQUE = Rule(
    "XR706",
    Words("สิ่งที่กรณีแสดงต้องเป็นเทคนิค จึงจะปรากฏในดัชนี", "What a case demonstrates must be a technique, or the index does not list it."),
    Words("{unit} ไม่ได้ระบุว่าเป็นเทคนิค", "{unit} is not marked as a technique."),
    Words("ใส่ yes ในคอลัมน์ technique ของ units.tsv หรือใช้ความเชื่อมโยงชนิดอื่น", "Write “yes” in its technique column in units.tsv, or choose another relation."),
    "demonstrates → 3.1 (a heading)",
    "demonstrates → 3.1.5",
    needs=("units.tsv",),
)  # fmt: skip
NOT_MUTUAL = Rule(
    "XR707",
    Words("ความเชื่อมโยงต้องเห็นได้จากทั้งสองปลาย", "What is related must show it from both ends."),
    Words("ความเชื่อมโยงจาก {source} ไป {target} ไม่แสดงในหน้า {page}", "The relation from {source} to {target} is not shown on the page {page}."),
    Words("{remedy}", "{remedy}"),
    "no <!-- show: used-in -->",
    "<!-- show: used-in -->",
    needs=("units.tsv", "relations.tsv", "relation-kinds.yml", "pages"),
)  # fmt: skip


@finds("model", NO_END, NO_KIND, NO_BASIS, CONTRADICTION, NOT_TECHNIQUE)
def relation_rows(model: Model) -> Iterator[Finding]:
    """Find rows of relations.tsv that name what does not exist or contradict the data."""
    data = model.base.data
    shown = model.tree.shown("data/relations.tsv")
    for relation in data.all_relations:
        place = Place(shown, relation.line)
        for end in (relation.source, relation.target):
            if data.units and end not in data.units:
                yield NO_END.at(place, unit=end, nearest=nearest_id(end, data.units))
        if relation.kind not in data.relation_kinds and data.relation_kinds:
            near = nearest(relation.kind, data.relation_kinds)
            remedy = one_of(data.relation_kinds)
            yield NO_KIND.at(place, kind=relation.kind, remedy=remedy, nearest=near)
        if relation.basis not in BASES:
            yield NO_BASIS.at(place, basis=relation.basis, remedy=one_of(BASES))
        if relation.kind == "demonstrates":
            target = data.units.get(relation.target)
            if target and not target.is_technique:
                yield NOT_TECHNIQUE.at(place, unit=target.id)
            if relation.target in data.undemonstrated:
                yield CONTRADICTION.at(place, unit=relation.target)


@finds("model", UNACCOUNTED)
def unaccounted_techniques(model: Model) -> Iterator[Finding]:
    """Find techniques that no case shows and that are not said to be shown by none."""
    data = model.base.data
    if not data.relations:
        return  # the file or its kinds cannot be read, which is a finding of its own
    shown = {
        r.target for r in data.all_relations
        if r.kind == "demonstrates" or r.kind not in data.relation_kinds
    }  # fmt: skip
    for unit in data.units.values():
        if unit.is_technique and unit.id not in shown and unit.id not in data.undemonstrated:
            place = Place(model.tree.shown("data/units.tsv"), unit.line)
            yield UNACCOUNTED.at(place, unit=unit.id)


@finds("model", NOT_MUTUAL)
def one_sided_relations(model: Model) -> Iterator[Finding]:
    """Find uses of a technique that its page or the case's page does not show.

    A technique's page shows them by its block used-in, a case's page beside the step
    that cites the unit.
    """
    base = model.base
    silent: set[str] = set()
    steps = {
        language: {
            citation.unit
            for (_, own), document in base.documents.items()
            if own == language and document.page.meta.get("type") == "case"
            for citation in document.citations
            if citation.in_step
        }
        for language in LANGUAGES
    }
    cases = {key for key, d in base.documents.items() if d.page.meta.get("type") == "case"}
    # Where a case's page is absent or of another type, that is the finding.
    whole = [one for one in LANGUAGES if all((slug, one) in cases for slug, _ in cases)]
    for relation in base.data.relations:
        if relation.kind != "demonstrates":
            continue
        source, target = relation.source, relation.target
        home = base.data.units[relation.target].home
        for language in whole:
            document = base.documents.get((home, language))
            path = document.page.path if document else ""
            if document and not any(marker.name == "used-in" for marker in document.markers):
                if path not in silent:
                    remedy = Words("เพิ่ม <!-- show: used-in -->", "Add <!-- show: used-in -->")
                    yield NOT_MUTUAL.at(
                        Place(path), source=source, target=target, page=home, remedy=remedy
                    )
                silent.add(path)
            is_cited = relation.source in base.cited_by[language]
            if is_cited and relation.source not in steps[language]:
                place = Place(model.tree.shown("data/relations.tsv"), relation.line)
                page = base.shown_on(relation.source, language)
                remedy = Words(
                    f"อ้าง [§{relation.source}] ในข้อของขั้นตอนบนหน้ากรณีศึกษา ({language})",
                    f"Cite [§{relation.source}] in a step on the case's page ({language}).",
                )
                yield NOT_MUTUAL.at(place, source=source, target=target, page=page, remedy=remedy)
