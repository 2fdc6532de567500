"""The anatomy of a letter: its layout and its parts, each part a link to its source."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from drawing import svg
from drawing.figures import Around, citation, figure, mark, remark, source
from drawing.svg import Area
from drawing.wrapping import Pen
from letters.layout import Layout, layout_of

if TYPE_CHECKING:
    from content.letters import Letter, Part
    from content.view import View

MARGIN = 16.0
PADDING = 8.0
GAP = 8.0
GARUDA = 60.0
NUMBER = 22.0  # the room that a part's number takes


def letter_anatomy(view: View, name: str) -> str:
    """Return the picture of a letter's parts as a figure."""
    letter = view.base.data.letters[name]
    title = view.strings["letter_picture"].format(title=letter.titles[view.language])
    cites = citation(view, letter.units)
    caption = f"{escape(title)} {cites} {remark(view, view.strings['letter_caption'])}"

    def draw(width: float, identifier: str) -> str:
        return Sheet(view, Pen(is_rough=view.is_outline), width).draw(letter, title, identifier)

    return figure(view, Around(f"letter-{name}", caption, _words(view, letter)), draw)


@dataclass(frozen=True)
class Sheet:
    """The sheet of paper that a letter is drawn on."""

    view: View
    pen: Pen
    width: float

    @property
    def _inner(self) -> float:
        return self.width - 2 * MARGIN

    def draw(self, letter: Letter, title: str, identifier: str) -> str:
        """Return the drawing of a letter, from its head to its foot."""
        layout = layout_of(letter, self.view.language, self.view.strings)
        parts, y = self._head(letter, layout)
        for line in layout.lines:
            block, y = self._plain(f"{line.label}\u00a0\u00a0{line.words}", MARGIN, y)
            parts.append(block)
        y += GAP
        for number, part in enumerate(letter.parts, 1):
            block, y = self._part(part, number, y)
            parts.append(block)
        for text in (layout.closing, *layout.signature):
            if text:
                block, y = self._plain(text, self.width / 2, y)
                parts.append(block)
        for text in layout.foot:
            block, y = self._plain(text, MARGIN, y)
            parts.append(block)
        height = y + MARGIN
        paper = svg.rectangle(Area(1, 1, self.width - 2, height - 2), "kb-paper", 2)
        return svg.drawing(self.width, height, title, identifier, paper, *parts)

    def _head(self, letter: Letter, layout: Layout) -> tuple[list[str], float]:
        """Return the garuda's room or the memo's heading, the corners and the date."""
        strings = self.view.strings
        parts = [mark(self.view, self.width - MARGIN - 12, MARGIN + 4)]
        room = self.pen.wrap(strings["letter_garuda"], GARUDA * 1.4)
        wide = max(self.pen.width(line) for line in room) + 2 * PADDING
        height = len(room) * self.pen.leading + PADDING
        left = MARGIN if letter.is_memo else (self.width - wide) / 2
        parts.append(svg.rectangle(Area(left, MARGIN, wide, height), "kb-room"))
        parts.append(svg.text(room, left + PADDING, MARGIN + 18, self.pen.leading, "kb-aside"))
        if letter.is_memo:
            heading = (strings["memo_heading"],)
            parts.append(svg.text(heading, left + wide + MARGIN, MARGIN + 30, 0, "kb-title"))
        y = MARGIN + height + GAP
        for start, end in layout.corners:
            (block, left_y), (other, right_y) = (
                self._plain(text, x, y, self._inner / 2)
                for text, x in ((start, MARGIN), (end, self.width / 2))
            )
            parts += [block, other]
            y = max(left_y, right_y)
        if layout.date:
            block, y = self._plain(layout.date, self.width / 2, y)
            parts.append(block)
        return parts, y + GAP / 2

    def _plain(self, words: str, x: float, y: float, width: float = 0) -> tuple[str, float]:
        """Return a block of the layout's words, and the height at which it ends."""
        if not words:
            return "", y
        lines = self.pen.wrap(words, width or self.width - MARGIN - x)
        block = svg.text(lines, x, y + self.pen.size, self.pen.leading, "kb-aside")
        return block, y + len(lines) * self.pen.leading

    def _part(self, part: Part, number: int, y: float) -> tuple[str, float]:
        """Return a part's box: number, name, source or mark, and the model sentence."""
        leading, size = self.pen.leading, self.pen.size
        x = MARGIN + PADDING + NUMBER
        room = self._inner - 2 * PADDING - NUMBER
        units = [self.view.base.data.units[unit] for unit in part.units]
        cites = ", ".join(self.view.label(unit) for unit in units)
        name = self.pen.wrap(part.names[self.view.language], room, bold=True)
        words = self.pen.wrap(part.texts[self.view.language], room)
        lines = len(name) + bool(cites) + len(words)
        area = Area(MARGIN, y, self._inner, lines * leading + 2 * PADDING)
        top = y + PADDING + size
        under = top + leading * len(name)
        children = [
            svg.rectangle(area, "kb-box" if part.is_reported else "kb-box kb-box--reading"),
            svg.text((str(number),), MARGIN + PADDING, top, 0, "kb-head"),
            svg.text(name, x, top, leading, "kb-label kb-head"),
            svg.text(words, x, under + leading * bool(cites), leading, "kb-aside"),
        ]
        if cites:
            children.append(svg.text((cites,), x, under, 0, "kb-source"))
        if not part.is_reported:
            children.append(mark(self.view, area.x + area.width - 18, y + PADDING + 9))
        block = "".join(children)
        if units:
            block = svg.link(source(self.view, units[0].id), block)
        return block, y + area.height + GAP


def _words(view: View, letter: Letter) -> str:
    items = []
    for part in letter.parts:
        name = f"<b>{escape(part.names[view.language])}</b> {citation(view, part.units)}"
        sentence = remark(view, part.texts[view.language])
        items.append(f"<li>{name}<br>{sentence}</li>")
    return f"<ol>{''.join(items)}</ol>"
