"""Which way each of the map's connections runs: across, between neighbours, or outside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.pictures import Group, MapView
    from drawing.connections import Connection


@dataclass(frozen=True)
class Routes:
    """The connections of a map by the way they run.

    ``across`` the gutter; as ``steps`` between neighbours of one group; ``between``
    neighbouring groups of which every node goes before every node of the next, for
    which one arrow stands; along ``rails`` outside the left or the right column.
    """

    across: tuple[Connection, ...]
    steps: tuple[Connection, ...]
    between: tuple[tuple[Group, Group, str], ...]
    rails: dict[str, tuple[Connection, ...]]

    @property
    def stepped(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of neighbours with an arrow between them, in either order."""
        pairs = [(step.source.unit, step.target.unit) for step in self.steps]
        return frozenset(pairs) | frozenset((b, a) for a, b in pairs)


def route(view: MapView, connections: tuple[Connection, ...]) -> Routes:
    """Return the way that each connection runs."""
    place = {
        node.unit: (side, group)
        for band in view.bands
        for side, groups in zip(("left", "right"), band, strict=True)
        for group in groups
        for node in group.nodes
    }
    between = _between(view, connections)
    across, steps = [], []
    rails: dict[str, list[Connection]] = {"left": [], "right": []}
    for connection in connections:
        side, group = place[connection.source.unit]
        other_side, other = place[connection.target.unit]
        if side != other_side:
            across.append(connection)
        elif group is other and _adjacent(group, connection):
            steps.append(connection)
        elif (group, other, connection.kind) not in between:
            rails[side].append(connection)
    return Routes(
        tuple(across), tuple(steps), between,
        {side: tuple(members) for side, members in rails.items()},
    )  # fmt: skip


def _between(
    view: MapView, connections: tuple[Connection, ...]
) -> tuple[tuple[Group, Group, str], ...]:
    """Return the neighbouring groups that one kind of relation joins completely."""
    stated = {(c.source.unit, c.target.unit, c.kind) for c in connections if not c.is_inferred}
    kinds = dict.fromkeys(connection.kind for connection in connections)
    return tuple(
        (upper, lower, kind)
        for band in view.bands
        for side in band
        for upper, lower in pairwise(side)
        for kind in kinds
        if all((a.unit, b.unit, kind) in stated for a in upper.nodes for b in lower.nodes)
    )


def _adjacent(group: Group, connection: Connection) -> bool:
    order = [node.unit for node in group.nodes]
    return abs(order.index(connection.source.unit) - order.index(connection.target.unit)) == 1
