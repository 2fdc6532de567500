"""Text in pictures: measured by the site's own fonts, broken between words."""

from __future__ import annotations

import pytest

from drawing.metrics import text_width
from drawing.wrapping import Pen

THAI = "ผลักดันการดำเนินงาน และติดตามประเมินผล เรื่องต่าง ๆ ตามยุทธศาสตร์การพัฒนาระบบราชการ"
ENGLISH = "Officers of the unit responsible for submitting the work (for the award)"


def test_marks_above_and_below_take_no_width() -> None:
    assert text_width("กี่", 14) == text_width("ก", 14) > 0
    assert text_width("นู้น", 14) == text_width("นน", 14)


def test_bold_is_wider() -> None:
    assert text_width(ENGLISH, 14, bold=True) > text_width(ENGLISH, 14)


@pytest.mark.parametrize("text", [THAI, ENGLISH])
@pytest.mark.parametrize("width", [100, 180, 400])
def test_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    pen = Pen()
    lines = pen.wrap(text, width)
    assert "".join(lines) == text
    assert [line for line in lines if pen.width(line.rstrip()) > width] == []
    assert len(lines) >= pen.width(text) / width


def test_no_line_begins_with_what_belongs_to_the_word_before() -> None:
    for width in range(60, 200, 7):
        for text in (THAI, ENGLISH, "ให้ไปวันที่ 6–7 กันยายน 2555 (ถ้ามี)"):
            lines = Pen().wrap(text, width)
            assert [line for line in lines if line[0] in " ๆฯ,.)–\u0e34\u0e48"] == []


def test_a_name_the_dictionary_lacks_stays_whole() -> None:
    text = "โครงการส่งน้ำและบำรุงรักษากระเสียว"
    torn = Pen().wrap(text, Pen().width("โครงการส่งน้ำและบำรุงรักษากระ") + 1)
    whole = Pen(frozenset({"กระเสียว"})).wrap(text, Pen().width(torn[0]) + 1)
    assert torn[-1] == "เสียว"
    assert whole[-1] == "กระเสียว"
