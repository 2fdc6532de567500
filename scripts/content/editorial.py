"""What the editor adds beside the report's words: corrections and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content import faults
from content.findings import Place, Words
from content.units import nearest_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.files import Row
    from content.findings import Finding
    from content.units import Unit

CORRECTION_COLUMNS = ("id", "as_in_source", "suggested", "confidence")
NOTE_COLUMNS = ("unit", "th", "en")
BOTH = Words("เขียนหมายเหตุทั้งภาษาไทยและภาษาอังกฤษ", "Write the note in Thai and in English.")


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
) -> tuple[tuple[Correction, ...], list[Finding]]:
    """Return the corrections in order, and a finding for each that no unit prints."""
    corrections, findings = [], []
    for row in rows:
        # A leading or trailing space inside a slip is part of it; cells come stripped.
        unit = units.get(row["id"])
        place = Place(shown, row.line)
        if unit is None:
            findings += [no_such_unit(place, row["id"], units)] if units else []
            continue
        printed = row["as_in_source"]
        if printed not in unit.texts["th"]:
            findings.append(faults.NOT_PRINTED.at(place, unit=unit.id, printed=printed))
        corrections.append(Correction(row["id"], printed, row["suggested"]))
    return tuple(corrections), findings


def make_notes(
    rows: Iterable[Row], units: dict[str, Unit], shown: str
) -> tuple[tuple[Note, ...], list[Finding]]:
    """Return the editor's notes in order, and what is wrong with them."""
    notes, findings = [], []
    for row in rows:
        place = Place(shown, row.line)
        if row["unit"] not in units:
            findings += [no_such_unit(place, row["unit"], units)] if units else []
            continue
        findings += [
            faults.BAD_CELL.at(place, column=language, value="", remedy=BOTH)
            for language in ("th", "en")
            if not row[language]
        ]
        notes.append(Note(row["unit"], {"th": row["th"], "en": row["en"]}))
    return tuple(notes), findings


def no_such_unit(place: Place, unit_id: str, units: dict[str, Unit]) -> Finding:
    """Return the finding that data names a unit that does not exist."""
    return faults.NO_SUCH_UNIT.at(place, unit=unit_id, nearest=nearest_id(unit_id, units))
