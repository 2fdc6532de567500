"""What the map connects: relations between units, gathered between the nodes they fall in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.pictures import Group, MapView, Node
    from content.relations import Relation


@dataclass(frozen=True)
class Connection:
    """All relations of one kind from one node to another."""

    source: Node
    target: Node
    kind: str
    relations: tuple[Relation, ...]

    @property
    def is_inferred(self) -> bool:
        """Tell whether the editor alone sees the connection: the report states none of it."""
        return all(relation.is_inferred for relation in self.relations)


def connections(view: MapView, relations: Iterable[Relation]) -> tuple[Connection, ...]:
    """Return the connections between a view's nodes, in the order of the relations.

    Relations within one node, such as between two rules of a method, are left out.
    """
    nodes = [node for group in groups(view) for node in group.nodes]
    found: dict[tuple[str, str, str], list[Relation]] = {}
    by_unit = {node.unit: node for node in nodes}
    for relation in relations:
        source, target = _node(nodes, relation.source), _node(nodes, relation.target)
        if source and target and source is not target:
            found.setdefault((source.unit, target.unit, relation.kind), []).append(relation)
    return tuple(
        Connection(by_unit[source], by_unit[target], kind, tuple(members))
        for (source, target, kind), members in found.items()
    )


def groups(view: MapView) -> tuple[Group, ...]:
    """Return the groups of a view from top to bottom, the left before the right."""
    return tuple(group for left, right in view.bands for group in (*left, *right))


def _node(nodes: list[Node], unit: str) -> Node | None:
    return next((node for node in nodes if node.stands_for(unit)), None)
