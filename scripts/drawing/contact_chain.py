"""The timeline and the contact chain of case 3, one drawing for each of its phases."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from drawing import svg
from drawing.arrows import css, line
from drawing.figures import NARROW, Around, anchor, citation, figure, mark, remark
from drawing.marks import shape
from drawing.svg import Area
from drawing.wrapping import Pen

if TYPE_CHECKING:
    from content.pictures import Event
    from content.view import View

SPINE = 12.0
LEFT = 30.0
PADDING = 8.0
GAP = 12.0
LABEL_GAP = 26.0  # below a contact from whom the next one's name was had
HEADING = 30.0
LANE = 230.0  # the width of the contacts' lane, where the drawing is wide
BETWEEN = 28.0


def contact_chain(view: View) -> str:
    """Return the timeline of case 3 as a figure."""
    chain = view.base.data.pictures.chain
    title = chain.titles[view.language]

    def draw(width: float, identifier: str) -> str:
        sheet = Sheet(view, Pen(frozenset(chain.unbroken), is_rough=view.is_outline), width)
        return "".join(
            sheet.phase(name[view.language], events, f"{identifier}-{index}")
            for index, (name, events) in enumerate(chain.phases, 1)
        )

    kinds = "".join(
        f'<span class="kb-legend">{_sample(kind.shape)} {escape(kind.names[view.language])}</span> '
        for kind in chain.kinds
    )
    caption = f"{escape(title)} {kinds} {remark(view, view.strings['chain_note'])}"
    around = Around("contact-chain", caption, _words(view), "kb-picture--columns")
    return figure(view, around, draw)


@dataclass(frozen=True)
class Row:
    """An event in its place: its box, its lines, and its contact's box where it has one."""

    event: Event
    area: Area
    what: tuple[str, ...]
    aside: tuple[str, ...]
    contact: Area | None
    who: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The sheet that a phase is drawn on; a wide one has a lane for the contacts."""

    view: View
    pen: Pen
    width: float

    @property
    def _has_lane(self) -> bool:
        return self.width > NARROW

    def phase(self, name: str, events: tuple[Event, ...], title: str) -> str:
        """Return the drawing of one phase."""
        rows = self._rows(events)
        bottom = max(
            area.y + area.height for row in rows for area in (row.area, row.contact or row.area)
        )
        parts = [svg.text((name,), 0, 18, 0, "kb-group")]
        parts.append(svg.path(f"M{SPINE} {HEADING}V{svg.number(bottom)}", "kb-spine"))
        for row in rows:
            parts += self._event(row)
        if self._has_lane:
            parts += self._lane(rows)
        return svg.drawing(self.width, bottom + 4, name, title, *parts)

    def _rows(self, events: tuple[Event, ...]) -> list[Row]:
        language = self.view.language
        box_width = self.width - LEFT - (LANE + BETWEEN if self._has_lane else 0) - 1
        rows, y = [], HEADING
        for event, later in zip(events, (*events[1:], None), strict=True):
            inner = box_width - 2 * PADDING
            what = self.pen.wrap(event.what[language], inner)
            aside = self._aside(event, inner)
            lines = 1 + bool(event.dates) + len(what) + len(aside)
            height = lines * self.pen.leading + 2 * PADDING
            contact: Area | None = None
            who: tuple[str, ...] = ()
            if event.who and self._has_lane:
                who = self.pen.wrap(event.who[language], LANE - 2 * PADDING)
                contact = Area(self.width - LANE - 1, y, LANE,
                               len(who) * self.pen.leading + 2 * PADDING)  # fmt: skip
            rows.append(Row(event, Area(LEFT, y, box_width, height), what, aside, contact, who))
            y += max(height, contact.height if contact else 0)
            y += LABEL_GAP if self._has_lane and later and later.via else GAP
        return rows

    def _aside(self, event: Event, width: float) -> tuple[str, ...]:
        """Return what stands below an event's words: the contact, and the editor's remark."""
        language, strings = self.view.language, self.view.strings
        said = []
        if event.who and not self._has_lane:
            via = f" ({event.via[language]})" if event.via else ""
            said.append(f"{strings['chain_contact']}: {event.who[language]}{via}")
        if event.readings:
            said.append(f"{strings['editor_mark']} {event.readings[language]}")
        return tuple(line for text in said for line in self.pen.wrap(text, width))

    def _event(self, row: Row) -> list[str]:
        language, event, area = self.view.language, row.event, row.area
        x, leading = area.x + PADDING, self.pen.leading
        y = area.y + PADDING + self.pen.size
        lines = [
            svg.text((event.kind.names[language],), x, y, 0, "kb-head"),
            svg.text((self._cites(event),), area.x + area.width - PADDING, y, 0, "kb-units"),
        ]
        if event.dates:
            y += leading
            lines.append(svg.text((event.dates[language],), x, y, 0, "kb-date"))
        lines.append(svg.text(row.what, x, y + leading, leading, "kb-label"))
        aside_y = y + leading * (1 + len(row.what))
        aside = svg.text(row.aside, x, aside_y, leading, "kb-aside") if row.aside else ""
        failed = "kb-box kb-box--failed" if event.kind.shape == "cross" else "kb-box"
        return [
            svg.link(anchor(self.view, event.units[0]), svg.rectangle(area, failed), *lines, aside),
            shape(event.kind.shape, SPINE, area.y + PADDING + self.pen.size - 5),
        ]

    def _cites(self, event: Event) -> str:
        """Return the units' labels, of which the later ones are numbers alone."""
        labels = [self.view.label(self.view.base.data.units[unit]) for unit in event.units]
        return ", ".join((labels[0], *(label.rpartition("-")[2] for label in labels[1:])))

    def _lane(self, rows: list[Row]) -> list[str]:
        """Return the contacts' boxes, the lines to them, and from each to the next.

        The contact before the first stands in the drawing of the phase before.
        """
        parts = []
        above = 6.0
        for row in rows:
            area, event = row.contact, row.event
            if area is None:
                continue
            y = area.y + PADDING + self.pen.size - 5
            edge = row.area.x + row.area.width
            read = "who" in event.reads
            parts += [
                line((edge, y), (area.x, y), css(read)),
                svg.rectangle(area, "kb-box kb-box--reading" if read else "kb-box", 16),
                svg.text(row.who, area.x + PADDING, area.y + PADDING + self.pen.size,
                         self.pen.leading, "kb-plain"),
            ]  # fmt: skip
            if event.via:
                x = area.x + 18
                words = (event.via[self.view.language],)
                parts.append(line((x, above), (x, area.y), css("via" in event.reads)))
                parts.append(svg.text(words, x + 9, area.y - 8, 0, "kb-verb"))
            if event.reads:
                parts.append(mark(self.view, area.x + area.width - 16, area.y))
            above = area.y + area.height
        return parts


def _sample(name: str) -> str:
    return svg.element(
        "svg", {"class": "kb-legend__mark", "viewBox": "0 0 20 20", "aria-hidden": "true"},
        shape(name, 10, 10),
    )  # fmt: skip


def _words(view: View) -> str:
    phases = [
        f"<li>{escape(name[view.language])}"
        f"<ul>{''.join(_event_words(view, event) for event in events)}</ul></li>"
        for name, events in view.base.data.pictures.chain.phases
    ]
    return f"<ul>{''.join(phases)}</ul>"


def _event_words(view: View, event: Event) -> str:
    language = view.language
    said = [f"<b>{escape(event.kind.names[language])}</b>"]
    said += [escape(text[language]) for text in (event.dates, event.what) if text]
    if event.who:
        via = f" ({event.via[language]})" if event.via else ""
        said.append(escape(f"{view.strings['chain_contact']}: {event.who[language]}{via}"))
    note = remark(view, event.readings[language]) if event.readings else ""
    return f"<li>{' · '.join(said)} {citation(view, event.units)} {note}</li>"
