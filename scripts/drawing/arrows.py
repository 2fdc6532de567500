"""Lines with arrow heads, whole or dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawing import svg

if TYPE_CHECKING:
    from drawing.svg import Point

ARROW = 7.0  # the length of a head


def line(start: Point, tip: Point, line_css: str) -> str:
    """Return a level or upright line with an arrow head at its tip."""
    across = (tip[0] > start[0]) - (tip[0] < start[0])
    down = (tip[1] > start[1]) - (tip[1] < start[1])
    end = (tip[0] - across * ARROW, tip[1] - down * ARROW)
    head = arrow_head(tip, (across, down))
    return svg.path(f"M{svg.point(start)}L{svg.point(end)}", line_css) + head


def arrow_head(tip: Point, way: tuple[int, int]) -> str:
    """Return a triangle whose tip is at a point; ``way`` is its direction, as in (1, 0)."""
    (x, y), (across, down) = tip, way
    back_x, back_y, half = x - across * ARROW, y - down * ARROW, ARROW * 0.55
    one = (back_x - down * half, back_y - across * half)
    other = (back_x + down * half, back_y + across * half)
    return svg.path(f"M{svg.point(tip)}L{svg.point(one)}L{svg.point(other)}Z", "kb-tip")


def css(inferred: bool) -> str:
    """Return the class of a line: whole, or dashed where it is the editor's reading."""
    return "kb-line kb-line--reading" if inferred else "kb-line"
