"""What the pictures show: the map's nodes and views, the contact chain, the preparations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from content.findings import ContentError, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

Texts = dict[str, str]
Named = TypeVar("Named")

MAP_FILE = "docs/data/map.yml"
CHAIN_FILE = "docs/data/contact-chain.yml"


@dataclass(frozen=True)
class Node:
    """A node of the map: a unit, and all units whose id begins with ``covers``.

    It leads to ``page`` (a slug), or to where a reader best meets the unit.
    """

    unit: str
    covers: str
    page: str | None
    names: Texts

    def stands_for(self, unit: str) -> bool:
        """Tell whether a unit is one of this node's."""
        return unit == self.covers or unit.startswith(f"{self.covers}.")


@dataclass(frozen=True)
class Group:
    """Nodes of one kind, under one name."""

    names: Texts
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class MapView:
    """A view of the map: bands from top to bottom, each with groups on the left and right."""

    titles: Texts
    bands: tuple[tuple[tuple[Group, ...], tuple[Group, ...]], ...]


@dataclass(frozen=True)
class EventKind:
    """A kind of event: the shape that marks it, and its name."""

    shape: str
    names: Texts


@dataclass(frozen=True)
class Event:
    """One event of a case: what was done, with whom, how their name was had, on which date.

    ``readings`` is what the report leaves out and the editor supplies, ``reads`` which
    of "who" and "via" that is.
    """

    kind: EventKind
    units: tuple[str, ...]
    what: Texts
    who: Texts | None
    via: Texts | None
    dates: Texts | None
    readings: Texts | None
    reads: tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """The events of a case, in phases named by the editor.

    ``unbroken`` has names that a line break must not cut.
    """

    titles: Texts
    unbroken: tuple[str, ...]
    kinds: tuple[EventKind, ...]
    phases: tuple[tuple[Texts, tuple[Event, ...]], ...]


@dataclass(frozen=True)
class Step:
    """One thing to prepare; ``times`` where the report gives a length of time."""

    unit: str
    names: Texts
    times: Texts | None


@dataclass(frozen=True)
class Preparation:
    """What was prepared before an event, in the report's order."""

    titles: Texts
    goals: Texts
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Pictures:
    """All that pictures are drawn from, besides units, relations and letters."""

    views: dict[str, MapView]
    chain: Chain
    preparations: dict[str, Preparation]


def make_pictures(
    map_data: dict[str, Any], chain_data: dict[str, Any], preparation_data: dict[str, Any]
) -> Pictures:
    """Return what the pictures show, from data that fit their schemas.

    Raises ContentError where a view names a group, or an event a kind, that does not exist.
    """
    groups = {
        name: Group(group["name"], tuple(_node(node) for node in group["nodes"]))
        for name, group in map_data["groups"].items()
    }
    views = {
        name: MapView(
            view["title"],
            tuple(
                (_named(groups, band["left"], MAP_FILE), _named(groups, band["right"], MAP_FILE))
                for band in view["bands"]
            ),
        )
        for name, view in map_data["views"].items()
    }
    kinds = {
        name: EventKind(kind["shape"], kind["name"]) for name, kind in chain_data["kinds"].items()
    }
    chain = Chain(
        chain_data["title"],
        tuple(chain_data["unbroken"]),
        tuple(kinds.values()),
        tuple(
            (phase["name"], tuple(_event(event, kinds) for event in phase["events"]))
            for phase in chain_data["phases"]
        ),
    )
    preparations = {
        name: Preparation(
            data["title"],
            data["goal"],
            tuple(Step(step["unit"], _pair(step), step.get("time")) for step in data["steps"]),
        )
        for name, data in preparation_data.items()
    }
    return Pictures(views, chain, preparations)


def _node(data: dict[str, Any]) -> Node:
    return Node(data["unit"], data.get("covers", data["unit"]), data.get("page"), _pair(data))


def _event(data: dict[str, Any], kinds: dict[str, EventKind]) -> Event:
    (kind,) = _named(kinds, [data["kind"]], CHAIN_FILE)
    return Event(
        kind, tuple(data["units"]), data["what"], data.get("who"),
        data.get("via"), data.get("date"), data.get("reading"),
        tuple(data.get("reads", ())),
    )  # fmt: skip


def _pair(data: dict[str, Any]) -> Texts:
    return {"th": data["th"], "en": data["en"]}


def _named(known: dict[str, Named], names: Iterable[str], shown: str) -> tuple[Named, ...]:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ContentError(
            [Finding(shown, 1, 1, "XR054", f"“{unknown[0]}” is described nowhere in this file.",
                     "Use one of: " + ", ".join(known))]
        )  # fmt: skip
    return tuple(known[name] for name in names)
