"""Findings: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend.

    ``path`` is relative to the repository, ``line`` and ``column`` count from 1
    (``column`` in characters), ``suggestion`` says what to do.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    suggestion: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return ``path:line:column CODE message``, with the suggestion on a second line."""
        head = f"{self.path}:{self.line}:{self.column} {self.code} {self.message}"
        return f"{head}\n    {self.suggestion}" if self.suggestion else head


class ContentError(Exception):
    """Raised by readers of content when it cannot be used; carries every finding."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
