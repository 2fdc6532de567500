"""Widths of text, from the advance widths in the site's own fonts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "fonts"
SCRIPTS = ("thai", "latin")  # the order in which the style sheet's unicode-range prefers them


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text in pixels, at a font size in pixels.

    The sum of advance widths: kerning only makes Latin text a little narrower. A
    character that neither font has counts as one em.
    """
    widths = _advances(700 if bold else 400)
    return sum(widths.get(character, 1.0) for character in text) * size


@lru_cache(maxsize=2)
def _advances(weight: int) -> dict[str, float]:
    """Return the advance width of each character in ems."""
    advances: dict[str, float] = {}
    for script in SCRIPTS:
        font = TTFont(FONTS / f"sarabun-{script}-{weight}-normal.woff2")
        units = font["head"].unitsPerEm
        for code, glyph in font.getBestCmap().items():
            # Each font has the space; on pages it comes from the Latin one, as wide.
            advances.setdefault(chr(code), font["hmtx"][glyph][0] / units)
    return advances
