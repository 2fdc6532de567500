"""Reading texts of content: tables and YAML, with a place for every failure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from content import faults
from content.findings import ContentError, Finding, Place
from content.yamltext import lost_values

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

    Quotation marks are part of the text, but for those that Excel puts round a cell,
    which are findings. Blank lines are passed over, and so are rows that have not one
    cell for each column and rows that stand there already, which are findings. Raises
    ContentError where the first line does not name the columns.
    """
    lines = text.split("\n")
    wanted = " ".join(columns)
    if tuple(lines[0].split("\t")) != columns:
        raise ContentError([faults.BAD_HEADER.at(Place(shown), columns=wanted)])
    rows: dict[tuple[str, ...], Row] = {}
    findings = []
    by_excel = _is_by_excel(text)
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
        texts, start = [], 1
        for column, cell in zip(columns, cells, strict=True):
            meant = _unquoted(cell.strip(), by_excel=by_excel)
            texts.append(meant)
            if meant != cell.strip():
                place = Place(shown, number, start)
                findings.append(
                    faults.EXCEL.at(place, column=column, remedy=meant, length=len(cell))
                )
            start += len(cell) + 1
        if tuple(texts) in rows:
            findings.append(faults.REPEATED.at(Place(shown, number), name=texts[0]))
        rows.setdefault(tuple(texts), Row(number, dict(zip(columns, texts, strict=True))))
    return list(rows.values()), findings


# A cell as Excel saves one that holds quotation marks, commas or line ends.
QUOTED = re.compile('"(?P<text>(?:[^"]|"")*)"')


def _is_by_excel(text: str) -> bool:
    """Tell whether Excel saved a table: all cells with a comma or a quotation mark are quoted.

    One such cell alone may be a quotation.
    """
    cells = [cell.strip() for line in text.split("\n") for cell in line.split("\t")]
    marked = [cell for cell in cells if "," in cell or '"' in cell]
    return len(marked) > 1 and all(QUOTED.fullmatch(cell) for cell in marked)


def _unquoted(cell: str, *, by_excel: bool) -> str:
    """Return what a cell meant before Excel quoted it; any other cell as it is."""
    match = QUOTED.fullmatch(cell)
    if match and (by_excel or '""' in match["text"]):
        return match["text"].replace('""', '"')
    return cell


def parse_yaml(text: str, shown: str, first_line: int = 1) -> Any:
    """Return the value that YAML text holds; the caller must not change it.

    ``first_line`` is the line of the file on which the text begins. Raises
    ContentError at the line and column where the text stops being YAML, and where it
    hides a value that stands in it. A date that no calendar has stays text.
    """
    try:
        return _load(text, shown, first_line)
    except yaml.MarkedYAMLError as error:
        # A quotation that never ends is told where it begins, not at the end of the file.
        is_open = "quoted scalar" in (error.context or "")
        mark = error.context_mark if is_open else error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        place = Place(shown, first_line + line, column + 1)
        problem = error.problem or "it cannot be read"
        raise ContentError([faults.NOT_YAML.at(place, problem=problem)]) from error
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, TypeError) as error:
        place = Place(shown, first_line)
        raise ContentError([faults.NOT_YAML.at(place, problem=str(error))]) from error


@lru_cache(maxsize=256)
def _load(text: str, shown: str, first_line: int) -> Any:
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        found = lost_values(node, text, shown, first_line)
        if found:
            raise ContentError(found)
        return None if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def _date(loader: Any, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


# A safe loader that leaves a wrong date to the schema, which names the field.
Loader: Any = type("Loader", (SafeLoader,), {})
Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)
