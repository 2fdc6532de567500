"""The state of the knowledge base: a table for authors, in the terminal and as a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from commands.__main__ import main
from commands.status import count_sheets, count_stale, table
from content.findings import Finding
from content.states import page_states
from content.view import View
from projects import copy_content
from render.blocks import expand

if TYPE_CHECKING:
    from pathlib import Path

    from content.knowledge import KnowledgeBase


def status(monkeypatch: pytest.MonkeyPatch, root: Path, site: Path) -> int:
    folders = {"--docs": root / "docs", "--config": root / "mkdocs.yml", "--site-dir": site}
    options = [str(part) for pair in folders.items() for part in pair]
    monkeypatch.setattr("sys.argv", ["kb.py", "status", *options])
    return main()


def test_every_page_has_a_row_with_its_figures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, knowledge: KnowledgeBase,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    root = copy_content(tmp_path / "kb")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    sheets = tmp_path / "site/handouts/en/methods"
    sheets.mkdir(parents=True)
    (sheets / "in-person.pdf").touch()
    (root / "docs/choose.en.md").unlink()
    (root / "docs/data/freshness.tsv").write_text("page\tsection\tth\ten\n", "utf-8")
    assert status(monkeypatch, root, tmp_path / "site") == 0
    told = capsys.readouterr().out
    rows = {line.split()[0]: line.split() for line in told.split("\n") if line}
    assert {slug for slug, _ in knowledge.documents} <= set(rows)
    row = rows["methods/in-person"]
    assert row[1] == "technique"
    assert row[4:] == ["2026-11-24", "4", "-", "17", "14", "1"]
    assert re.fullmatch("[0-9a-f]{8}", row[2])
    assert rows["choose"][3] == "-"
    assert f"{len(page_states(knowledge))} pages, {len(page_states(knowledge)) - 1} in both" in told
    assert "223 units have a home" in told


def test_stale_sections_are_counted_by_page_where_they_are_recorded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [
        Finding(path, 1, 1, code, "")
        for path, code in (
            ("docs/prepare.th.md", "XR501"), ("docs/prepare.en.md", "XR502"),
            ("docs/methods/letters.en.md", "XR501"), ("docs/prepare.th.md", "XR601"),
        )
    ]  # fmt: skip
    assert count_stale(found) == {"prepare": 2, "methods/letters": 1}
    root = copy_content(tmp_path / "kb")
    monkeypatch.setattr("commands.status.check_source", lambda *_: found)
    assert status(monkeypatch, root, tmp_path) == 0
    rows = {line.split()[0]: line.split() for line in capsys.readouterr().out.split("\n") if line}
    assert [rows[slug][6] for slug in ("prepare", "methods/letters", "choose")] == ["2", "1", "0"]


def test_pages_that_cannot_be_read_are_told_with_their_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_content(tmp_path / "kb")
    (root / "docs/data/units.tsv").write_text("no table", "utf-8")
    assert status(monkeypatch, root, tmp_path) == 2
    assert "docs/data/units.tsv:1" in capsys.readouterr().err


def test_sheets_are_counted_whatever_joins_the_parts_of_their_names(tmp_path: Path) -> None:
    for name in ("methods/letters.th.pdf", "en/methods/letters.pdf", "methods-letters-en.pdf",
                 "prepare.pdf", "prepare.txt"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert count_sheets(tmp_path) == {"methods-letters": 3, "prepare": 1}
    assert count_sheets(tmp_path / "none") == {}


def test_columns_are_as_wide_as_their_cells() -> None:
    assert table([("a", "b"), ("long", "c")]) == "a     b\nlong  c"


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_for_authors_lists_every_page_and_not_what_depends_on_today(
    knowledge: KnowledgeBase, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def block() -> str:
        view = View(knowledge, "about/status", language)
        return expand("<!-- show: status -->", view)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    before = block()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
    assert block() == before
    rows = [line for line in before.split("\n") if line.startswith("| [")]
    assert len(rows) == len({slug for slug, _ in knowledge.documents})
    assert f"| [{knowledge.title('prepare', language)}](../prepare.md) |" in before
