"""Reading PDFs in tests: their text, their pictures and their QR codes."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from commands.tools import POPPLER, find

if TYPE_CHECKING:
    from pathlib import Path

THAI = re.compile(r"[\u0e00-\u0e7f]")


def pages_text(pdf: Path) -> list[str]:
    """Return the text of each page, in the order in which it is drawn."""
    if find(POPPLER) is None:
        pytest.skip(POPPLER.advice)
    done = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def condensed(text: str) -> str:
    """Return text without white space, and without the numbers of notes on links."""
    return re.sub(r"\[\d+\]|\s", "", text)


def qr_texts(pdf: Path, folder: Path) -> list[str]:
    """Return what the QR codes on the first page say."""
    picture = folder / pdf.stem
    subprocess.run(
        ["pdftoppm", "-r", "150", "-l", "1", "-singlefile", "-png", str(pdf), str(picture)],
        check=True,
    )
    codes = zxingcpp.read_barcodes(Image.open(picture.with_suffix(".png")))
    return [code.text for code in codes]
