"""Lines of Thai end where they may, in Chromium and in Firefox, at every width.

Made so narrow that a line ends wherever one may, a page shows what any width can do to it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pythainlp.corpus import thai_words

from breaks.browsers import (
    blocks_in_chromium,
    blocks_in_firefox,
    pages_with_text,
)
from breaks.words import broken_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

    from breaks.browsers import Block
    from content.knowledge import KnowledgeBase

MEASURE = (Path(__file__).parents[1] / "lines.js").read_text(encoding="utf-8")
WIDTHS = (320, 360, 420, 500, 640, 768, 900, 1024, 1200)
PAGES = ("index", "methods/in-person", "cases/study-visit", "checklists/before-a-visit")
# A number that does not belong to the word before it, as in ข้อ 8.
NUMBER_END = re.compile(r"(?<!ที่)(?<!ข้อ) [0-9๐-๙]+$")
COUNTED = re.compile(r"นาที|เรื่อง|กรณี|ข้อ(?!จำกัด|เท็จจริง)")
THAI_END, THAI_START = re.compile(r"[ก-๎]+$"), re.compile(r"[ก-๎]+")


@cache
def _words() -> frozenset[str]:
    return frozenset(thai_words())


def _is_inside_a_word(before: str, after: str) -> bool:
    """Tell whether a break parts a word: no known word ends before it, or none begins after."""
    left, right = THAI_END.search(before), THAI_START.match(after)
    if not left or not right or after[right.end() : right.end() + 1] == ".":
        return False  # no Thai on one side, or an abbreviation
    ends = any(left[0][-size:] in _words() for size in range(1, len(left[0]) + 1))
    begins = any(right[0][:size] in _words() for size in range(1, len(right[0]) + 1))
    return not (ends and begins)


def _parted(breaks: Iterable[tuple[str, bool, str]]) -> list[str]:
    """Return the breaks that part a word."""
    return [f"{b}|{a}" for b, spaced, a in breaks if not spaced and _is_inside_a_word(b, a)]


def _wrong(breaks: Iterable[tuple[str, bool, str]]) -> list[str]:
    """Return the breaks before a sign, after a bracket, or beside a number's own word."""
    return [
        f"{before}|{after}"
        for before, _, after in breaks
        if after[0] in "ๆฯ"
        or before[-1] in "([{“‘"
        or (re.search(r"(พ\.ศ\.|ข้อ|ที่)$", before) and re.match(r"[0-9๐-๙]", after))
        or (NUMBER_END.search(before) and COUNTED.match(after))
    ]


def _wrong_anywhere(blocks: Iterable[Block]) -> list[str]:
    """Return the places in blocks where a line could begin or end wrongly."""
    return [
        f"{block.page}: {line}"
        for block in blocks
        for at in block.starts
        for line in _wrong([(block.text[:at].rstrip()[-20:], True, block.text[at : at + 20])])
    ]


def _assert_good(blocks: list[Block], knowledge: KnowledgeBase) -> None:
    assert sum(len(block.starts) for block in blocks) > 40_000
    assert _wrong_anywhere(blocks) == []
    words = frozenset(knowledge.data.line_breaks["th"]["words"])
    broken = {word for _, word in broken_words(blocks, words)}
    assert broken == set(), "python3 scripts/kb.py breaks --write keeps these words whole"


def test_chromium_breaks_no_page_inside_a_word_or_before_a_sign(
    site: Path, address: str, chromium: Browser, knowledge: KnowledgeBase
) -> None:
    _assert_good(blocks_in_chromium(chromium, address, pages_with_text(site)), knowledge)


def test_firefox_breaks_no_page_inside_a_word_or_before_a_sign(
    site: Path, address: str, firefox: Any, knowledge: KnowledgeBase
) -> None:
    _assert_good(blocks_in_firefox(firefox, address, pages_with_text(site)), knowledge)


def test_lines_end_well_in_chromium_from_320_to_1200_px(address: str, chromium: Browser) -> None:
    page = chromium.new_page()
    breaks: list[tuple[str, bool, str]] = []
    for slug in PAGES:
        page.goto(f"{address}/{slug}.html")
        page.evaluate("document.fonts.ready.then(() => true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            breaks += page.evaluate(MEASURE)
    page.close()
    assert len(breaks) > 1000
    assert _wrong(breaks) + _parted(breaks) == []


def test_lines_end_well_in_firefox_from_320_to_1200_px(address: str, firefox: Any) -> None:
    breaks: list[tuple[str, bool, str]] = []
    for slug in PAGES:
        firefox.navigate(f"{address}/{slug}.html")
        firefox.execute_async_script("document.fonts.ready.then(arguments[0])")
        # Firefox's own window cannot be so narrow as a phone's.
        firefox.execute_script(
            "for (const bar of document.querySelectorAll('.md-sidebar')) bar.style.display = 'none'"
        )
        for width in WIDTHS:
            firefox.execute_script("document.body.style.width = arguments[0] + 'px'", [width])
            breaks += firefox.execute_script(f"return {MEASURE[MEASURE.index('(() =>') :]}")
    assert len(breaks) > 1000
    assert _wrong(breaks) + _parted(breaks) == []


def test_copied_text_is_the_text_itself(address: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/methods/in-person.html")
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('article'));"
        " return getSelection().toString(); }"
    )
    page.close()
    assert "จากงานอื่น ๆ ทั้งหมด" in copied
    assert not re.search("[\u00a0\u200b-\u200f\u2060\ufeff\u00ad]", copied)
