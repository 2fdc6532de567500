"""Relations between units: what demonstrates, precedes, limits or mitigates what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.findings import ContentError, Finding
from content.units import nearest_id

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


def make_relations(
    rows: Iterable[Row], units: dict[str, Unit], kinds: dict[str, Kind], shown: str
) -> tuple[Relation, ...]:
    """Return the relations in the file's order.

    Raises ContentError when an end, a kind or a basis does not exist, or when one
    unit is said to demonstrate another that is no technique.
    """
    relations, findings = [], []
    for row in rows:
        for column in ("from", "to"):
            if row[column] not in units:
                near = nearest_id(row[column], units)
                findings.append(
                    Finding(
                        shown,
                        row.line,
                        1,
                        "XR030",
                        f"The report has no unit {row[column]}.",
                        f"Did you mean {near}?" if near else "See units.tsv for the ids.",
                    )
                )
        if row["relation"] not in kinds:
            findings.append(
                Finding(
                    shown,
                    row.line,
                    1,
                    "XR031",
                    f"“{row['relation']}” is no kind of relation.",
                    "Use one of relation-kinds.yml: " + ", ".join(kinds),
                )
            )
        level = re.split(r"[ :]", row["basis"], maxsplit=1)[0]
        if level not in BASES:
            findings.append(
                Finding(
                    shown,
                    row.line,
                    1,
                    "XR032",
                    f"“{level}” is no basis of a relation.",
                    "Begin the basis with one of: " + ", ".join(BASES),
                )
            )
        target = units.get(row["to"])
        if row["relation"] == "demonstrates" and target and not target.is_technique:
            findings.append(
                Finding(
                    shown,
                    row.line,
                    1,
                    "XR033",
                    f"{target.id} is not marked as a technique.",
                    "Write “yes” in its technique column in units.tsv, or choose another relation.",
                )
            )
        relations.append(Relation(row["from"], row["relation"], row["to"], level, row.line))
    if findings:
        raise ContentError(findings)
    return tuple(relations)


def demonstrations(relations: Iterable[Relation], target: str) -> tuple[Relation, ...]:
    """Return the relations in which some step demonstrates a technique."""
    return tuple(r for r in relations if r.kind == "demonstrates" and r.target == target)
