"""Findings for people: grouped by file, each with its line, a caret, and what to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from wcwidth import wcswidth, wcwidth

from content.findings import Severity, Words, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from content.findings import Finding

# Columns of a terminal that the quoted line may take.
WIDTH = 76
# Findings of one rule in one file that are shown whole; of the others, the lines are listed.
SHOWN = 10
COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
NAMES = {
    Severity.ERROR: Words("ข้อผิดพลาด", "errors"),
    Severity.WARNING: Words("คำเตือน", "warnings"),
    Severity.NOTE: Words("หมายเหตุ", "notes"),
}
CLEAN = Words("ตรวจแล้ว ไม่มีสิ่งที่ต้องแก้", "Checked: nothing to fix.")
COUNTERPART = Words("อีกภาษาหนึ่ง", "the other language")
FURTHER = Words("ยังพบอีก {count} แห่ง ที่บรรทัด {lines}", "stands {count} more times, on lines {lines}")
GONE = Words(
    "ข้อความเดิม {count} ส่วนที่แก้หรือลบไป",
    "{count} parts of the confirmed text that were changed or deleted",
)


@dataclass(frozen=True)
class Style:
    """How findings are written: the language, and whether in colour."""

    language: str
    has_colour: bool = False

    def paint(self, text: str, colour: str) -> str:
        """Return a text in a colour (a number of ECMA-48) where colours are wanted."""
        return f"\033[{colour}m{text}\033[0m" if self.has_colour else text


def human(
    findings: Sequence[Finding], lines_of: Callable[[str], Sequence[str]], style: Style
) -> Iterator[str]:
    """Yield the lines of a report; ``lines_of`` gives the lines of the file at a path."""
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines = lines_of(path)
        yield style.paint(path, "1")
        further: dict[str, list[int]] = {}
        counts: Counter[str] = Counter()
        for finding in group:
            counts[finding.code] += 1
            if counts[finding.code] <= SHOWN:
                yield from _one(finding, lines, style)
            else:
                further.setdefault(finding.code, []).append(finding.line)
        for code, found in further.items():
            listed = ", ".join(str(line) for line in dict.fromkeys(found))
            yield f"{code} {tell(FURTHER.fill(count=len(found), lines=listed), style.language)}"
        yield ""
    yield summary(findings, style.language)


def _one(finding: Finding, lines: Sequence[str], style: Style) -> Iterator[str]:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    code = style.paint(finding.code, COLOURS[finding.severity])
    yield f"{place} {code} {tell(finding.message, style.language)}"
    if 0 < finding.line <= len(lines) and lines[finding.line - 1].strip():
        yield from (f"    {line}" for line in excerpt(lines[finding.line - 1], finding))
    for line in finding.difference:
        yield f"    {style.paint(_change(line, style.language), '32' if line[0] == '+' else '31')}"
    suggestion = tell(finding.suggestion, style.language)
    if suggestion:
        yield f"    → {suggestion}"
    if finding.held_back:
        yield f"    {style.paint(tell(finding.more, style.language), '1')}"
    if finding.counterpart:
        yield f"    ↔ {tell(COUNTERPART, style.language)}: {finding.counterpart}"


def _change(line: str, language: str) -> str:
    """Return a line of a difference; what is gone may be known by its number alone."""
    count = line.removeprefix("- ")
    return f"- {tell(GONE.fill(count=count), language)}" if count.isdigit() else line


def excerpt(line: str, finding: Finding) -> tuple[str, str]:
    """Return the part of a line round a finding, and carets below it by display width.

    Thai vowels and tone marks above and below a consonant take no column of their own.
    """
    start = min(max(finding.column - 1, 0), len(line))
    end = min(start + max(finding.length, 1), len(line))
    line = line.replace("\t", " ")
    first = start
    while first > 0 and _width(line[first - 1 : start]) <= WIDTH // 2:
        first -= 1
    while first > 0 and wcwidth(line[first]) == 0:
        first += 1
    last = max(end, start + 1)
    while last < len(line) and _width(line[first : last + 1]) <= WIDTH:
        last += 1
    while last < len(line) and wcwidth(line[last]) == 0:
        last += 1
    head, tail = "…" if first > 0 else "", "…" if last < len(line) else ""
    padding = " " * _width(head + line[first:start])
    return f"{head}{line[first:last]}{tail}", padding + "^" * max(_width(line[start:end]), 1)


def _width(text: str) -> int:
    width = wcswidth(text)
    return width if width >= 0 else sum(max(wcwidth(letter), 0) for letter in text)


def summary(findings: Sequence[Finding], language: str) -> str:
    """Return how many findings there are of each severity, in one line."""
    if not findings:
        return tell(CLEAN, language)
    counts = {kind: sum(f.severity is kind for f in findings) for kind in Severity}
    files = len({finding.path for finding in findings})
    parts = ", ".join(
        f"{tell(NAMES[kind], language)} {counts[kind]}"
        if language == "th"
        else f"{counts[kind]} {NAMES[kind].en if counts[kind] != 1 else NAMES[kind].en[:-1]}"
        for kind in Severity
        if counts[kind]
    )
    where = Words(f"ใน {files} ไฟล์", f"in {files} file{'s' if files > 1 else ''}.")
    return f"{parts} {tell(where, language)}"
