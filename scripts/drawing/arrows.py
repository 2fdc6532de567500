"""Lines with arrow heads, whole or dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawing import svg

if TYPE_CHECKING:
    from drawing.svg import Point

ARROW = 7  # the length of a head
# From the tip on, by the direction that it points in.
HEADS = {
    (1, 0): "l-7 -4v8z", (-1, 0): "l7 -4v8z", (0, 1): "l-4 -7h8z", (0, -1): "l-4 7h8z",
}  # fmt: skip


def line(start: Point, tip: Point, line_css: str) -> str:
    """Return a level or upright line with an arrow head at its tip."""
    across = (tip[0] > start[0]) - (tip[0] < start[0])
    down = (tip[1] > start[1]) - (tip[1] < start[1])
    end = (tip[0] - across * ARROW, tip[1] - down * ARROW)
    to = f"H{svg.number(end[0])}" if across else f"V{svg.number(end[1])}"
    return svg.path(f"M{svg.point(start)}{to}", line_css) + arrow_head(tip, (across, down))


def arrow_head(tip: Point, way: tuple[int, int]) -> str:
    """Return a triangle whose tip is at a point; ``way`` is its direction, as in (1, 0)."""
    return svg.path(f"M{svg.point(tip)}{HEADS[way]}", "kb-tip")


def css(inferred: bool) -> str:
    """Return the class of a line: whole, or dashed where it is the editor's reading."""
    return "kb-line kb-line--reading" if inferred else "kb-line"
