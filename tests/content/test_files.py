"""Reading files: every failure is a finding with a place and advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from content.files import decode, parse_table, parse_yaml
from content.findings import ContentError, Finding

if TYPE_CHECKING:
    from collections.abc import Callable


def findings_of(action: Callable[[], object]) -> list[Finding]:
    with pytest.raises(ContentError) as caught:
        action()
    return caught.value.findings


def test_byte_order_mark_and_windows_line_ends_are_taken_away() -> None:
    assert decode("\ufeffหนึ่ง\r\nสอง\r".encode(), "a.md") == "หนึ่ง\nสอง\n"


@pytest.mark.parametrize(
    ("raw", "line", "code"),
    [(b"good\nbad \xff\n", 2, "XR002"), (b"a\nb\n\0", 3, "XR003")],
)
def test_unreadable_text_is_found_at_its_line(raw: bytes, line: int, code: str) -> None:
    [finding] = findings_of(lambda: decode(raw, "docs/a.md"))
    assert (finding.path, finding.line, finding.code) == ("docs/a.md", line, code)
    assert finding.suggestion


def test_table_keeps_quotation_marks_and_knows_its_lines() -> None:
    rows, findings = parse_table('id\tth\n\n1\t"ก" "ข\n', "t.tsv", ("id", "th"))
    assert findings == []
    assert [(row.line, row["th"]) for row in rows] == [(3, '"ก" "ข')]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (['"ชื่อ ""เรื่อง"""', "ก"], [(2, 3, 'ชื่อ "เรื่อง"')]),
        (["ก", '"""ก"" ข"'], [(2, 5, '"ก" ข')]),
        (['"a, b"', '"c, d"'], [(2, 3, "a, b"), (2, 10, "c, d")]),
        (['"a, b"', "c, d"], []),
        (['"a, b"', "c"], []),
        (['"a"', '"b" and "c"'], []),
    ],
)
def test_quotation_marks_of_excel_are_found(
    cells: list[str], found: list[tuple[int, int, str]]
) -> None:
    text = "id\tth\ten\n" + "\t".join(["1", *cells]) + "\n"
    rows, findings = parse_table(text, "t.tsv", ("id", "th", "en"))
    assert [(f.line, f.column) for f in findings] == [(line, column) for line, column, _ in found]
    for finding, (_, _, meant) in zip(findings, found, strict=True):
        assert finding.code == "XR031"
        assert f"Write {meant} and" in str(finding)
        assert meant in rows[0].cells.values()


def test_a_row_that_stands_there_already_is_found() -> None:
    rows, [finding] = parse_table("id\tth\n1\tก\n2\tข\n1\tก\n", "t.tsv", ("id", "th"))
    assert [row.line for row in rows] == [2, 3]
    assert (finding.code, finding.line) == ("XR015", 4)


def test_every_row_with_a_wrong_number_of_cells_is_found() -> None:
    rows, found = parse_table("id\tth\n1\n2\tb\n3\tc\td\n", "t.tsv", ("id", "th"))
    assert [row["id"] for row in rows] == ["2"]
    assert [(f.line, f.code) for f in found] == [(2, "XR011"), (4, "XR011")]


def test_table_without_its_columns_is_found() -> None:
    [finding] = findings_of(lambda: parse_table("id\ten\n", "t.tsv", ("id", "th")))
    assert (finding.line, finding.code) == (1, "XR010")


def test_broken_yaml_is_found_where_it_breaks() -> None:
    [finding] = findings_of(lambda: parse_yaml("a: 1\nb: c: d\n", "x.yml", first_line=5))
    assert (finding.line, finding.code) == (6, "XR012")


@pytest.mark.parametrize("text", ["\x01", "a: !!python/object:os.system x", "- [", "2024-13-45"])
def test_no_yaml_text_gives_a_traceback(text: str) -> None:
    try:
        parse_yaml(text, "x.yml")
    except ContentError as error:
        assert error.findings[0].code == "XR012"
