"""Findings: what is wrong, where, and what to do about it; and the rules that say so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from string import Formatter
from typing import Literal

from content.command import typed

Language = Literal["th", "en"]
# While a merge is unfinished, it is the cause of much else.
UNFINISHED_MERGE = "XR007"


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Words:
    """The same words in Thai and in English."""

    th: str
    en: str

    def fill(self, **values: object) -> Words:
        """Return the words with ``{name}`` replaced; a value may itself be Words."""
        return Words(
            *(
                getattr(self, language)
                .format(**{name: tell(value, language) for name, value in values.items()})
                .strip()
                for language in ("th", "en")
            )
        )

    def __add__(self, other: Words) -> Words:
        """Return both texts one after the other, with a space between."""
        return Words(f"{self.th} {other.th}".strip(), f"{self.en} {other.en}".strip())


NOTHING = Words("", "")


def tell(value: object, language: str) -> str:
    """Return a value as text in a language, with commands as this system has them typed."""
    return typed(str(getattr(value, language) if isinstance(value, Words) else value))


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file: line and column count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """One thing to fix.

    ``path`` is relative to the repository, ``line`` and ``column`` count from 1
    (``column`` in characters), ``suggestion`` says what to do. What another tool says
    comes in English only, as a plain string. ``length`` is that of the faulty text in
    characters, ``nearest`` an existing target like the one that is missing,
    ``counterpart`` the matching place in the other language, and ``difference`` the
    lines of a difference, each with its sign. ``held_back`` is how many findings follow
    from this one and are not reported for that; it is None where none could.
    """

    path: str
    line: int
    column: int
    code: str
    message: str | Words
    suggestion: str | Words = ""
    severity: Severity = Severity.ERROR
    length: int = field(default=1, compare=False)
    nearest: str | None = field(default=None, compare=False)
    counterpart: Place | None = field(default=None, compare=False)
    difference: tuple[str, ...] = field(default=(), compare=False)
    held_back: int | None = field(default=None, compare=False)

    @property
    def order(self) -> tuple[bool, bool, str, int, int, str, str]:
        """Return what findings are sorted by: unfinished merges, causes of others, the place."""
        is_merge, is_cause = self.code == UNFINISHED_MERGE, self.held_back is not None
        place = (self.path, self.line, self.column)
        return (not is_merge, not is_cause, *place, self.code, tell(self.message, "en"))

    @property
    def more(self) -> Words:
        """Return how many findings are held back because of this one, or nothing."""
        if not self.held_back:
            return NOTHING
        return Words(
            f"มีอีก {self.held_back} รายการที่เป็นผลจากข้อนี้ แก้ข้อนี้แล้วตรวจใหม่",
            f"{self.held_back} more depend on this; fix it and check again.",
        )

    def __str__(self) -> str:
        """Return ``path:line:column CODE message`` in English, and the suggestion below."""
        head = f"{self.path}:{self.line}:{self.column} {self.code} {tell(self.message, 'en')}"
        suggestion = tell(self.suggestion, "en")
        return f"{head}\n    {suggestion}" if suggestion else head


@dataclass(frozen=True)
class Rule:
    """What can be wrong: its code and severity, why it matters, and an example of each kind.

    ``message`` and ``advice`` may hold ``{names}`` that a finding fills in. ``needs`` names
    what a finding is judged by besides its own place: data files, "mkdocs.yml", or "pages"
    for all of them. Where one cannot be used, nothing can be said for sure.
    """

    code: str
    reason: Words
    message: Words
    advice: Words
    bad: str
    good: str
    severity: Severity = Severity.ERROR
    needs: tuple[str, ...] = ()

    def outline(self, words: Words) -> Words:
        """Return the message or the advice with an ellipsis for what a finding fills in."""
        names = {name for _, name, _, _ in Formatter().parse(f"{words.th}{words.en}") if name}
        return words.fill(**dict.fromkeys(names, "…"))

    def at(
        self,
        place: Place,
        *,
        length: int = 1,
        nearest: str | None = None,
        counterpart: Place | None = None,
        difference: tuple[str, ...] = (),
        **values: object,
    ) -> Finding:
        """Return a finding of this rule; ``values`` fill in the message and the advice."""
        advice = self.advice.fill(**values)
        if nearest:
            advice = Words(f"อาจหมายถึง {nearest}", f"Did you mean {nearest}?") + advice
        return Finding(
            place.path, place.line, place.column, self.code, self.message.fill(**values), advice,
            self.severity, length, nearest, counterpart, difference,
        )  # fmt: skip


def lenient(finding: Finding) -> Finding:
    """Return the finding as a warning where it was an error."""
    if finding.severity is Severity.ERROR:
        return replace(finding, severity=Severity.WARNING)
    return finding


class ContentError(Exception):
    """Raised by readers of content when it cannot be used; carries every finding."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
