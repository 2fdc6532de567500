"""Mistakes in the data of working aids and pictures are told with their place and a remedy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from check.engine import check_source
from check.model import read_model
from content.findings import ContentError, tell
from content.knowledge import load
from content.view import View
from render.blocks import expand

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    copy = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", copy)
    return copy


def replace(docs: Path, name: str, old: str, new: str) -> int:
    """Change a file once; return the line of the change."""
    path = docs / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "change", "code", "advice"),
    [
        ("letters.yml", ("[3.2.4.2]", "[3.2.4.9]"), "XR016", "Did you mean 3.2.4."),
        ("forms.yml", ("[case2.goal]", "[case2.gaol]"), "XR016", "Did you mean case2.goal?"),
        ("contact-chain.yml", ("case3.step.11]", "case3.step.99]"), "XR016", "Did you mean case3"),
        ("preparations.yml", ("case1.before.07", "case1.before.70"), "XR016", "Did you mean case1"),
        ("map.yml", ("right: [competencies]", "right: [competences]"), "XR013", "competencies"),
        ("contact-chain.yml", ("- kind: letter", "- kind: post"), "XR013", "telephone"),
        ("letters.yml", ("layout: memo", "layout: note"), "XR013", "letter, memo"),
        ("forms.yml", ("landscape: true", "landscape: wide"), "XR013", "true or false"),
        ("map.yml", ("    nodes:", "    knots:"), "XR013", ""),
        ("choose.yml", ("[3.3.when.2]", "[3.3.when.22]"), "XR016", "Did you mean 3.3.when.2?"),
        ("choose.yml", ("ask: routine", "ask: rotine"), "XR025", "routine"),
        ("choose.yml", ("    if_no:", "    if_nay:"), "XR013", ""),
        ("history.yml", ("date: 2026-11-24", "date: 24 Nov"), "XR029", "year-month-day"),
    ],
)
def test_a_mistake_in_a_data_file_is_found(
    docs: Path, name: str, change: tuple[str, str], code: str, advice: str
) -> None:
    line = replace(docs, f"data/{name}", *change)
    with pytest.raises(ContentError) as raised:
        load(docs)
    (finding, *_) = raised.value.findings
    assert finding.code == code
    assert advice in tell(finding.suggestion, "en")
    assert finding.path.endswith(f"data/{name}")
    if code == "XR016":
        assert finding.line == line


@pytest.mark.parametrize(
    ("marker", "wrong"),
    [
        ("map everything", "everything"), ("letter reques-support", "reques-support"),
        ("files thanks,thank", "thank"), ("preparation study-visit", "study-visit"),
    ],
)  # fmt: skip
def test_a_marker_that_names_nothing_is_found_and_left_alone(
    docs: Path, knowledge: KnowledgeBase, marker: str, wrong: str
) -> None:
    line = replace(docs, "reference/map.en.md", "show: map all", f"show: {marker}")
    found = check_source(read_model(docs, ROOT / "mkdocs.yml"))
    (finding,) = [finding for finding in found if finding.code == "XR024"]
    assert finding.line == line
    assert f"{wrong}”" in tell(finding.message, "en")
    text = f"<!-- show: {marker} -->"
    assert expand(text, View(knowledge, "reference/map", "en")) == text
