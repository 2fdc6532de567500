"""Reading files of content: text, tables and YAML, with a place for every failure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from content.findings import ContentError, Finding

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of a table: its cells by column name, and its line number from 1."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column."""
        return self.cells[column]


def read_text(path: Path, shown: str) -> str:
    """Return a file's text, without a byte order mark and with line feeds as line ends.

    ``shown`` is the path that findings name. Raises ContentError when the file is
    missing, is not UTF-8 or holds a null byte.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise ContentError(
            [
                Finding(
                    shown,
                    1,
                    1,
                    "XR001",
                    f"The file cannot be read ({reason}).",
                    "Restore the file, or correct its name.",
                )
            ]
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError(
            [
                Finding(
                    shown,
                    line,
                    1,
                    "XR002",
                    "The file is not UTF-8 text.",
                    "Open it in your editor and save it with the encoding UTF-8.",
                )
            ]
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ContentError(
            [
                Finding(
                    shown,
                    line,
                    1,
                    "XR003",
                    "The file holds a null byte.",
                    "Delete the invisible character on this line, or type the line anew.",
                )
            ]
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_table(text: str, shown: str, columns: tuple[str, ...]) -> list[Row]:
    """Return the rows of tab-separated text whose first line names the columns.

    Quotation marks are part of the text. Blank lines are passed over. Raises
    ContentError naming every row that has not one cell for each column.
    """
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != columns:
        raise ContentError(
            [
                Finding(
                    shown,
                    1,
                    1,
                    "XR010",
                    "The first line must name the columns.",
                    "Write, with tabs between: " + " ".join(columns),
                )
            ]
        )
    rows, findings = [], []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            findings.append(
                Finding(
                    shown,
                    number,
                    1,
                    "XR011",
                    f"This row has {len(cells)} cells; it needs {len(columns)}.",
                    "Put one tab between cells, in the order: " + " ".join(columns),
                )
            )
            continue
        rows.append(Row(number, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    if findings:
        raise ContentError(findings)
    return rows


def parse_yaml(text: str, shown: str, first_line: int = 1) -> Any:
    """Return the value that YAML text holds.

    ``first_line`` is the line of the file on which the text begins. Raises
    ContentError at the line and column where the text stops being YAML.
    """
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem = error.problem or "it cannot be read"
        raise ContentError(
            [
                Finding(
                    shown,
                    first_line + line,
                    column + 1,
                    "XR012",
                    f"This is not YAML: {problem}.",
                    'Put values that contain ": " or quotation marks in double quotes.',
                )
            ]
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentError(
            [
                Finding(
                    shown,
                    first_line,
                    1,
                    "XR012",
                    f"This is not YAML: {error}.",
                    "Look for unusual characters and unfinished quotation marks.",
                )
            ]
        ) from error
