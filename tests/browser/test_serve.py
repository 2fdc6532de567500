"""kb.py serve: an author's change appears in the browser by itself."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
# How long a build may keep a browser waiting where other tests use the machine, too, in ms.
BUILT = 300_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, str, subprocess.Popen[str]]]:
    """Serve a copy; give its address, what was said before that, and the process."""
    with subprocess.Popen(
        [sys.executable, "-m", "commands", "serve", "--port", "0"],
        env={**os.environ, "PYTHONPATH": str(folder / "scripts"), "PYTHONUNBUFFERED": "1",
             "LANG": "C.UTF-8", "LC_ALL": ""},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        said, address = _read(process, r"http://\S+/")
        yield address, said, process
        process.terminate()


@pytest.fixture
def served(project: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """Serve a copy of the project; give its folder, its address and the process."""
    with serving(project) as (address, _, process):
        yield project, address, process


def _until(process: subprocess.Popen[str], pattern: str) -> str:
    """Return the first match of a pattern in what a process says."""
    return _read(process, pattern)[1]


def _read(process: subprocess.Popen[str], pattern: str) -> tuple[str, str]:
    """Return what a process says up to the first match of a pattern, and the match."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if match := re.search(pattern, line):
            return said, match[0]
    raise AssertionError(said)


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
    page.get_by_text("A new sentence.").wait_for(timeout=BUILT)

    source.write_text(text.replace("[§2.1.1]", "[§9.9.9]"), encoding="utf-8")
    assert _until(process, r"9\.9\.9") == "9.9.9"
    assert "still being served" in _until(process, r".*still being served.*")
    page.reload()
    assert page.get_by_text("A new sentence.").count() == 1
    page.close()


def test_it_starts_while_pages_have_errors_and_says_so_until_they_are_corrected(
    project: Path, chromium: Browser
) -> None:
    source = project / "docs/prepare.th.md"
    text = source.read_text(encoding="utf-8")
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines, 1) if "[§2.1.1]" in line)
    wrong = text.replace("[§2.1.1]", "[§9.9.9]", 1)
    source.write_text(wrong, encoding="utf-8")
    page = chromium.new_page()
    with serving(project) as (address, said, _):
        place = f"docs/prepare.th.md:{number}:{lines[number - 1].index('§') + 1}"
        assert place in said
        with page.expect_response("**/.reload?after="):
            page.goto(f"{address}prepare.html")
        for language in ("th", "en"):
            section = page.locator(f"section[lang={language}]")
            assert place in section.inner_text()
            assert "9.9.9" in section.inner_text()
            assert "units.tsv" in section.inner_text()
        source.write_text(text, encoding="utf-8")
        page.locator("article h1").wait_for(timeout=BUILT)

    # What was good is served again at the next start, whatever has become broken since.
    (project / "mkdocs.yml").write_text("nav: [\n", encoding="utf-8")
    (project / "docs/data/units.tsv").write_bytes(b"\xff\xfe")
    with serving(project) as (address, said, _):
        assert "mkdocs.yml:" in said
        assert "units.tsv:" in said
        assert "Traceback" not in said
        assert "still being served" in said
        page.goto(f"{address}en/prepare.html")
        assert page.locator("article h1").count() == 1
    page.close()


def test_it_starts_where_there_are_no_pages_at_all(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    shutil.rmtree(project / "docs")
    with serving(project) as (address, said, process):
        assert "Traceback" not in said
        with urllib.request.urlopen(f"{address}en/index.html") as answer:
            page = answer.read().decode()
        assert page.count("mkdocs.yml") == 2
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
