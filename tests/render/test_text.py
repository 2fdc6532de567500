"""Texts, dates, addresses and words."""

from __future__ import annotations

import datetime

import pytest

from content.links import to_html, to_markdown
from content.words import FormFinder, excerpt
from render.dates import long_date


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("สั้น", 10, "สั้น"),
        ("one two three", 8, "one two…"),
        ("กล่าวคำขอบคุณทุกครั้ง", 12, "กล่าว…"),
        ("(ประสานงาน)", 3, "…"),
    ],
)
def test_an_excerpt_is_cut_between_words(text: str, limit: int, expected: str) -> None:
    assert excerpt(text, limit) == expected


def test_dates_are_in_the_era_of_their_language() -> None:
    day = datetime.date(2026, 11, 24)
    assert long_date(day, "th") == "24 พฤศจิกายน 2569"
    assert long_date(day, "en") == "24 November 2026"


@pytest.mark.parametrize(
    ("origin", "target", "anchor", "expected"),
    [
        ("index", "about/report", "u-1", "about/report.md#u-1"),
        ("methods/letters/request-support", "choose", "", "../../choose.md"),
        ("methods/letters", "methods/in-person", "", "in-person.md"),
    ],
)
def test_addresses_are_relative(origin: str, target: str, anchor: str, expected: str) -> None:
    assert to_markdown(origin, target, anchor) == expected
    assert to_html(origin, target, anchor) == expected.replace(".md", ".html")


AGENCIES = FormFinder({"กพร.สป.": "group", "กพร.": "group-short", "สป.": "ops", "fax": "fax"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ข้าราชการ กพร.สป. ได้วิเคราะห์", ["group"]),
        ("ข้าราชการกพร.สป.ได้วิเคราะห์", ["group"]),
        ("ส่ง fax ทันที", ["fax"]),
        ("a telefax, a faxed letter", []),
    ],
)
def test_the_longest_form_is_found_as_a_word_of_its_own(text: str, found: list[str]) -> None:
    assert [name for _, _, name in AGENCIES.find(text)] == found


def test_a_form_inside_another_thai_word_is_not_found() -> None:
    finder = FormFinder({"การ": "work"})
    assert list(finder.find("ข้าราชการ")) == []
    assert [text_range[:2] for text_range in finder.find("การ")] == [(0, 3)]
