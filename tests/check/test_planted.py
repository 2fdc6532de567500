"""Twenty-two defects planted at once: each is found at its line, and MkDocs misses eight."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from check import engine
from content.findings import Finding
from output.site import build_site
from running import ROOT, check, findings

DEFECTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "planted.yml").read_text(encoding="utf-8")
)
Seen = tuple[str, str, int]


def test_all_are_found_at_once_and_nothing_else_where_mkdocs_finds_fourteen(copy: Path) -> None:
    lines = {d["name"]: [_plant(copy, edit) for edit in d["plant"]] for d in DEFECTS}
    pages = [d["accept"] for d in DEFECTS if "accept" in d]
    done = check(copy, *(word for page in pages for word in ("--accept", page)))
    assert done.returncode == 0, done.stderr
    warnings = _mkdocs(copy)
    site = copy / "finished" / "site"
    site.mkdir(parents=True)
    warned = build_site(copy / "mkdocs.yml", copy / "docs", site, in_spite=True)

    told = findings(copy, "--layer", "all", "--site-dir", site)
    seen = {(f["code"], f["file"], f["line"]) for f in told}
    wanted = {d["name"]: _expected(copy, d, lines[d["name"]]) for d in DEFECTS}
    caught = {name for name, expected in wanted.items() if expected <= seen}
    everything = set().union(*wanted.values())
    assert seen - everything == set(), "false alarms"
    assert len(DEFECTS) == len(caught) == 22, set(wanted) - caught

    places = [Finding(f["file"], f["line"], 1, f["code"], f["message"]) for f in told]
    assert len(warned) == 1 + 14, "once for each defect, but for both languages of the navigation"
    assert engine.not_yet_found(warned, places) == [], "nor is anything told a second time"

    by_mkdocs = {d["name"] for d in DEFECTS if "mkdocs" in d}
    for warning in warnings:
        assert any(d["mkdocs"] in warning for d in DEFECTS if "mkdocs" in d), warning
    for defect in DEFECTS:
        if "mkdocs" in defect:
            assert any(defect["mkdocs"] in warning for warning in warnings), defect["name"]
    assert len(by_mkdocs) == 14


def _plant(folder: Path, edit: dict[str, str]) -> int:
    """Make an edit in a copy, and return the line on which it begins."""
    path = folder / edit["file"]
    if "write" in edit:
        path.write_text(edit["write"], encoding="utf-8")
        return 1
    text = path.read_text(encoding="utf-8")
    if "append" in edit:
        path.write_text(f"{text}\n{edit['append']}\n", encoding="utf-8")
        return text.count("\n") + 2
    assert edit["old"] in text, edit
    path.write_text(text.replace(edit["old"], edit["new"], 1), encoding="utf-8")
    return text.count("\n", 0, text.index(edit["old"])) + 1


def _expected(folder: Path, defect: dict[str, Any], lines: list[int]) -> set[Seen]:
    """Return what must be said of a defect, from where it was planted."""
    files = [edit["file"] for edit in defect["plant"]]
    first = (defect["code"], files[0], lines[0] + defect.get("at", 0))
    others = set()
    for also in defect.get("also", ()):
        code, file, *words = also.split(" ", 2)
        line = _line_of(folder / file, words[0]) if words else lines[files.index(file)]
        others.add((code, file, line))
    return {first, *others}


def _line_of(path: Path, words: str) -> int:
    text = path.read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(words)) + 1


def _mkdocs(folder: Path) -> list[str]:
    """Return what ``mkdocs build --strict`` warns of."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", folder / "mkdocs.yml",
         "-d", folder / "site"],
        capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    messages = done.stderr.replace("\n  ", " ").split("\n")
    return [message for message in messages if message.startswith("WARNING")]
