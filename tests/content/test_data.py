"""The data files: what is wrong in them is found, and what is right is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from content.editorial import CORRECTION_COLUMNS, NOTE_COLUMNS, make_corrections, make_notes
from content.files import Row
from content.glossary import make_glossary
from content.interface import make_interface
from content.relations import COLUMNS as RELATION_COLUMNS
from content.relations import between_known, demonstrations, make_kinds, make_relations
from content.units import COLUMNS, Unit, make_units, nearest_id

if TYPE_CHECKING:
    from typing import Any

    from content.findings import Finding
    from content.knowledge import KnowledgeBase

KINDS = make_kinds(
    {
        "demonstrates": {
            "forward": {"th": "ใช้เทคนิค", "en": "uses"},
            "backward": {"th": "ใช้ใน", "en": "is used in"},
        }
    }
)


def row(columns: tuple[str, ...], *cells: str, line: int = 2) -> Row:
    return Row(line, dict(zip(columns, cells, strict=True)))


def unit_row(**changes: str) -> Row:
    cells = {
        "id": "3.1.5", "kind": "item", "level": "", "home": "methods/x", "technique": "yes",
        "source_lines": "110", "label_th": "§3.1.5", "label_en": "§3.1.5",
        "th": "กล่าวคำขอบคุณทุกครั้ง", "en": "Say thank you every time.",
    } | changes  # fmt: skip
    return row(COLUMNS, *(cells[name] for name in COLUMNS))


@pytest.fixture
def units() -> dict[str, Unit]:
    made, findings = make_units(
        [unit_row(), unit_row(id="case1.before.03", technique="", home="cases/x")], "units.tsv"
    )
    assert findings == []
    return made


def codes(made: tuple[object, list[Finding]]) -> list[str]:
    return [finding.code for finding in made[1]]


def test_a_unit_knows_its_anchors(units: dict[str, Unit]) -> None:
    step = units["case1.before.03"]
    assert (step.anchor, step.place, step.note) == (
        "u-case1-before-03", "at-case1-before-03", "note-case1-before-03",
    )  # fmt: skip


@pytest.mark.parametrize(
    "changes", [{"th": ""}, {"kind": "thing"}, {"kind": "heading"}, {"level": "3"}]
)
def test_a_wrong_unit_is_found(changes: dict[str, str]) -> None:
    assert codes(make_units([unit_row(**changes)], "units.tsv")) == ["XR014"]


def test_a_unit_given_twice_is_found() -> None:
    assert codes(make_units([unit_row(), unit_row()], "units.tsv")) == ["XR015"]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("3.1.7", "3.1.5"), ("case1.before.3", "case1.before.03"), ("zzz", None)],
)
def test_the_nearest_existing_id_is_offered(
    units: dict[str, Unit], typed: str, nearest: str | None
) -> None:
    assert nearest_id(typed, units) == nearest


def test_only_relations_between_what_exists_are_shown(units: dict[str, Unit]) -> None:
    rows = [
        row(RELATION_COLUMNS, "case1.before.03", "demonstrates", "3.1.5", "strong"),
        row(RELATION_COLUMNS, "case1.before.03", "demonstrates", "3.1.9", "strong"),
        row(RELATION_COLUMNS, "case1.before.03", "shows", "3.1.5", "strong"),
    ]
    shown = between_known(make_relations(rows), units, KINDS)
    assert [(r.source, r.kind, r.target) for r in shown] == [
        ("case1.before.03", "demonstrates", "3.1.5")
    ]


def test_only_inferred_relations_are_the_editors_reading(units: dict[str, Unit]) -> None:
    rows = [
        row(RELATION_COLUMNS, "case1.before.03", "demonstrates", "3.1.5", basis)
        for basis in ("explicit: 3.1", "near-verbatim", "strong (names)", "inferred (names)")
    ]
    relations = make_relations(rows)
    assert [r.is_inferred for r in relations] == [False, False, False, True]
    assert len(demonstrations(relations, "3.1.5")) == 4


def test_a_correction_of_words_that_are_not_printed_is_found(units: dict[str, Unit]) -> None:
    rows = [
        row(CORRECTION_COLUMNS, "3.1.5", "ไม่มีคำนี้", "คำ", "high"),
        row(CORRECTION_COLUMNS, "3.1.6", "ก", "ข", "high"),
    ]
    assert codes(make_corrections(rows, units, "corrections.tsv")) == ["XR017", "XR016"]


def test_a_note_on_no_unit_or_in_one_language_is_found(units: dict[str, Unit]) -> None:
    rows = [row(NOTE_COLUMNS, "9", "ก", "a"), row(NOTE_COLUMNS, "3.1.5", "ก", "")]
    assert codes(make_notes(rows, units, "notes.tsv")) == ["XR016", "XR014"]


def entry(**changes: Any) -> dict[str, Any]:
    return {
        "id": "fax", "kind": "term", "th": "โทรสาร", "en": "fax",
        "abbr": {"th": None, "en": None}, "definition": {"th": "ก", "en": "a"}, "by": "editor",
        "variants": {"th": [], "en": []}, "synonyms": {"th": ["แฟกซ์"], "en": []},
        "units": ["3.1.5"], "explain": True,
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([entry(units=["9.9"])], "XR016"),
        ([entry(), entry(id="other", en="other")], "XR015"),
    ],
)
def test_a_wrong_glossary_is_found(
    units: dict[str, Unit], entries: list[dict[str, Any]], code: str
) -> None:
    assert codes(make_glossary(entries, units, "glossary.yml", "")) == [code]


def test_interface_strings_are_turned_round_by_language() -> None:
    strings = make_interface({"search": {"th": "ค้นหา", "en": "Search"}})
    assert strings["th"]["search"] == "ค้นหา"
    assert strings["en"]["search"] == "Search"


def test_techniques_that_no_case_shows_are_those_the_report_leaves_unshown(
    knowledge: KnowledgeBase,
) -> None:
    data = knowledge.data
    unshown = {
        unit.id
        for unit in data.units.values()
        if unit.is_technique and not demonstrations(data.relations, unit.id)
    }
    assert unshown == {
        "2.1.1", "2.1.3", "2.1.4", "3.1.6", "3.2.2", "3.2.3", "3.2.5", "3.2.6", "3.3.2",
    }  # fmt: skip
