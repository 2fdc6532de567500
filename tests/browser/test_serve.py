"""kb.py serve: an author's change appears in the browser by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """Serve a copy of the project; give its folder, its address and the process."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    with subprocess.Popen(
        [sys.executable, "-m", "commands", "serve", "--port", "0"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "scripts"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        yield tmp_path, _until(process, r"http://\S+/"), process
        process.terminate()


def _until(process: subprocess.Popen[str], pattern: str) -> str:
    """Return the first match of a pattern in what a process says."""
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line
        if match := re.search(pattern, line):
            return match[0]
    raise AssertionError(told)


def test_a_changed_page_is_rebuilt_and_the_browser_reloads_but_a_broken_one_changes_nothing(
    served: tuple[Path, str, subprocess.Popen[str]], chromium: Browser
) -> None:
    folder, address, process = served
    page = chromium.new_page()
    # The page's first question for news has to be answered before a change counts.
    with page.expect_response("**/.reload?after="):
        page.goto(f"{address}en/prepare.html")
    source = folder / "docs/prepare.en.md"
    text = source.read_text(encoding="utf-8")
    for language, words in (("en", "A new sentence."), ("th", "ประโยคใหม่")):
        path = folder / f"docs/prepare.{language}.md"
        old = path.read_text(encoding="utf-8")
        path.write_text(old.replace("\n## ", f"\n{words}\n\n## ", 1), encoding="utf-8")
    page.get_by_text("A new sentence.").wait_for(timeout=60_000)

    source.write_text(text.replace("[§2.1.1]", "[§9.9.9]"), encoding="utf-8")
    assert _until(process, r"9\.9\.9") == "9.9.9"
    assert "still being served" in _until(process, r".*still being served.*")
    page.reload()
    assert page.get_by_text("A new sentence.").count() == 1
    page.close()
