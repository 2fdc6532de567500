"""Relations between units: what demonstrates, precedes, limits or mitigates what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.files import Row
    from content.units import Unit

COLUMNS = ("from", "relation", "to", "basis")
BASES = ("explicit", "near-verbatim", "strong", "inferred")


@dataclass(frozen=True)
class Kind:
    """A kind of relation, worded in each language from both of its ends."""

    name: str
    forward: dict[str, str]
    backward: dict[str, str]


@dataclass(frozen=True)
class Relation:
    """A relation from one unit to another, and how firmly the report supports it."""

    source: str
    kind: str
    target: str
    basis: str
    line: int

    @property
    def is_inferred(self) -> bool:
        """Tell whether the relation is the editor's reading and not the report's."""
        return self.basis == "inferred"


def make_kinds(data: Any) -> dict[str, Kind]:
    """Return the kinds of relation by name, from the data file's mapping."""
    return {
        name: Kind(name, dict(words["forward"]), dict(words["backward"]))
        for name, words in data.items()
    }


def make_relations(rows: Iterable[Row]) -> tuple[Relation, ...]:
    """Return the relations in the file's order; the checker holds them against the units."""
    return tuple(
        Relation(
            row["from"], row["relation"], row["to"],
            re.split(r"[ :]", row["basis"], maxsplit=1)[0], row.line,
        )
        for row in rows
    )  # fmt: skip


def between_known(
    relations: Iterable[Relation], units: dict[str, Unit], kinds: dict[str, Kind]
) -> tuple[Relation, ...]:
    """Return the relations whose ends and kinds exist, which are those that can be shown."""
    return tuple(
        r for r in relations if r.source in units and r.target in units and r.kind in kinds
    )


def demonstrations(relations: Iterable[Relation], target: str) -> tuple[Relation, ...]:
    """Return the relations in which some step demonstrates a technique."""
    return tuple(r for r in relations if r.kind == "demonstrates" and r.target == target)
