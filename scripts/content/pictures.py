"""What the pictures show: the map's nodes and views, the contact chain, the preparations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from content import faults
from content.findings import ContentError, Finding, Place, Words
from content.units import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Texts = dict[str, str]
Named = TypeVar("Named")

MAP_FILE = "data/map.yml"
CHAIN_FILE = "data/contact-chain.yml"


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


NO_PICTURES = Pictures({}, Chain({}, (), (), ()), {})


def make_pictures(
    map_data: dict[str, Any],
    chain_data: dict[str, Any],
    preparation_data: dict[str, Any],
    label: str,
) -> tuple[Pictures, list[Finding]]:
    """Return what the pictures show, from data that fit their schemas, and what is wrong.

    ``label`` is what findings call the content folder. Where data are absent, or a view
    names a group or an event a kind that does not exist, there are no pictures.
    """
    if not (map_data and chain_data and preparation_data):
        return NO_PICTURES, []
    try:
        return _make_pictures(map_data, chain_data, preparation_data, label), []
    except ContentError as error:
        return NO_PICTURES, error.findings


def _make_pictures(
    map_data: dict[str, Any],
    chain_data: dict[str, Any],
    preparation_data: dict[str, Any],
    label: str,
) -> Pictures:
    groups = {
        name: Group(group["name"], tuple(_node(node) for node in group["nodes"]))
        for name, group in map_data["groups"].items()
    }
    views = {
        name: MapView(
            view["title"],
            tuple(
                (
                    _named(groups, band["left"], f"{label}/{MAP_FILE}"),
                    _named(groups, band["right"], f"{label}/{MAP_FILE}"),
                )
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
            (
                phase["name"],
                tuple(_event(event, kinds, f"{label}/{CHAIN_FILE}") for event in phase["events"]),
            )
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


def _event(data: dict[str, Any], kinds: dict[str, EventKind], shown: str) -> Event:
    (kind,) = _named(kinds, [data["kind"]], shown)
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
        problem = Words(
            f"ไฟล์นี้ไม่ได้อธิบาย “{unknown[0]}” ไว้", f"“{unknown[0]}” is described nowhere in this file."
        )
        raise ContentError(
            [faults.BAD_SHAPE.at(Place(shown), problem=problem, remedy=one_of(known))]
        )
    return tuple(known[name] for name in names)
