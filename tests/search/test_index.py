"""The index loses nothing, says what it holds, and stays small."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search.coding import BEGINNING, CONTINUING, END, WordCutter, encode
from search.sections import read_page, read_site

if TYPE_CHECKING:
    from searching import Engine

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html><html lang="th"><body><p>outside</p>
<article class="md-content__inner md-typeset"><div class="kb-page kb-page--technique">
<p class="kb-kind">เทคนิค</p><h1>หน้า <em>หนึ่ง</em></h1>
<p>ประสาน<a href="x">งาน</a>กัน
<span data-search-exclude>[<a data-unit="3.1.5">§3.1.5</a>]</span></p>
<h2 id="steps">ขั้นตอน<a class="headerlink" href="#steps">#</a></h2>
<ul><li>หนึ่ง</li><li>สอง<br>สาม</li></ul><script>never()</script>
<div class="kb-unit" id="u-3-1-5"><p>๓.๑.๕ กล่าว</p></div>
</div></article></body></html>"""


def test_a_page_is_read_section_by_section_without_its_furniture() -> None:
    page = read_page(PAGE, "a.html")
    assert page is not None
    assert (page.language, page.kind) == ("th", "technique")
    assert [(s.anchor, s.title, s.text) for s in page.sections] == [
        ("", "หน้า หนึ่ง", "ประสานงานกัน"),
        ("steps", "ขั้นตอน", "หนึ่ง\nสอง\nสาม"),
        ("u-3-1-5", "", "๓.๑.๕ กล่าว"),
    ]
    assert page.sections[0].units == {"3.1.5"}


def test_words_joined_again_are_the_text() -> None:
    cutter = WordCutter(["หนังสือขอบคุณ"])
    text = "ทำหนังสือขอบคุณ ทุกครั้ง (KM DAYS) ๑๒/๒๕๕๕\ne – mail 15 - 20 นาที"
    words = cutter.cut(text)
    assert "หนังสือขอบคุณ" in words
    joined = ""
    for word in words:
        understood = re.match(r"[0-9A-Za-z]", word) and re.search(r"[0-9A-Za-z]$", joined)
        joined += (" " if understood else "") + word
    assert joined == text


def test_codes_are_printable_and_unambiguous() -> None:
    words = [f"w{number}" for number in range(30000)]
    dictionary, stream = encode([words])
    assert sorted("\t".join(filter(None, dictionary)).split("\t")) == sorted([*words, END])
    codes = re.findall(f"[{re.escape(BEGINNING)}][{re.escape(CONTINUING)}]*", stream)
    assert "".join(codes) == stream
    assert len(set(codes)) == len(codes) == len(words) + 1


@pytest.mark.parametrize("language", ["th", "en"])
def test_words_are_found_alike_before_and_after_the_whole_text_is_read(
    engine: Engine, language: str
) -> None:
    wrong = engine.call(
        """(language) => {
          const { coded: { text }, lexicon } = kbSearch.indexOf(language);
          const places = new Map(lexicon.words.map((word, number) => [number, []]));
          const coded = new kbSearch.CodedText(text);
          for (let at = 0; at < text.length; at = coded.next(at)) {
            if (at && coded.next(coded.previous(at)) !== at) return [`step back from ${at}`];
            places.get(coded.number(at)).push(at);
          }
          const wrong = [];
          for (let first = 0; first < lexicon.words.length; first += 1) {
            const numbers = [first, (first * 7) % lexicon.words.length];
            const expected = [...new Set(numbers.flatMap((number) => places.get(number)))]
              .sort((a, b) => a - b).join();
            const fresh = new kbSearch.CodedText(text);
            for (const each of [fresh, coded]) {
              if (each.places(numbers).join() !== expected) wrong.push([each === fresh, first]);
            }
          }
          return wrong;
        }""",
        language,
    )
    assert wrong == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_browser_reads_every_section_as_the_page_has_it(
    engine: Engine, site: Path, language: str
) -> None:
    expected = [
        [page.url, section.anchor, section.title, section.text]
        for page in read_site(site)
        if page.language == language
        for section in page.sections
    ]
    read = engine.call(
        """(language) => {
          const index = kbSearch.indexOf(language);
          return index.anchors.map((anchor, section) => [
            index.pages[index.pageOf[section]].url, anchor,
            index.read(section * 2).text, index.read(section * 2 + 1).text]);
        }""",
        language,
    )
    assert read == expected


def test_index_files_carry_their_content_s_hash(site: Path) -> None:
    config = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]
    for language, address in config["indexes"].items():
        content = (site / address).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        assert re.fullmatch(rf"search/{language}\.({digest[:12]})\.js", address)


def test_until_a_reader_searches_two_kilobytes_are_loaded(site: Path) -> None:
    (worker,) = (site / "assets" / "search").glob("worker.*.js")
    stub = gzip.compress(worker.read_bytes())
    index = gzip.compress((site / "search" / "search_index.json").read_bytes())
    assert len(stub) + len(index) < 2000


@pytest.mark.parametrize("address", ["index.html", "en/methods/letters/request-support.html"])
def test_the_theme_s_configuration_names_our_worker(site: Path, address: str) -> None:
    page = (site / address).read_text("utf-8")
    config = json.loads(re.findall(r'<script id="__config"[^>]*>(.*?)</script>', page)[0])
    worker = (site / address).parent / config["search"].partition("?")[0]
    assert worker.is_file()
    assert re.fullmatch(r"worker\.[0-9a-f]+\.js", worker.name)
    assert config["search"].endswith("?lang=en" if address.startswith("en/") else "?lang=th")
