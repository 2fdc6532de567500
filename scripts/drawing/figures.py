"""Figures: a picture drawn for wide and for narrow screens, its legend, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from content.view import REPORT
from drawing import svg
from drawing.wrapping import Pen

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.view import View

WIDE, NARROW = 680.0, 340.0  # pixels; style switches between them
SMALL = 12.0


@dataclass(frozen=True)
class Around:
    """What stands round a picture, as HTML: its id, its caption, and its words.

    ``words`` tell the same as the picture, as a list, for whoever would rather read.
    ``css`` is a class that changes how the figure is printed.
    """

    id: str
    caption: str
    words: str
    css: str = ""


def figure(view: View, around: Around, draw: Callable[[float, str], str]) -> str:
    """Return a figure as raw HTML, without blank lines, for Markdown to pass on.

    ``draw`` takes a width in pixels and the id for the drawing's title.
    """
    css = f"kb-picture {around.css}".strip()
    return (
        f'<figure class="{css}" id="{around.id}">'
        f'<div class="kb-picture__wide">{draw(WIDE, f"{around.id}-wide")}</div>'
        '<div class="kb-picture__narrow" data-search-exclude>'
        f"{draw(NARROW, f'{around.id}-narrow')}</div>"
        f"<figcaption>{around.caption}</figcaption></figure>"
        f'<details class="kb-picture-words"><summary>{escape(view.strings["picture_words"])}'
        f"</summary>{around.words}</details>"
    )


def legend(view: View) -> str:
    """Return what whole and dashed lines mean."""
    return (
        f'<span class="kb-legend">{_sample("kb-line")} {escape(view.strings["basis_stated"])}'
        f'</span> <span class="kb-legend">{_sample("kb-line kb-line--reading")} '
        f'<span class="kb-mark">{escape(view.strings["editor_mark"])}</span> '
        f"{escape(view.strings['basis_reading'])}</span>"
    )


def mark(view: View, x: float, y: float) -> str:
    """Return the editor's mark, centred on a point."""
    word = view.strings["editor_mark"]
    width = Pen(size=SMALL, is_rough=view.is_outline).width(word, bold=True) + 8
    return svg.element(
        "g", {"class": "kb-editor"},
        svg.rectangle(svg.Area(x - width / 2, y - 9, width, 18), "kb-editor__box", 8),
        svg.text((word,), x - width / 2 + 4, y + 4, 0, "kb-editor__text"),
    )  # fmt: skip


def remark(view: View, words: str) -> str:
    """Return an editor's remark as HTML, as pages have it."""
    return (
        f'<span class="kb-remark"><span class="kb-mark">{escape(view.strings["editor_mark"])}'
        f"</span> {escape(words)}</span>"
    )


def anchor(view: View, unit: str) -> str:
    """Return the address of the place where a reader best meets a unit."""
    slug, place = view.place(view.base.data.units[unit])
    return view.href(slug, place)


def citation(view: View, units: tuple[str, ...]) -> str:
    """Return the citation of units as HTML, as pages have it."""
    links = ", ".join(
        f'<a data-unit="{escape(unit)}" href="{source(view, unit)}">'
        f"{escape(view.label(view.base.data.units[unit]))}</a>"
        for unit in units
    )
    return f'<span class="kb-cite" data-search-exclude>[{links}]</span>' if units else ""


def source(view: View, unit: str) -> str:
    """Return the address of a unit in the transcript."""
    return view.href(REPORT, view.base.data.units[unit].anchor)


def _sample(css: str) -> str:
    return svg.element(
        "svg", {"class": "kb-legend__line", "viewBox": "0 0 36 10", "aria-hidden": "true"},
        svg.path("M0 5H36", css),
    )  # fmt: skip
