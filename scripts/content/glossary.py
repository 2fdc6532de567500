"""The glossary: one name for one thing, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content import faults
from content.editorial import no_such_unit
from content.findings import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.findings import Finding
    from content.units import Unit


@dataclass(frozen=True, eq=False)
class Term:
    """One entry: approved names, abbreviations, definition and other forms by language.

    ``by_editor`` tells that the definition is in the editor's words; ``is_explained``
    that the first use on a page gets an explanation; ``is_loose`` that one language may
    say it in other words.
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
    is_loose: bool = False

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
    entries: Sequence[dict[str, Any]], units: dict[str, Unit], shown: str, text: str
) -> tuple[tuple[Term, ...], list[Finding]]:
    """Return the terms in the file's order, from data that fits its schema.

    With them, a finding for each form that means two entries and each unit that does
    not exist; ``text`` is the file's, to find their lines.
    """
    terms = tuple(
        Term(
            id=entry["id"], kind=entry["kind"],
            names={"th": entry["th"], "en": entry["en"]},
            abbreviations=dict(entry["abbr"]), definitions=dict(entry["definition"]),
            by_editor=entry["by"] == "editor",
            variants={k: tuple(v) for k, v in entry["variants"].items()},
            synonyms={k: tuple(v) for k, v in entry["synonyms"].items()},
            units=tuple(entry["units"]), is_explained=entry["explain"],
            is_loose=entry.get("loose", False),
        )
        for entry in entries
    )  # fmt: skip
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith("- ")]
    lines += [1] * (len(terms) - len(lines))
    findings = []
    owners: dict[tuple[str, str], str] = {}
    for term, line in zip(terms, lines, strict=False):
        place = Place(shown, line)
        if units:  # else their own file is at fault
            findings += [no_such_unit(place, u, units) for u in term.units if u not in units]
        for language in ("th", "en"):
            findings += [
                faults.REPEATED.at(place, name=form)
                for form in dict.fromkeys(term.forms(language))
                if owners.setdefault((language, form), term.id) != term.id
            ]
    return terms, findings
