"""Mistakes in the data of letters, forms and pictures are told with their place and a remedy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from check.source import check_source
from content.findings import ContentError
from content.knowledge import load_data
from render.blocks import expand
from render.view import View

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
        ("letters.yml", ("[3.2.4.2]", "[3.2.4.9]"), "XR053", "Did you mean 3.2.4."),
        ("forms.yml", ("[case2.goal]", "[case2.gaol]"), "XR053", "Did you mean case2.goal?"),
        ("contact-chain.yml", ("case3.step.11]", "case3.step.99]"), "XR053", "Did you mean case3"),
        ("preparations.yml", ("case1.before.07", "case1.before.70"), "XR053", "Did you mean case1"),
        ("map.yml", ("right: [competencies]", "right: [competences]"), "XR054", "competencies"),
        ("contact-chain.yml", ("- kind: letter", "- kind: post"), "XR054", "telephone"),
        ("letters.yml", ("layout: memo", "layout: note"), "XR070", "letter, memo"),
        ("forms.yml", ("landscape: true", "landscape: wide"), "XR070", "true or false"),
        ("map.yml", ("    nodes:", "    knots:"), "XR070", ""),
    ],
)
def test_a_mistake_in_a_data_file_is_found(
    docs: Path, name: str, change: tuple[str, str], code: str, advice: str
) -> None:
    line = replace(docs, f"data/{name}", *change)
    with pytest.raises(ContentError) as raised:
        load_data(docs)
    (finding, *_) = raised.value.findings
    assert finding.code == code
    assert advice in finding.suggestion
    assert finding.path.endswith(f"data/{name}")
    if code == "XR053":
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
    (finding,) = check_source(docs, ROOT / "mkdocs.yml")
    assert (finding.code, finding.line) == ("XR055", line)
    assert f"“{wrong}”" in finding.message
    text = f"<!-- show: {marker} -->"
    assert expand(text, View(knowledge, "reference/map", "en")) == text
