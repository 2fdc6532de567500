"""What was prepared before an event, in the report's order: boxes row by row, then the event."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from drawing import svg
from drawing.arrows import css, line
from drawing.figures import NARROW, Around, anchor, citation, figure, remark
from drawing.svg import Area
from drawing.wrapping import Pen

if TYPE_CHECKING:
    from content.pictures import Preparation, Step
    from content.view import View

PADDING = 8.0
GAP = 26.0  # between boxes, where the arrow runs
NUMBER = 26.0  # the room that a step's number takes
COLUMNS = 3


def preparation(view: View, name: str) -> str:
    """Return the preparation for an event as a figure."""
    shown = view.base.data.pictures.preparations[name]
    note = remark(view, view.strings["preparation_note"])
    caption = f"{escape(shown.titles[view.language])} {note}"

    def draw(width: float, identifier: str) -> str:
        columns = 1 if width == NARROW else COLUMNS
        return Sheet(view, Pen(is_rough=view.is_outline), width, columns).draw(shown, identifier)

    return figure(view, Around(f"preparation-{name}", caption, _words(view, shown)), draw)


@dataclass(frozen=True)
class Sheet:
    """The sheet that the steps are drawn on, so many in a row."""

    view: View
    pen: Pen
    width: float
    columns: int

    def draw(self, shown: Preparation, title: str) -> str:
        """Return the drawing: numbered boxes, arrows from each to the next, and the event."""
        language = self.view.language
        box_width = (self.width - GAP * (self.columns - 1) - 2) / self.columns
        parts: list[str] = []
        y = 1.0
        before: Area | None = None
        for start in range(0, len(shown.steps), self.columns):
            row = shown.steps[start : start + self.columns]
            texts = [
                self.pen.wrap(step.names[language], box_width - 2 * PADDING - NUMBER)
                for step in row
            ]
            height = max(
                (len(lines) + bool(step.times)) * self.pen.leading + 2 * PADDING
                for lines, step in zip(texts, row, strict=True)
            )
            for column, (step, lines) in enumerate(zip(row, texts, strict=True)):
                area = Area(1 + column * (box_width + GAP), y, box_width, height)
                parts += self._arrow(before, area)
                parts.append(self._step(step, start + column + 1, area, lines))
                before = area
            y += height + GAP
        goal = shown.goals[language]
        x = before.x if before else 1.0
        end = Area(x, y, box_width, self.pen.leading + 2 * PADDING)
        parts += self._arrow(before, end)
        parts.append(svg.rectangle(end, "kb-box kb-box--goal", 18))
        baseline = y + PADDING + self.pen.size
        parts.append(svg.text((goal,), x + PADDING * 2, baseline, 0, "kb-head"))
        bottom = end.y + end.height + 1
        return svg.drawing(self.width, bottom, shown.titles[language], title, *parts)

    def _step(self, step: Step, number: int, area: Area, lines: tuple[str, ...]) -> str:
        x, y = area.x + PADDING, area.y + PADDING + self.pen.size
        leading = self.pen.leading
        parts = [
            svg.rectangle(area, "kb-box"),
            svg.text((str(number),), x, y, 0, "kb-head"),
            svg.text(lines, x + NUMBER, y, leading, "kb-label"),
        ]
        if step.times:
            time = (step.times[self.view.language],)
            parts.append(svg.text(time, x + NUMBER, y + leading * len(lines), 0, "kb-date"))
        return svg.link(anchor(self.view, step.unit), *parts)

    def _arrow(self, before: Area | None, area: Area) -> list[str]:
        """Return the arrow from one box to the next, in its row or to the row below."""
        if before is None:
            return []
        if before.y == area.y:
            y = area.y + area.height / 2
            return [line((before.x + before.width, y), (area.x, y), css(False))]
        top, x = before.y + before.height, area.x + area.width / 2
        start = before.x + before.width / 2
        if start == x:
            return [line((x, top), (x, area.y), css(False))]
        turn = svg.number(top + GAP / 2)
        corner = svg.path(
            f"M{svg.number(start)} {svg.number(top)}V{turn}H{svg.number(x)}", css(False)
        )
        return [corner, line((x, top + GAP / 2), (x, area.y), css(False))]


def _words(view: View, shown: Preparation) -> str:
    items = []
    for step in shown.steps:
        time = f" ({step.times[view.language]})" if step.times else ""
        name = escape(step.names[view.language] + time)
        link = f'<a href="{anchor(view, step.unit)}">{name}</a>'
        items.append(f"<li>{link} {citation(view, (step.unit,))}</li>")
    items.append(f"<li>{escape(shown.goals[view.language])}</li>")
    return f"<ol>{''.join(items)}</ol>"
