"""Units: the report cut into its smallest statements, in order."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from content import faults
from content.files import SafeLoader
from content.findings import Place, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.files import Row
    from content.findings import Finding

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
    extracted text ("97-98"), ``labels`` and ``texts`` are keyed by language, ``line``
    is the line of units.tsv.
    """

    id: str
    kind: str
    level: int | None
    home: str
    is_technique: bool
    lines: str
    labels: dict[str, str]
    texts: dict[str, str]
    line: int = 1

    @property
    def anchor(self) -> str:
        """Return the id of the unit's element on the transcript: 3.1.5 is ``u-3-1-5``."""
        return "u-" + self.id.replace(".", "-")

    @property
    def place(self) -> str:
        """Return the id of the unit's first citation on a page: 3.1.5 is ``at-3-1-5``.

        Only pages that readers are sent to for the unit have it; see ``is_met_on``.
        """
        return "at-" + self.id.replace(".", "-")

    def is_met_on(self, slug: str, page_type: str) -> bool:
        """Tell whether readers are sent to a page for the unit: its home, and case studies."""
        return slug == self.home or page_type == "case"

    @property
    def note(self) -> str:
        """Return the id of the editor's notes beside the unit on the transcript."""
        return "note-" + self.id.replace(".", "-")


def make_units(rows: Iterable[Row], shown: str) -> tuple[dict[str, Unit], list[Finding]]:
    """Return the units by id, in the report's order, and what is wrong with their rows."""
    units: dict[str, Unit] = {}
    findings = []
    for row in rows:
        place = Place(shown, row.line)
        findings += [
            faults.BAD_CELL.at(place, column=column, value=row[column], remedy=remedy)
            for column, remedy in _problems(row)
        ]
        if row["id"] in units:
            findings.append(faults.REPEATED.at(place, name=row["id"]))
        units[row["id"]] = Unit(
            id=row["id"], kind=row["kind"], level=_level(row), home=row["home"],
            is_technique=row["technique"] == "yes", lines=row["source_lines"],
            labels={"th": row["label_th"], "en": row["label_en"]},
            texts={"th": row["th"], "en": row["en"]}, line=row.line,
        )  # fmt: skip
    return units, findings


def _problems(row: Row) -> Iterator[tuple[str, Words]]:
    """Yield each column whose cell cannot be used, and what to do."""
    for name in COLUMNS:
        if not row[name] and name not in OPTIONAL:
            yield name, Words("เติมค่าให้ครบ", "Fill the cell.")
    if row["kind"] and row["kind"] not in KINDS:
        yield "kind", one_of(KINDS)
    if (row["kind"] == "heading") != (row["level"] in HEADING_LEVELS):
        yield (
            "level",
            Words(
                "ใส่ระดับ 2, 3 หรือ 4 ให้หัวข้อ และเว้นว่างสำหรับหน่วยอื่น",
                "Give a heading the level 2, 3 or 4, and other units none.",
            ),
        )


def one_of(values: Iterable[str]) -> Words:
    """Return the advice to use one of some values."""
    listed = ", ".join(values)
    return Words(f"ใช้ค่าใดค่าหนึ่งต่อไปนี้ {listed}", f"Use one of: {listed}")


def _level(row: Row) -> int | None:
    return int(row["level"]) if row["level"] in HEADING_LEVELS else None


def missing_units(source: str, units: dict[str, Unit], shown: str) -> list[Finding]:
    """Return a finding for each unit that YAML text cites and that does not exist."""
    lines: dict[str, int] = {}
    for unit, line in _cited(yaml.compose(source, Loader=SafeLoader)):
        lines.setdefault(unit, line)
    return [
        faults.NO_SUCH_UNIT.at(Place(shown, line), nearest=nearest_id(unit, units), unit=unit)
        for unit, line in lines.items()
        if unit not in units
    ]


def _cited(node: Any) -> Iterator[tuple[str, int]]:
    """Yield what stands under "unit" and "units" anywhere below a YAML node, and its line."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _cited(item)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == "unit":
                yield str(value.value), value.start_mark.line + 1
            elif name.value == "units":
                yield from ((str(u.value), u.start_mark.line + 1) for u in value.value)
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
