"""What kb.py check says, in which form, and with which exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

from check.rules import all_rules
from running import ROOT, check, edit, findings, run

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = "docs/methods/letters.th.md"


def test_our_own_pages_are_clean_with_no_exception() -> None:
    done = run("check", "--strict")
    assert (done.returncode, done.stdout) == (0, "Checked: nothing to fix.\n"), done.stdout
    pages = [p.read_text(encoding="utf-8") for p in (ROOT / "docs").rglob("*.md")
             if p.name not in ("checks.th.md", "checks.en.md")]  # fmt: skip
    assert not any("<!-- allow" in text for text in pages)


def test_one_planted_defect_fails_the_command_that_ci_runs(copy: Path) -> None:
    edit(copy, LETTERS, "(../choose.md)", "(../chose.md)")
    done = check(copy)
    assert done.returncode == 1
    assert "XR101" in done.stdout


def test_a_finding_shows_place_line_caret_remedy_and_nearest_target(copy: Path) -> None:
    line = edit(copy, LETTERS, "communication-tools.md#first", "communication-tools.md#frist")
    done = check(copy)
    lines = done.stdout.splitlines()
    head = next(n for n, text in enumerate(lines) if "XR102" in text)
    place = lines[head].split(" ")[0]
    column = int(place.rsplit(":", 1)[1])
    assert place == f"{LETTERS}:{line}:{column}"
    shown, carets = lines[head + 1], lines[head + 2]
    before = shown[: shown.index("[ประสาน")]
    assert carets.index("^") == wcswidth(before), "the caret stands under the bracket"
    assert "#first" in lines[head + 3]
    assert lines[-1] == "1 error in 1 file."


def test_a_reader_of_the_output_may_leave_early() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "commands", "check"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_messages_are_in_thai_when_asked_for_or_when_the_system_is(copy: Path) -> None:
    edit(copy, LETTERS, "(../choose.md)", "(../chose.md)")
    asked, system = check(copy, "--lang", "th"), check(copy, LANG="th_TH.UTF-8")
    assert "ไม่มีหน้า" in asked.stdout
    assert asked.stdout == system.stdout
    assert "\033[" not in asked.stdout, "colour only on a terminal"


def test_json_has_every_field(copy: Path) -> None:
    line = edit(copy, LETTERS, "(../choose.md)", "(../chose.md)")
    found = findings(copy)
    assert len(found) == 1
    assert {"code", "severity", "file", "line", "column", "message", "suggestion"} <= set(found[0])
    assert (found[0]["code"], found[0]["file"], found[0]["line"]) == ("XR101", LETTERS, line)
    assert found[0]["nearest"] == "../choose.md"


def test_many_findings_of_one_rule_stay_readable(copy: Path) -> None:
    page = copy / LETTERS
    text = page.read_text(encoding="utf-8")
    links = "\n\n".join(f"[x](gone-{number}.md)" for number in range(40))
    page.write_text(f"{text}\n{links}\n", encoding="utf-8")
    first = text.count("\n") + 2
    for language, words in (("en", "30 more times"), ("th", "อีก 30 แห่ง")):
        shown = check(copy, "--select", "XR101", "--lang", language).stdout
        assert shown.count("XR101") == 11
        assert words in shown
        assert f", {first + 78}" in shown
    assert len(findings(copy, "--select", "XR101")) == 40


def test_github_annotations_name_file_and_line(copy: Path) -> None:
    line = edit(copy, LETTERS, "(../choose.md)", "(../chose.md)")
    out = check(copy, "--format", "github").stdout
    assert out.startswith(f"::error file={LETTERS},line={line},col=")
    assert out.count("\n") == 1


def test_codes_and_paths_choose_the_findings(copy: Path) -> None:
    edit(copy, LETTERS, "(../choose.md)", "(../chose.md)")
    assert findings(copy, "--select", "XR2") == []
    assert findings(copy, "--ignore", "XR101") == []
    assert findings(copy, copy / "docs" / "cases") == []
    assert len(findings(copy, "--select", "XR101,XR2", copy / "docs" / "methods")) == 1


@pytest.mark.parametrize("path", [".", "docs", "docs/methods", "docs/methods/letters.th.md"])
def test_a_path_holds_what_is_found_below_it(copy: Path, path: str) -> None:
    edit(copy, "docs/methods/letters.th.md", "(../choose.md)", "(../chose.md)")
    assert check(copy, copy / path).returncode == 1
    assert check(copy, copy / "docs/cases").returncode == 0
    assert check(copy, copy / "mkdocs.yml").returncode == 0


def test_warnings_fail_only_when_strict(copy: Path) -> None:
    edit(copy, LETTERS, "reviewed: 2026-11-24", "reviewed: 2024-11-24")
    assert check(copy).returncode == 0
    assert check(copy, "--strict").returncode == 1


def test_today_is_the_source_date_epoch(copy: Path) -> None:
    done = check(copy, "--strict", SOURCE_DATE_EPOCH="1700000000")  # in 2023
    assert done.returncode == 1
    assert "XR022" in done.stdout


@pytest.mark.parametrize("option", ["--docs", "--config"])
def test_what_does_not_exist_is_status_2_and_no_traceback(option: str) -> None:
    done = run("check", option, "/nowhere")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "/nowhere" in done.stderr


def test_explain_says_reason_and_examples_of_every_rule() -> None:
    rules = all_rules()
    for language in ("th", "en"):
        done = run("explain", *rules, "--lang", language)
        assert done.returncode == 0
        for rule in rules.values():
            assert getattr(rule.reason, language) in done.stdout
            assert rule.bad.split("\n")[0] in done.stdout


def test_every_rule_is_told_in_both_languages_with_two_examples() -> None:
    for rule in all_rules().values():
        for words in (rule.reason, rule.message, rule.advice):
            assert words.th and words.en, rule.code
        assert rule.bad and rule.good and rule.bad != rule.good, rule.code


def test_authors_reference_page_lists_every_rule_in_both_languages(site: Path) -> None:
    for name, language in (("about/checks.html", "th"), ("en/about/checks.html", "en")):
        html = (site / name).read_text(encoding="utf-8")
        for code in all_rules():
            assert f'id="{code.lower()}"' in html, (language, code)
