"""A changed text keeps the bytes of every line that it keeps."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.files import decode
from content.textfiles import TextFile

LINES = st.lists(
    st.tuples(st.sampled_from(["", "a", "ก", "b c", "\u2028"]),
              st.sampled_from(["\n", "\r\n", "\r"])),
    max_size=8,
)  # fmt: skip


def file_of(raw: bytes) -> TextFile:
    return TextFile(raw, decode(raw, "x.tsv"))


@pytest.mark.parametrize(
    ("raw", "text", "wanted"),
    [
        (b"a\r\nb\r\n", "a\nc\nb\n", b"a\r\nc\r\nb\r\n"),
        (b"\xef\xbb\xbfa\nb", "a\nb\nc", b"\xef\xbb\xbfa\nb\nc"),
        (b"a\r\nb\nc\n", "a\nb\nx\nc\n", b"a\r\nb\nx\nc\n"),
        (b"a\nb\r\nc\n", "a\nB\nc\n", b"a\nB\r\nc\n"),
        (b"", "a\n", b"a\n"),
        (b"a\rb\r", "b\n", b"b\r"),
    ],
)
def test_new_lines_end_as_those_around_them(raw: bytes, text: str, wanted: bytes) -> None:
    assert file_of(raw).having(text) == wanted


@given(lines=LINES, last=st.sampled_from(["", "z"]), mark=st.booleans(), data=st.data())
def test_any_text_is_read_back_and_lines_that_stay_keep_their_ends(
    lines: list[tuple[str, str]], last: str, mark: bool, data: st.DataObject
) -> None:
    ended = "".join(words + end for words, end in lines)
    raw = (b"\xef\xbb\xbf" if mark else b"") + f"{ended}{last}".encode()
    file = file_of(raw)
    assert file.having(file.text) == raw
    other = data.draw(st.lists(st.sampled_from(["", "a", "new", "ก"]), max_size=8).map("\n".join))
    assert decode(file.having(other), "x.tsv") == other


@given(lines=LINES, last=st.sampled_from(["", "z"]), mark=st.booleans(), data=st.data())
def test_a_new_line_changes_no_other(
    lines: list[tuple[str, str]], last: str, mark: bool, data: st.DataObject
) -> None:
    ended = "".join(words + end.replace("\r\n", "\n") for words, end in lines)
    windows = data.draw(st.sampled_from([(), (0,), range(0, 9, 2), range(9)]))
    parts = f"{ended}{last}".replace("\r", "").split("\n")
    whole = "".join(
        part + ("" if n == len(parts) - 1 else "\r\n" if n in windows else "\n")
        for n, part in enumerate(parts)
    )
    raw = (b"\xef\xbb\xbf" if mark else b"") + whole.encode()
    place = data.draw(st.integers(0, len(parts) - 1))
    longer = "\n".join([*parts[:place], "quite new", *parts[place:]])
    changed = file_of(raw).having(longer)
    assert re.sub(rb"quite new\r?\n", b"", changed, count=1) == raw
