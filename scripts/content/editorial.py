"""What the editor adds beside the report's words: corrections and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.findings import ContentError, Finding
from content.units import nearest_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.files import Row
    from content.units import Unit

CORRECTION_COLUMNS = ("id", "as_in_source", "suggested", "confidence")
NOTE_COLUMNS = ("unit", "th", "en")


@dataclass(frozen=True)
class Correction:
    """A slip in the original: what it prints and what is suggested instead."""

    unit: str
    printed: str
    suggested: str


@dataclass(frozen=True)
class Note:
    """A remark on a unit, keyed by language."""

    unit: str
    texts: dict[str, str]


def make_corrections(
    rows: Iterable[Row], units: dict[str, Unit], shown: str
) -> tuple[Correction, ...]:
    """Return the corrections in order; raise ContentError if a unit does not print the slip."""
    corrections, findings = [], []
    for row in rows:
        # A leading or trailing space inside a slip is part of it; cells come stripped.
        unit = units.get(row["id"])
        if unit is None:
            findings.append(_unknown(row["id"], units, shown, row.line))
        elif row["as_in_source"] not in unit.texts["th"]:
            findings.append(
                Finding(
                    shown,
                    row.line,
                    1,
                    "XR041",
                    f"The unit {unit.id} does not print “{row['as_in_source']}”.",
                    "Copy the words to be corrected from the unit's Thai text in units.tsv.",
                )
            )
        corrections.append(Correction(row["id"], row["as_in_source"], row["suggested"]))
    if findings:
        raise ContentError(findings)
    return tuple(corrections)


def make_notes(rows: Iterable[Row], units: dict[str, Unit], shown: str) -> tuple[Note, ...]:
    """Return the editor's notes in order; raise ContentError if a unit does not exist."""
    rows = list(rows)
    findings = [_unknown(r["unit"], units, shown, r.line) for r in rows if r["unit"] not in units]
    findings += [
        Finding(shown, r.line, 1, "XR042", f"The note on {r['unit']} lacks a language.",
                "Write the note in Thai and in English.")
        for r in rows if not (r["th"] and r["en"])
    ]  # fmt: skip
    if findings:
        raise ContentError(findings)
    return tuple(Note(r["unit"], {"th": r["th"], "en": r["en"]}) for r in rows)


def _unknown(unit_id: str, units: dict[str, Unit], shown: str, line: int) -> Finding:
    near = nearest_id(unit_id, units)
    return Finding(
        shown,
        line,
        1,
        "XR040",
        f"The report has no unit {unit_id}.",
        f"Did you mean {near}?" if near else "See units.tsv for the ids.",
    )
