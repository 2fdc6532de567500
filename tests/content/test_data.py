"""The data files: what is wrong in them is found, and what is right is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from check.engine import check_source
from check.model import make_model
from check.rules.published import faulty_redirects
from content.config import read_config
from content.editorial import CORRECTION_COLUMNS, NOTE_COLUMNS, make_corrections, make_notes
from content.files import Row
from content.glossary import make_glossary
from content.interface import make_interface
from content.relations import COLUMNS as RELATION_COLUMNS
from content.relations import between_known, demonstrations, make_kinds, make_relations
from content.tree import Tree, read_tree
from content.units import COLUMNS, Unit, make_units, missing_units, nearest_id
from projects import ROOT

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
CONFIG = read_config((ROOT / "mkdocs.yml").read_text("utf-8"), "mkdocs.yml")


@pytest.fixture(scope="module")
def knowledge_tree() -> Tree:
    return read_tree(ROOT / "docs")


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


def test_a_unit_is_found_where_it_stands_and_not_where_a_longer_one_does(
    units: dict[str, Unit],
) -> None:
    source = "- units: [\"3.1.50\", '3.1.5']\n- {unit: 3.1}\n- {th: 3.1.50, units: []}\n"
    found = missing_units(source, units, "docs/data/x.yml")
    assert [(f.line, f.code, f.nearest) for f in found] == [
        (1, "XR016", "3.1.5"), (2, "XR016", "3.1.5"),
    ]  # fmt: skip
    assert [f.line for f in missing_units("- unit: 3.1.55\n- unit: 3.1.5\n", units, "x")] == [1]
    assert [f.line for f in missing_units("- unit: 3.1.5\n- unit: 3.1.55\n", units, "x")] == [2]


def test_a_redirect_is_found_where_it_stands(knowledge_tree: Tree) -> None:
    text = (
        "pages:\n  new-old: choose\n  old: absent\n"
        "anchors:\n  choose:\n    a-old: table\n    old: x\n"
    )
    model = make_model(knowledge_tree.having("data/redirects.yml", text), CONFIG)
    found = [f for f in faulty_redirects(model) if f.code == "XR313"]
    assert [f.line for f in found] == [3, 7]


@pytest.mark.parametrize("slug", ["2569", "2026-01-01", "1.5", "yes", "null", "~", "0x1f"])
def test_a_key_is_the_text_that_is_written(knowledge_tree: Tree, slug: str) -> None:
    entry = "\n  - {date: 2026-11-24, th: ก, en: x}\n"
    tree = knowledge_tree.having("data/history.yml", f"{slug}:{entry}")
    redirects = f"pages: {{{slug}: absent}}\nanchors: {{{slug}: {{}}}}\n"
    tree = tree.having("data/redirects.yml", redirects)
    found = check_source(make_model(tree, CONFIG))
    history = [f for f in found if f.path == "docs/data/history.yml"]
    code = "XR027" if re.fullmatch(r"[a-z0-9/-]+", slug) else "XR013"
    assert [(f.code, f.line) for f in history] == [(code, 1)]
    assert slug in str(history[0])
    wrong = [f for f in found if f.path == "docs/data/redirects.yml"]
    assert (wrong[0].code, wrong[0].line) == ("XR313" if code == "XR027" else "XR013", 1)


@pytest.mark.parametrize("value", ["2569", "2026-01-01", "1.5", "yes", "null", "[]"])
def test_a_value_that_must_be_text_is_said_to_be_none(knowledge_tree: Tree, value: str) -> None:
    tree = knowledge_tree.having("data/redirects.yml", f"pages: {{old: {value}}}\nanchors: {{}}\n")
    found = check_source(make_model(tree, CONFIG))
    assert ("XR013", "docs/data/redirects.yml", 1) in {(f.code, f.path, f.line) for f in found}


@pytest.mark.parametrize("name", ["title", "description", "owner", "type"])
@pytest.mark.parametrize("value", ["2569", "2026-01-01", "2026-01-01T10:00:00", "yes", "null"])
def test_front_matter_that_is_no_text_is_said_to_be_none(
    knowledge_tree: Tree, name: str, value: str
) -> None:
    page = "choose.en.md"
    text = re.sub(rf"(?m)^{name}: .*$", f"{name}: {value}", knowledge_tree.texts[page], count=1)
    found = check_source(make_model(knowledge_tree.having(page, text), CONFIG))
    assert "XR021" in {f.code for f in found if f.path == f"docs/{page}"}


@pytest.mark.parametrize("name", ["freshness.tsv", "published.tsv"])
def test_a_record_that_stands_twice_is_found(knowledge_tree: Tree, name: str) -> None:
    text = knowledge_tree.texts[f"data/{name}"]
    rows = text.rstrip("\n").split("\n")
    tree = knowledge_tree.having(f"data/{name}", "\n".join([*rows, rows[1], ""]))
    found = check_source(make_model(tree, CONFIG))
    assert [(f.code, f.line) for f in found if f.path.endswith(name)] == [("XR015", len(rows) + 1)]
