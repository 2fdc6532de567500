"""One broken file gives one finding, and what follows from it is held back and counted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from check import engine
from check.formats.machine import as_github, as_json
from check.model import make_model
from check.rules import all_rules
from content.config import read_config
from content.findings import Finding
from content.pages import is_page
from content.tree import TEXTS
from running import ROOT, check, edit, findings

if TYPE_CHECKING:
    from pathlib import Path

    from check.model import Model

DATA_FILES = sorted(
    path.relative_to(ROOT / "docs").as_posix()
    for path in (ROOT / "docs" / "data").rglob("*") if path.suffix in TEXTS
)  # fmt: skip
PAGES = sorted(
    path.relative_to(ROOT / "docs").as_posix()
    for path in (ROOT / "docs").rglob("*.md")
    if is_page(path.relative_to(ROOT / "docs").as_posix())
)
CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
HEADER = "docs/data/units.tsv"


def _found(model: Model, name: str, text: str | None) -> list[Finding]:
    changed = make_model(model.tree.having(name, text), model.config, model.today)
    return engine.check_source(changed)


@pytest.mark.parametrize("name", DATA_FILES)
@pytest.mark.parametrize(
    "broken", [None, "", '{\n[x\t"', "x\t"], ids=["gone", "empty", "junk", "shifted"]
)
def test_a_broken_data_file_is_the_only_one_with_findings(
    model: Model, name: str, broken: str | None
) -> None:
    text = broken and broken + model.tree.texts[name]
    found = _found(model, name, text)
    assert {finding.path for finding in found} == {model.tree.shown(name)}
    assert found[0].held_back is not None or "front-matter" in name


@pytest.mark.parametrize("name", [name for name in DATA_FILES if name.endswith(".tsv")])
def test_a_row_that_is_cut_off_is_the_only_finding(model: Model, name: str) -> None:
    lines = model.tree.texts[name].split("\n")
    row = next((n for n, line in enumerate(lines) if n and "\t" in line), None)
    if row is None:
        lines.append("a\tb")
    else:
        lines[row] = lines[row].partition("\t")[0]
    found = _found(model, name, "\n".join(lines))
    assert {(finding.code, finding.path) for finding in found} == {
        ("XR011", model.tree.shown(name))
    }


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n# x", "x"], ids=["front matter", "none"])
def test_an_unreadable_page_is_the_only_one_with_findings(
    model: Model, name: str, text: str
) -> None:
    assert {finding.path for finding in _found(model, name, text)} == {model.tree.shown(name)}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("\nnav:\n", "\nnav: [x\n", None),
        ("\nnav:\n", "\nnav: choose.md\nformer:\n", 1),
        ("\nnav:\n", "\nnav:\nformer:\n", 1),
        ("\nnav:\n", "\nnav:\n  -\n", 2),
        ("\nnav:\n", "\nnav:\n  - pages:\n", 2),
        (CONFIG, "\n", 0),
        (CONFIG, "- x\n", 0),
    ],
    ids=["not closed", "one page", "nothing", "an empty entry", "an empty part", "empty", "a list"],
)
def test_a_broken_configuration_is_the_only_finding(
    model: Model, old: str, new: str, line: int | None
) -> None:
    assert old in CONFIG
    config = read_config(CONFIG.replace(old, new, 1), "mkdocs.yml")
    found = engine.check_source(make_model(model.tree, config, model.today))
    assert [finding.path for finding in found] == ["mkdocs.yml"]
    start = CONFIG.count("\n", 0, CONFIG.index("\nnav:\n")) + 1
    assert line is None or found[0].line == (start + line if line else 1)


def test_what_depends_on_it_is_counted_and_the_rest_is_told_after_it(
    model: Model, copy: Path
) -> None:
    edit(copy, "docs/methods/letters.th.md", "(../choose.md)", "(../chose.md)")
    edit(copy, HEADER, "id\tkind", "id\tsort")
    cause, other = findings(copy)
    assert (cause["code"], cause["file"], cause["line"]) == ("XR010", HEADER, 1)
    assert (other["code"], other["held_back"]) == ("XR101", None)
    everything = list(model.base.data.units)
    assert cause["held_back"] > len(everything) / 2
    english, thai = check(copy).stdout, check(copy, "--lang", "th").stdout
    assert f"{cause['held_back']} more depend on this" in english
    assert f"มีอีก {cause['held_back']} รายการ" in thai
    assert english.index("XR010") < english.index("XR101")


def test_a_choice_of_paths_or_codes_does_not_hide_what_holds_findings_back(copy: Path) -> None:
    edit(copy, HEADER, "id\tkind", "id\tsort")
    for choice in (["--select", "XR6"], [copy / "docs" / "methods"]):
        assert [finding["code"] for finding in findings(copy, *choice)] == ["XR010"]
    assert findings(copy, "--ignore", "XR010") == []


def test_only_what_lacks_its_data_is_held_back_and_every_form_says_how_much() -> None:
    cause = Finding("docs/data/units.tsv", 1, 1, "XR010", "Wrong.")
    row = replace(cause, line=9, code="XR011")
    other = Finding("docs/a.th.md", 3, 1, "XR101", "Wrong.")
    lost = [replace(other, line=n, code="XR601") for n in (1, 2)]
    kept = engine.hold_back([*lost, other, row, cause], {"units.tsv": cause.path})
    assert [(f.code, f.held_back) for f in kept] == [("XR010", 2), ("XR011", 0), ("XR101", None)]
    assert [entry["held_back"] for entry in json.loads(as_json(kept, "en"))] == [2, 0, None]
    assert "2 more depend on this" in as_github(kept, "en").split("\n")[0]
    assert engine.hold_back([other, *lost], {}) == sorted([other, *lost], key=lambda f: f.order)


def test_rules_need_data_that_exists() -> None:
    known = {name.removeprefix("data/") for name in DATA_FILES} | {"mkdocs.yml", "pages"}
    assert {name for rule in all_rules().values() for name in rule.needs} <= known


def test_names_that_look_alike_are_said_to_differ_in_their_code_points(model: Model) -> None:
    for stored, written in (("e\u0301.svg", "\u00e9.svg"), ("น\u0e4d\u0e32.svg", "น\u0e33.svg")):
        tree = replace(model.tree, assets=frozenset({f"images/{stored}"}))
        name = "methods/letters.th.md"
        tree = tree.having(name, f"{tree.texts[name]}\n![x](../images/{written})\n")
        found = engine.check_source(make_model(tree, model.config, model.today))
        alike = [f for f in found if f.code in ("XR131", "XR901", "XR904")]
        assert [finding.code for finding in alike] == ["XR131"]
        assert " ".join(f"U+{ord(sign):04X}" for sign in stored[-6:-4]) in str(alike[0])
