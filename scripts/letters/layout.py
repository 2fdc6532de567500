"""The layout of Thai official letters and memos: which lines stand where, in which words.

Facts from the Office of the Prime Minister's Regulation on Correspondence, B.E. 2526,
clauses 11 (external letter) and 12 (internal memo); not from the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.interface import Strings
    from content.letters import Letter, Part


@dataclass(frozen=True)
class Line:
    """A labelled line above a letter's text, such as its subject."""

    label: str
    words: str


@dataclass(frozen=True)
class Layout:
    """The words round a letter's text: its corners, its labelled lines, and its foot.

    ``corners`` are the left and right of each line at the head.
    """

    corners: tuple[tuple[str, str], ...]
    date: str | None
    lines: tuple[Line, ...]
    closing: str | None
    signature: tuple[str, ...]
    foot: tuple[str, ...]


def layout_of(letter: Letter, language: str, strings: Strings) -> Layout:
    """Return the words of a letter's layout, in the order of the regulation."""
    subject = Line(strings["letter_subject"], letter.subjects[language])
    to = Line(strings["memo_to" if letter.is_memo else "letter_to"], strings["letter_addressee"])
    signature = (strings["letter_name"], strings["letter_position"])
    if letter.is_memo:
        return Layout(
            corners=(
                (strings["memo_agency"], ""),
                (strings["letter_number"], strings["memo_date"]),
            ),
            date=None, lines=(subject, to), closing=None, signature=signature, foot=(),
        )  # fmt: skip
    reference = letter.references[language] if letter.references else None
    enclosure = letter.enclosures[language] if letter.enclosures else None
    return Layout(
        corners=(
            (strings["letter_number"], strings["letter_agency"]),
            ("", strings["letter_address"]),
        ),
        date=strings["letter_date"],
        lines=(
            subject, to,
            Line(strings["letter_reference"], reference or strings["letter_any_reference"]),
            Line(strings["letter_enclosure"], enclosure or strings["letter_any_enclosure"]),
        ),
        closing=strings["letter_closing"], signature=signature,
        foot=(strings["letter_office"], strings["letter_telephone"], strings["letter_copies"]),
    )  # fmt: skip


def part_label(part: Part, number: int, language: str, strings: Strings) -> str:
    """Return the name of a part as it stands before its sentence."""
    return strings["part_label"].format(number=number, name=part.names[language])


def part_note(part: Part, labels: str, strings: Strings) -> str:
    """Return whose a part is; ``labels`` are the report's sections for it."""
    if part.is_reported:
        return strings["part_cited"].format(labels=labels)
    suggested = f" {strings['part_suggested_by'].format(labels=labels)}" if labels else ""
    return strings["part_by_editor"] + suggested
