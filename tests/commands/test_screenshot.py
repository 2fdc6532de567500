"""kb.py screenshot writes a picture of a page, or says why not."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from commands import arguments, screenshot
from commands.tools import CHROMIUM, find

if TYPE_CHECKING:
    from pathlib import Path


def test_a_picture_has_the_width_that_was_asked_for(tmp_path: Path) -> None:
    if find(CHROMIUM) is None:
        pytest.skip(CHROMIUM.advice)
    (tmp_path / "index.html").write_text("<p>ไทย</p>", encoding="utf-8")
    picture = tmp_path / "p.png"
    options = arguments.parse(
        ["screenshot", "index.html", str(picture), "--site-dir", str(tmp_path), "--width", "360"]
    )
    assert screenshot.run(options) == 0
    assert struct.unpack(">I", picture.read_bytes()[16:20]) == (360,)


def test_a_page_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = arguments.parse(
        ["screenshot", "no.html", str(tmp_path / "p.png"), "--site-dir", str(tmp_path)]
    )
    assert screenshot.run(options) == 2
    assert "Build first" in capsys.readouterr().err
