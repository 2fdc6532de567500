"""Lines of text: broken where a word ends, no wider than their box."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from content.words import words
from drawing.metrics import text_width

ROUGH_WIDTH = 0.5  # of a character, in ems; what a rough pen takes each to be

# What may not begin a line, and what may not end one.
CLINGS_BACK = re.compile(r"[\s,.;:!?)\]”’/ๆฯ%–]")
CLINGS_ON = re.compile(r"[(\[“‘–]$")
SPACED = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Pen:
    """How a picture's text is set: sizes in pixels, and names that are not to be broken.

    A rough pen knows neither words nor fonts, and is quick: for whoever wants a
    picture's ids and links alone.
    """

    names: frozenset[str] = frozenset()
    size: float = 14
    leading: float = 21
    is_rough: bool = False

    def at(self, size: float) -> Pen:
        """Return the same pen at another size."""
        return replace(self, size=size)

    def wrap(self, text: str, width: float, bold: bool = False) -> tuple[str, ...]:
        """Return the lines of a text in a box; a line keeps the space behind its last word.

        Thai breaks between words as the segmenter finds them. A word wider than the
        box stands alone on its line and sticks out, which a test would find.
        """
        lines: list[str] = []
        line = ""
        for piece in self._pieces(text):
            if line and self.width((line + piece).rstrip(), bold) > width:
                lines.append(line)
                line = piece
            else:
                line += piece
        return (*lines, line) if line else tuple(lines)

    def width(self, text: str, bold: bool = False) -> float:
        """Return the width of a line in pixels."""
        if self.is_rough:
            return len(text) * self.size * ROUGH_WIDTH
        return text_width(text, self.size, bold)

    def _pieces(self, text: str) -> list[str]:
        """Return the text cut where a line may break; a piece carries the space behind it."""
        if self.is_rough:
            return SPACED.findall(text)
        pieces: list[str] = []
        for word in words(text, self.names):
            if pieces and (CLINGS_BACK.match(word) or CLINGS_ON.search(pieces[-1])):
                pieces[-1] += word
            else:
                pieces.append(word)
        return pieces
