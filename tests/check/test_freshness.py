"""A translation left behind is found, shown, and confirmed by a person alone."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from commands.tools import GIT, find
from running import check, edit, findings, run

if TYPE_CHECKING:
    from pathlib import Path

TH, EN = "docs/methods/letters.th.md", "docs/methods/letters.en.md"
KEY = "methods/letters#steps"


def _change_thai(folder: Path) -> int:
    return edit(folder, TH, "ขอทราบความต้องการ", "ขอทราบความเห็น")


def test_a_change_in_one_language_names_the_section_and_shows_the_difference(copy: Path) -> None:
    if find(GIT) is None:
        pytest.skip(GIT.advice)
    for command in (("init", "-q"), ("add", "docs"), ("commit", "-qm", "x")):
        subprocess.run(["git", "-C", str(copy), *command], check=True)
    line = _change_thai(copy)
    (found,) = findings(copy)
    assert (found["code"], found["severity"], found["line"]) == ("XR501", "error", line)
    assert KEY in found["message"]
    assert found["counterpart"]["file"] == EN
    old, new = found["difference"]
    assert old.startswith("- ") and "ขอทราบความต้องการ" in old
    assert new.startswith(f"+ {line}: ") and "ขอทราบความเห็น" in new


def test_without_a_history_the_new_words_are_still_shown(copy: Path) -> None:
    _change_thai(copy)
    out = check(copy).stdout
    assert "+ " in out and "ขอทราบความเห็น" in out
    assert "1 parts of the confirmed text" in out


def test_a_person_confirms_and_nothing_else_does(copy: Path) -> None:
    _change_thai(copy)
    edit(copy, EN, "about needs", "about opinions")
    before = findings(copy)
    assert [f["code"] for f in before] == ["XR502"]
    assert findings(copy) == before
    assert check(copy, "--accept", KEY).returncode == 0
    assert findings(copy) == []
    assert check(copy, "--accept", "methods/letters#absent").returncode == 2


def test_serve_shows_a_stale_section_as_a_warning(copy: Path) -> None:
    _change_thai(copy)
    assert check(copy).returncode == 1
    assert check(copy, "--freshness", "warning").returncode == 0


def test_moved_links_damage_and_reflow_leave_a_translation_fresh(copy: Path) -> None:
    edit(copy, TH, "(../choose.md)", "(../choose.md#table)")
    edit(copy, EN, "(../choose.md)", "(../choose.md#table)")
    edit(copy, TH, "จำเป็น", "จ าเป็น")
    assert {f["code"] for f in findings(copy)} == {"XR801"}


def test_build_keeps_the_old_site_when_a_translation_is_stale(copy: Path, tmp_path: Path) -> None:
    assert run("build", "--help").stdout.count("--freshness") >= 1
    from commands.build import Order, build, check
    from commands.outcome import BuildError

    site = tmp_path / "out" / "site"
    site.mkdir(parents=True)
    (site / "choose.html").write_text("The last good page.", encoding="utf-8")
    _change_thai(copy)
    order = Order(copy / "docs", copy / "mkdocs.yml")
    assert build(site, order) == 1
    assert [path.name for path in site.iterdir()] == ["choose.html"]
    assert (site / "choose.html").read_text(encoding="utf-8") == "The last good page."
    with pytest.raises(BuildError):
        check(order)
    check(replace(order, is_draft=True))  # a draft is built: nothing else is in its way
