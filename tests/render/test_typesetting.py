"""Typesetting keeps together what belongs together, and changes no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from render.sources import joined
from render.typesetting import typesetter

if TYPE_CHECKING:
    from pathlib import Path

    from content.knowledge import KnowledgeBase

KEPT = re.compile(r"<kb-w>(.*?)</kb-w>")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def kept(knowledge: KnowledgeBase, text: str, language: str = "th") -> list[str]:
    return KEPT.findall(typesetter(knowledge.data.line_breaks)(text, language))


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("เรื่องอื่น ๆ ทั้งหมด", ["น ๆ"]),
        ("<b>ต่าง</b> ๆ", [" ๆ"]),
        ("ดียิ่งๆ ขึ้น", ["งๆ"]),
        ("คณะทำงานฯ", ["คณะทำงานฯ"]),
        ("โครงการส่งน้ำฯ", ["น้ำฯ"]),
        ("ช้า ๆ และค่อยๆ", ["ช้า ๆ", "ยๆ"]),
        ("ขอหารือ ฯลฯ", ["อ ฯลฯ"]),
        ("ก่อนเวลา 15–20 นาที", ["15–20 นาที"]),
        ("เมื่อ พ.ศ. 2555", ["พ.ศ. 2555"]),
        ("ตามข้อ 3.3.1 ของ", ["ข้อ 3.3.1"]),
        ("กรณีที่ 1 ส่ง", ["ที่ 1"]),
        ("วันที่ ๒๕ กันยายน ๒๕๕๕ ณ", ["วันที่ ๒๕ กันยายน ๒๕๕๕"]),
        ("เมื่อ 24 พฤศจิกายน 2569", ["24 พฤศจิกายน 2569"]),
        ("ดูรายละเอียด", ["รายละเอียด"]),
        ("สำนักงานปลัดกระทรวง", ["สำนักงาน"]),
        ("ขอความร่วมมือ", ["ความร่วมมือ"]),
        ("รู้ว่าน่าใช้", []),
        ("กรณี 2 ข้อจำกัด-1", ["ข้อจำกัด"]),
        ("มี 2 ข้อจำนวนมาก", ["2 ข้อ", "มาก"]),
        ("หัวข้อ { #steps }", ["หัวข้อ", "{ #"]),
        ("ไม่มีอะไรต้องเก็บ", []),
        ("&#39; นาที", []),
    ],
)
def test_thai_stays_together(knowledge: KnowledgeBase, text: str, together: list[str]) -> None:
    assert kept(knowledge, text) == together


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("at least 15–20 minutes early", ["15–20 minutes"]),
        ("on 6–7 September 2012 in", ["6–7 September 2012"]),
        ("see page 9 and Case 2", ["page 9", "Case 2"]),
        ("the showcase 2 things", []),
    ],
)
def test_english_stays_together(knowledge: KnowledgeBase, text: str, together: list[str]) -> None:
    assert kept(knowledge, text, "en") == together


@pytest.mark.parametrize(
    "html",
    [
        "<code>งานอื่น ๆ</code>",
        "<pre>ข้อ 1</pre>",
        '<a title="งานอื่น ๆ" href="ข้อ 1">x</a>',
        "<script>const a = 'ข้อ 1';</script>",
        "<head><title>ข้อ 1</title></head>",
        "<svg><title>ข้อ 1</title></svg>",
        "<!-- ข้อ 1 > ๆ -->",
        '<a data-unit="3.1.1">ข้อ 1</a>',
        '<p title="a > ข้อ 1">x</p>',
    ],
)
def test_code_attributes_and_pictures_stay_as_they_are(knowledge: KnowledgeBase, html: str) -> None:
    assert typesetter(knowledge.data.line_breaks)(html, "th") == html


def test_an_option_of_a_command_stays_together(knowledge: KnowledgeBase) -> None:
    assert kept(knowledge, "<p><code>kb.py check --fix</code></p>", "en") == ["--fix"]
    assert kept(knowledge, '<pre><code class="language-sh">kb.py check --fix</code></pre>') == []


def test_words_of_the_other_language_are_marked(knowledge: KnowledgeBase) -> None:
    typeset = typesetter(knowledge.data.line_breaks)
    assert typeset("says องค์ความรู้กลาง (“core”)", "en") == (
        'says <span lang="th"><kb-w>องค์ความรู้</kb-w>กลาง</span> (“core”)'
    )
    assert typeset("คำว่า good feelings นี้", "th") == ('คำว่า <span lang="en">good feelings</span> นี้')
    for name in ("โครงการ KM DAYS ของ", "ใช้ Chromium ได้", "คำว่า Permanent Secretary หมายถึง"):
        assert 'lang="en"' not in typeset(name, "th")
    assert typeset('<p lang="th">ข้อ 1</p>', "en") == ('<p lang="th"><kb-w>ข้อ 1</kb-w></p>')


def test_no_page_gains_or_loses_a_character(site: Path, knowledge: KnowledgeBase) -> None:
    typeset = typesetter(knowledge.data.line_breaks)
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not INVISIBLE.search(html), path
        again = typeset(html, "th")
        assert re.sub("<[^>]*>", "", again) == re.sub("<[^>]*>", "", html), path


def test_runs_of_labels_are_joined() -> None:
    assert joined(["§3.1.1", "§3.1.2", "§3.1.3", "§3.2"]) == ["§3.1.1–3.1.3", "§3.2"]
    assert joined(["กรณี 2 ก่อน-1", "กรณี 2 ก่อน-2"]) == ["กรณี 2 ก่อน-1", "กรณี 2 ก่อน-2"]
    assert joined([f"กรณี 2 ก่อน-{n}" for n in range(1, 14)]) == ["กรณี 2 ก่อน-1–13"]
    assert joined([f"§3.3 when-{n}" for n in range(1, 4)]) == ["§3.3 when-1–3"]


def test_no_wrapping_parts_a_letter_from_what_is_drawn_with_it(site: Path) -> None:
    for page in site.rglob("*.html"):
        parted = re.findall(r"..(?:<kb-w>|</kb-w>)[ะ-ฺๅ็-๎]", page.read_text("utf-8"))
        assert parted == [], page
