"""The map's lines: the drawing of each connection, by the way it runs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from drawing import svg
from drawing.arrows import ARROW, arrow_head, css, line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drawing.connections import Connection
    from drawing.map_layout import Layout
    from drawing.svg import Area, Point

STEP_INDENT = 14.0  # of an arrow between neighbours, from the left edge of their boxes
MARK = (34.0, 20.0)  # the room that the editor's mark takes
Pairs = dict[tuple[str, str], list["Connection"]]


def paired(connections: Sequence[Connection]) -> Pairs:
    """Return connections by their two nodes, which share one line, the commonest kind first."""
    counts = Counter(connection.kind for connection in connections)
    pairs: Pairs = {}
    for connection in sorted(connections, key=lambda c: -counts[c.kind]):
        pairs.setdefault((connection.source.unit, connection.target.unit), []).append(connection)
    return pairs


def draw_across(pairs: Pairs, layout: Layout, mark: Callable[[Point], str]) -> list[str]:
    """Return the curves across the gutter, and the editor's marks on inferred ones."""
    ports = _ports(list(pairs), layout)
    lines, marks = [], []
    taken: list[Point] = []
    for index, ((source, target), members) in enumerate(pairs.items()):
        rightward = layout.boxes[source].side == "left"
        way = 1 if rightward else -1
        start = (layout.boxes[source].edge("right" if rightward else "left"),
                 ports[(source, index)])  # fmt: skip
        end = (layout.boxes[target].edge("left" if rightward else "right"), ports[(target, index)])
        tip = (end[0] - way * ARROW, end[1])
        bend = (end[0] - start[0]) / 2
        curve = (start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), tip)
        inferred = all(member.is_inferred for member in members)
        lines.append(svg.path("M{} C{} {} {}".format(*map(svg.point, curve)), css(inferred)))
        lines.append(arrow_head(end, (way, 0)))
        if inferred:
            taken.append(_free_place(curve, taken))
            marks.append(mark(taken[-1]))
    return lines + marks


def draw_rail(connection: Connection, layout: Layout, distance: float, label: str) -> list[str]:
    """Return a line at a distance outside its column, with the label written along it."""
    start, end = layout.boxes[connection.source.unit], layout.boxes[connection.target.unit]
    way = -1 if start.side == "left" else 1
    edge = start.edge(start.side)
    rail = edge + way * distance
    top, bottom = sorted((start.middle, end.middle))
    # Marks above Thai letters point to the left, those below to the right.
    label_x = rail - 5 if way > 0 else edge - 5
    return [
        svg.path(
            f"M{svg.point((edge, start.middle))}H{svg.number(rail)}V{svg.number(end.middle)}"
            f"H{svg.number(edge + way * ARROW)}",
            css(connection.is_inferred),
        ),
        arrow_head((edge, end.middle), (-way, 0)),
        svg.element(
            "text",
            {"class": "kb-rail",
             "transform": f"translate({svg.point((label_x, (top + bottom) / 2))}) rotate(-90)"},
            label,
        ),
    ]  # fmt: skip


def draw_step(source: Area, target: Area, inferred: bool) -> str:
    """Return the arrow between two areas that stand one under the other."""
    x = source.x + STEP_INDENT
    if source.y < target.y:
        start, tip = source.y + source.height, target.y
    else:
        start, tip = source.y, target.y + target.height
    return line((x, start), (x, tip), css(inferred))


def _ports(pairs: list[tuple[str, str]], layout: Layout) -> dict[tuple[str, int], float]:
    """Return the height at which each pair's line meets each of its boxes, spread evenly."""
    ends: dict[str, list[tuple[float, int]]] = {}
    for index, (source, target) in enumerate(pairs):
        ends.setdefault(source, []).append((layout.boxes[target].middle, index))
        ends.setdefault(target, []).append((layout.boxes[source].middle, index))
    return {
        (unit, index): layout.boxes[unit].area.y
        + layout.boxes[unit].area.height * rank / (len(others) + 1)
        for unit, others in ends.items()
        for rank, (_, index) in enumerate(sorted(others), 1)
    }


def _free_place(curve: tuple[Point, Point, Point, Point], taken: list[Point]) -> Point:
    """Return a point of a Bézier curve where a mark covers no other mark."""
    places = [_on_curve(curve, part) for part in (0.5, 0.7, 0.3, 0.8, 0.2)]
    free = [
        place for place in places
        if all(abs(place[0] - x) > MARK[0] or abs(place[1] - y) > MARK[1] for x, y in taken)
    ]  # fmt: skip
    return (free or places)[0]


def _on_curve(curve: tuple[Point, Point, Point, Point], part: float) -> Point:
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    x, y = (
        sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True))
        for axis in (0, 1)
    )
    return x, y
