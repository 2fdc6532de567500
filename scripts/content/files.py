"""Reading texts of content: tables and YAML, with a place for every failure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from content import faults
from content.findings import ContentError, Finding, Place
from content.notyaml import not_yaml

# The loader in C, where PyYAML was built with it, reads the glossary eight times as fast.
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Row:
    """One line of a table: its cells by column name, and its line number from 1."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column."""
        return self.cells[column]


def decode(raw: bytes, shown: str) -> str:
    """Return a file's text, without a byte order mark and with line feeds as line ends.

    ``shown`` is the path that findings name. Raises ContentError when the bytes are
    not UTF-8 or hold a null byte.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError([faults.NOT_UTF8.at(Place(shown, line))]) from error
    if "\0" in text:
        before = text[: text.index("\0")]
        place = Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise ContentError([faults.NULL_BYTE.at(place)])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_table(text: str, shown: str, columns: tuple[str, ...]) -> tuple[list[Row], list[Finding]]:
    """Return the rows of tab-separated text whose first line names the columns.

    Quotation marks are part of the text. Blank lines are passed over, and so are
    rows that have not one cell for each column, which are findings. Raises
    ContentError where the first line does not name the columns.
    """
    lines = text.split("\n")
    wanted = " ".join(columns)
    if tuple(lines[0].split("\t")) != columns:
        raise ContentError([faults.BAD_HEADER.at(Place(shown), columns=wanted)])
    rows, findings = [], []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            findings.append(
                faults.BAD_ROW.at(
                    Place(shown, number), count=len(cells), needed=len(columns), columns=wanted
                )
            )
            continue
        stripped = (cell.strip() for cell in cells)
        rows.append(Row(number, dict(zip(columns, stripped, strict=True))))
    return rows, findings


def parse_yaml(text: str, shown: str, first_line: int = 1) -> Any:
    """Return the value that YAML text holds; the caller must not change it.

    ``first_line`` is the line of the file on which the text begins. Raises
    ContentError at the line and column where the text stops being YAML.
    """
    try:
        return _load(text)
    except yaml.MarkedYAMLError as error:
        # A quotation that never ends is told where it begins, not at the end of the file.
        is_open = "quoted scalar" in (error.context or "")
        mark = error.context_mark if is_open else error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        place = Place(shown, first_line + line, column + 1)
        raise ContentError([not_yaml(place, error.problem)]) from error
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, TypeError) as error:
        place = Place(shown, first_line)
        raise ContentError([not_yaml(place, error)]) from error


@lru_cache(maxsize=256)
def _load(text: str) -> Any:
    return yaml.load(text, Loader=SafeLoader)  # a safe loader
