"""Reading texts of content: tables and YAML, with a place for every failure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from content import faults
from content.findings import ContentError, Finding, Place
from content.notyaml import not_yaml
from content.yamltext import lost_values

if TYPE_CHECKING:
    from collections.abc import Iterable

# The loader in C, where PyYAML was built with it, reads the glossary eight times as fast.
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What git writes round two versions of the same lines, each at the beginning of a line.
MERGE_MARK = re.compile(r"^(?:[<>]{7}(?: |$)|\|{7} [^|\n]*$|={7}$)", re.MULTILINE)
FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
# A line below which a row of equals signs makes a heading of it.
PARAGRAPH = re.compile(r"[ ]{0,3}(?![-*+>#|<=]|\d+[.)]\s)\S")


class TextKeyLoader(SafeLoader):  # type: ignore[misc]
    """Reads YAML with every key as the text that is written.

    The page 2569 or 2026-01-01 is otherwise known by a number or a date, and no, on and
    null by a truth value or nothing.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        """Return the value of a mapping."""
        self.flatten_mapping(node)
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = "tag:yaml.org,2002:str"
        return super().construct_mapping(node, deep)


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
    not UTF-8 or hold a null byte, or where the text is a merge that was not finished:
    all else that could be found in it would only follow from that.
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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    mark = _merge_line(text, is_markdown=shown.endswith(".md"))
    if mark:
        raise ContentError([faults.UNFINISHED_MERGE.at(Place(shown, mark), length=7)])
    return text


def _merge_line(text: str, *, is_markdown: bool) -> int | None:
    """Return the first line that git's merging has left in a text, or None.

    In Markdown a closed code fence may show such lines, and a row of equals signs may
    make a heading of the line above it.
    """
    if not MERGE_MARK.search(text):
        return None
    lines = text.split("\n")
    is_front = is_markdown and lines[0].rstrip() == "---"
    number = 0
    while number < len(lines):
        line = lines[number]
        fence = FENCE.match(line) if is_markdown and not is_front else None
        end = _fence_end(lines, number, fence["fence"]) if fence else 0
        if MERGE_MARK.match(line):
            is_heading = (
                is_markdown and not is_front and line[0] == "="
                and number > 0 and PARAGRAPH.match(lines[number - 1])
            )  # fmt: skip
            if not is_heading:
                return number + 1
        elif is_front and number and line.rstrip() == "---":
            is_front = False
        number = end or number + 1
    return None


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    """Return the number after that of the line that closes a code fence, or 0."""
    closing = re.compile(rf"[ ]{{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    found = (n for n in range(start + 1, len(lines)) if closing.match(lines[n]))
    return next((n + 1 for n in found), 0)


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
        raise ContentError([not_yaml(place, error.problem)]) from error
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, TypeError) as error:
        place = Place(shown, first_line)
        raise ContentError([not_yaml(place, error)]) from error


def line_of(source: str, path: Iterable[str | int]) -> int:
    """Return the line of YAML text, from 1, of the deepest part of a path that stands there.

    A path is made of keys and of places in lists. Raises yaml.YAMLError where the text is
    no YAML.
    """
    node = yaml.compose(source, Loader=SafeLoader)
    line = 0
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(part)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line, found[1]
    return line + 1


@lru_cache(maxsize=256)
def _load(text: str, shown: str, first_line: int) -> Any:
    loader = TextKeyLoader(text)
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


# A wrong date is left to the schema, which names the field.
TextKeyLoader.add_constructor("tag:yaml.org,2002:timestamp", _date)
