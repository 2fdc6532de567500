"""kb.py screenshot writes a picture of a page, or says why not."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from commands.tools import CHROMIUM, find

ROOT = Path(__file__).resolve().parents[2]


def screenshot(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "commands", "screenshot", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_picture_has_the_width_that_was_asked_for(tmp_path: Path) -> None:
    if find(CHROMIUM) is None:
        pytest.skip(CHROMIUM.advice)
    (tmp_path / "index.html").write_text("<p>ไทย</p>", encoding="utf-8")
    picture = tmp_path / "p.png"
    done = screenshot("index.html", str(picture), "--site-dir", str(tmp_path), "--width", "360")
    assert done.returncode == 0, done.stderr
    assert struct.unpack(">I", picture.read_bytes()[16:20]) == (360,)


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = screenshot("no.html", str(tmp_path / "p.png"), "--site-dir", str(tmp_path))
    assert done.returncode == 2
    assert "python3 scripts/kb.py build" in done.stderr
