"""Units: the report cut into its smallest statements, in order."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.findings import ContentError, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.files import Row

COLUMNS = (
    "id", "kind", "level", "home", "technique", "source_lines", "label_th", "label_en", "th", "en",
)  # fmt: skip
HEADING_LEVELS = ("2", "3", "4")
OPTIONAL = ("level", "technique")
KINDS = ("heading", "paragraph", "item", "fact", "pagemark")


@dataclass(frozen=True)
class Unit:
    """One statement of the report, with the author's words and their translation.

    ``level`` is a heading's level on the transcript and None for other kinds,
    ``home`` is the slug of the page that teaches it, ``lines`` its lines in the
    extracted text ("97-98"), ``labels`` and ``texts`` are keyed by language.
    """

    id: str
    kind: str
    level: int | None
    home: str
    is_technique: bool
    lines: str
    labels: dict[str, str]
    texts: dict[str, str]

    @property
    def anchor(self) -> str:
        """Return the id of the unit's element on the transcript: 3.1.5 is ``u-3-1-5``."""
        return "u-" + self.id.replace(".", "-")

    @property
    def place(self) -> str:
        """Return the id of the unit's first citation on a page: 3.1.5 is ``at-3-1-5``."""
        return "at-" + self.id.replace(".", "-")

    @property
    def note(self) -> str:
        """Return the id of the editor's notes beside the unit on the transcript."""
        return "note-" + self.id.replace(".", "-")


def make_units(rows: Iterable[Row], shown: str) -> dict[str, Unit]:
    """Return the units by id, in the report's order.

    Raises ContentError for an unknown kind, an empty cell or an id used twice.
    """
    units: dict[str, Unit] = {}
    findings = []
    for row in rows:
        empty = [name for name in COLUMNS if not row[name] and name not in OPTIONAL]
        if empty:
            findings.append(
                Finding(shown, row.line, 1, "XR020", f"No {empty[0]} is given.", "Fill the cell.")
            )
        if row["kind"] not in KINDS:
            findings.append(
                Finding(
                    shown,
                    row.line,
                    1,
                    "XR021",
                    f"“{row['kind']}” is no kind of unit.",
                    "Use one of: " + ", ".join(KINDS),
                )
            )
        if (row["kind"] == "heading") != (row["level"] in HEADING_LEVELS):
            findings.append(
                Finding(
                    shown,
                    row.line,
                    1,
                    "XR023",
                    f"The level is “{row['level']}”.",
                    "Give a heading the level 2, 3 or 4, and other units none.",
                )
            )
        if row["id"] in units:
            findings.append(
                Finding(
                    shown,
                    row.line,
                    1,
                    "XR022",
                    f"The unit {row['id']} stands here a second time.",
                    "Delete one of the two rows.",
                )
            )
        units[row["id"]] = Unit(
            id=row["id"], kind=row["kind"], level=_level(row), home=row["home"],
            is_technique=row["technique"] == "yes", lines=row["source_lines"],
            labels={"th": row["label_th"], "en": row["label_en"]},
            texts={"th": row["th"], "en": row["en"]},
        )  # fmt: skip
    if findings:
        raise ContentError(findings)
    return units


def _level(row: Row) -> int | None:
    return int(row["level"]) if row["level"] in HEADING_LEVELS else None


def require_units(data: Any, units: dict[str, Unit], shown: str, source: str) -> None:
    """Raise ContentError where the data of a YAML file cites a unit that does not exist.

    ``source`` is the file's text, in which the line is found.
    """
    findings = []
    for unit in dict.fromkeys(_cited(data)):
        if unit not in units:
            near = nearest_id(unit, units)
            line = source[: max(source.find(unit), 0)].count("\n") + 1
            findings.append(
                Finding(shown, line, 1, "XR053", f"The report has no unit {unit}.",
                        f"Did you mean {near}?" if near else "See units.tsv for the ids.")
            )  # fmt: skip
    if findings:
        raise ContentError(findings)


def _cited(data: Any) -> Iterator[str]:
    """Yield what stands under "unit" and "units" anywhere in a file's data."""
    if isinstance(data, list):
        for item in data:
            yield from _cited(item)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name == "unit":
                yield str(value)
            elif name == "units":
                yield from (str(unit) for unit in value)
            else:
                yield from _cited(value)


def nearest_id(unit_id: str, known: Iterable[str]) -> str | None:
    """Return the existing id most like one that does not exist, or None.

    Likeness is difflib's ratio; ids that share the beginning up to the last dot win,
    since a slip is most often in the last number.
    """
    parent = unit_id.rpartition(".")[0]
    siblings = [k for k in known if parent and k.rpartition(".")[0] == parent]
    for candidates in (siblings, list(known)):
        close = difflib.get_close_matches(unit_id, candidates, n=1, cutoff=0.6)
        if close:
            return close[0]
    return None
