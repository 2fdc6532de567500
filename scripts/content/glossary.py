"""The glossary: one name for one thing, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.findings import ContentError, Finding
from content.units import nearest_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.units import Unit


@dataclass(frozen=True, eq=False)
class Term:
    """One entry: approved names, abbreviations, definition and other forms by language.

    ``by_editor`` tells that the definition is in the editor's words; ``is_explained``
    that the first use on a page gets an explanation.
    """

    id: str
    kind: str
    names: dict[str, str]
    abbreviations: dict[str, str | None]
    definitions: dict[str, str]
    by_editor: bool
    variants: dict[str, tuple[str, ...]]
    synonyms: dict[str, tuple[str, ...]]
    units: tuple[str, ...]
    is_explained: bool

    @property
    def anchor(self) -> str:
        """Return the id of the entry on the glossary page."""
        return f"term-{self.id}"

    def forms(self, language: str) -> tuple[str, ...]:
        """Return every form that means this entry in running text."""
        abbreviation = self.abbreviations[language]
        extra = (abbreviation,) if abbreviation else ()
        return (self.names[language], *extra, *self.variants[language])


def make_glossary(
    entries: Sequence[dict[str, Any]], units: dict[str, Unit], shown: str
) -> tuple[Term, ...]:
    """Return the terms in the file's order, from data that fits its schema.

    Raises ContentError for an id used twice, a form that means two entries, or a
    unit that does not exist.
    """
    terms = tuple(
        Term(
            id=entry["id"], kind=entry["kind"],
            names={"th": entry["th"], "en": entry["en"]},
            abbreviations=dict(entry["abbr"]), definitions=dict(entry["definition"]),
            by_editor=entry["by"] == "editor",
            variants={k: tuple(v) for k, v in entry["variants"].items()},
            synonyms={k: tuple(v) for k, v in entry["synonyms"].items()},
            units=tuple(str(unit) for unit in entry["units"]), is_explained=entry["explain"],
        )
        for entry in entries
    )  # fmt: skip
    findings = []
    ids: set[str] = set()
    owners: dict[tuple[str, str], str] = {}
    for term in terms:
        if term.id in ids:
            findings.append(
                _finding(
                    shown,
                    "XR050",
                    f"The id {term.id} is used twice.",
                    "Give one of the two entries another id.",
                )
            )
        ids.add(term.id)
        for unit in term.units:
            if unit not in units:
                near = nearest_id(unit, units)
                findings.append(
                    _finding(
                        shown,
                        "XR051",
                        f"{term.id}: the report has no unit {unit}.",
                        f"Did you mean {near}?" if near else "See units.tsv for the ids.",
                    )
                )
        for language in ("th", "en"):
            for form in term.forms(language):
                owner = owners.setdefault((language, form), term.id)
                if owner != term.id:
                    findings.append(
                        _finding(
                            shown,
                            "XR052",
                            f"“{form}” stands for {owner} and for {term.id}.",
                            "Leave it in one of the two entries.",
                        )
                    )
    if findings:
        raise ContentError(findings)
    return terms


def _finding(shown: str, code: str, message: str, suggestion: str) -> Finding:
    return Finding(shown, 1, 1, code, message, suggestion)
