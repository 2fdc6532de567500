"""Where the map's nodes stand: two columns, with the lines between them and beside them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from drawing.svg import Area

if TYPE_CHECKING:
    from content.pictures import Group, MapView, Node
    from drawing.wrapping import Pen

PADDING = 7.0
GAP = 8.0
STEP_GAP = 28.0  # between two nodes with an arrow between them
HEADING = 28.0  # the name of a group
GROUP_GAP = 38.0  # between groups, where an arrow may pass
BAND_GAP = 40.0
MOST_SLACK = 40.0  # by which a node of the shorter column may stand apart
LABEL = 24.0  # above a band: what its lines mean


@dataclass(frozen=True)
class Columns:
    """The horizontal measures of a map in pixels: rails outside, a gutter in the middle."""

    width: float
    rail: float
    gutter: float

    def grid(self, left_rails: int, right_rails: int) -> Grid:
        """Return where the boxes stand when so many rails run outside them."""
        rails = self.rail * (left_rails + right_rails)
        box_width = (self.width - self.gutter - rails - 2) / 2
        left = self.rail * left_rails + 1
        return Grid(left, left + box_width + self.gutter, box_width)


@dataclass(frozen=True)
class Grid:
    """The left edges of the two columns, and the width of their boxes."""

    left: float
    right: float
    box_width: float


@dataclass(frozen=True)
class Box:
    """A node in its place: the rectangle, the lines in it, and the side it stands on."""

    node: Node
    side: str
    area: Area
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Return the height of the box's middle."""
        return self.area.y + self.area.height / 2

    def edge(self, to: str) -> float:
        """Return where the box's left or right edge is."""
        return self.area.x if to == "left" else self.area.x + self.area.width


@dataclass(frozen=True)
class Frame:
    """The name of a group, at the head of its boxes."""

    group: Group
    x: float
    y: float


@dataclass(frozen=True)
class Layout:
    """A map's boxes by unit, its groups' frames, and its height."""

    boxes: dict[str, Box]
    frames: tuple[Frame, ...]
    height: float


@dataclass(frozen=True)
class Setter:
    """Sets a map: words in boxes, and boxes under each other.

    ``stepped`` has the pairs of neighbours, upper before lower, with an arrow between.
    """

    language: str
    pen: Pen
    grid: Grid
    stepped: frozenset[tuple[str, str]]

    def lay_out(self, view: MapView) -> Layout:
        """Return the places of a view's nodes; the shorter column is spread out."""
        boxes: dict[str, Box] = {}
        frames: list[Frame] = []
        top = 0.0
        for band in view.bands:
            heights = [self._height(side) for side in band]
            for side, name, height in zip(band, ("left", "right"), heights, strict=True):
                nodes = sum(len(group.nodes) for group in side)
                slack = min((max(heights) - height) / max(nodes, 1), MOST_SLACK)
                y = top + LABEL
                for group in side:
                    frames.append(Frame(group, getattr(self.grid, name), y))
                    y += HEADING
                    for node, after in self._gaps(group):
                        box = self._box(node, name, y + slack / 2)
                        boxes[node.unit] = box
                        y += box.area.height + slack + after
                    y += GROUP_GAP
            top += LABEL + max(heights) + BAND_GAP
        return Layout(boxes, tuple(frames), top - BAND_GAP)

    def _box(self, node: Node, side: str, y: float) -> Box:
        width = self.grid.box_width
        lines = self.pen.wrap(node.names[self.language], width - 2 * PADDING)
        height = len(lines) * self.pen.leading + 2 * PADDING
        return Box(node, side, Area(getattr(self.grid, side), y, width, height), lines)

    def _height(self, side: tuple[Group, ...]) -> float:
        height = GROUP_GAP * (len(side) - 1)
        for group in side:
            height += HEADING + sum(
                self._box(node, "left", 0).area.height + after for node, after in self._gaps(group)
            )
        return height

    def _gaps(self, group: Group) -> list[tuple[Node, float]]:
        """Return a group's nodes with the gap below each; the last has none."""
        gaps = [
            STEP_GAP if (upper.unit, lower.unit) in self.stepped else GAP
            for upper, lower in pairwise(group.nodes)
        ]
        return list(zip(group.nodes, [*gaps, 0.0], strict=True))
