"""Print pages and the print button: what a reader finds in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from commands.tools import CHROMIUM, find
from content.paths import PRINT_PAGES, page_path
from handout.printing import Job, Printer
from pdfs import condensed, pages_text

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from content.knowledge import KnowledgeBase
    from watching import Watched

LINKS = """<!doctype html><title>x</title><a href="b.html">b</a> <a href="#c">c</a>
<a href="https://[/">broken</a> <a href="https://other.example/">d</a> <p id="c">c</p>
<svg width="9" height="9" viewBox="0 0 9 9"><a href="b.html"><text y="9">b</text></a>
<a href="https://other.example/e"><text y="9">e</text></a></svg>"""


@pytest.mark.parametrize("address", ["", "https://kb.example/"])
def test_links_of_text_and_of_pictures_are_printed_with_and_without_an_address(
    address: str, tmp_path: Path
) -> None:
    chromium = find(CHROMIUM)
    if chromium is None:
        pytest.skip(CHROMIUM.advice)
    pdf = tmp_path / "a.pdf"
    with Printer(chromium, tmp_path, address) as printer:
        printer.print([Job("a.html", LINKS)], lambda _, data: _keep(pdf, data))
    with pikepdf.open(pdf) as opened:
        annotations = list(opened.pages[0].obj.get("/Annots", []))
        links = sorted(str(link.A.URI) for link in annotations if "/A" in link and "/URI" in link.A)
    own = [f"{address}b.html"] * 2 if address else []
    foreign = ["https://other.example/", "https://other.example/e"]
    assert [link for link in links if "[" not in link] == own + foreign


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("kind", list(PRINT_PAGES))
def test_print_page_holds_every_page_of_its_kind_each_on_its_own_sheet(
    kind: str, language: str, knowledge: KnowledgeBase, printer: Printer, tmp_path: Path
) -> None:
    pdf = tmp_path / "all.pdf"
    printer.print([Job(page_path(PRINT_PAGES[kind], language))], lambda _, data: _keep(pdf, data))
    titles = [
        str(document.page.meta["title"])
        for (_, page_language), document in knowledge.documents.items()
        if page_language == language and document.page.meta["type"] == kind
    ]
    pages = [condensed(text) for text in pages_text(pdf)]
    assert len(pages) == len(titles)
    for title in titles:
        assert sum(condensed(title) in page[:600] for page in pages) >= 1


def _keep(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def test_print_pages_are_whole_and_not_listed(site: Path, address: str, watched: Watched) -> None:
    for language in ("th", "en"):
        for slug in PRINT_PAGES.values():
            watched.page.goto(f"{address}/{page_path(slug, language)}")
            assert watched.page.locator("html").get_attribute("lang") == language
            ids = watched.page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
            assert len(ids) == len(set(ids))
            anchors = watched.page.evaluate(
                "[...document.querySelectorAll('a[href^=\"#\"]')]"
                ".map((a) => a.getAttribute('href').slice(1))"
            )
            assert [anchor for anchor in anchors if anchor not in ids] == []
            hrefs = watched.page.evaluate(
                "[...document.querySelectorAll('a[href]')]"
                ".map((a) => new URL(a.getAttribute('href'), location.href).href.split('#')[0])"
            )
            for href in set(hrefs):
                assert (site / href.removeprefix(address).lstrip("/")).is_file(), href
            assert watched.page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert watched.troubles == []
    for name in ("search/search_index.json", "search/search_index.js"):
        assert "print/" not in (site / name).read_text(encoding="utf-8")
    navigation = (site / "index.html").read_text(encoding="utf-8")
    assert not re.search(r'md-nav__link"[^>]*href="[^"]*print/', navigation)


def test_button_prints_and_is_there_only_with_a_script(address: str, chromium: Browser) -> None:
    for scripted in (True, False):
        context = chromium.new_context(java_script_enabled=scripted)
        context.add_init_script(
            "window.printed = 0; window.print = () => { window.printed += 1; };"
        )
        page = context.new_page()
        for path in ("methods/letters.html", "en/reference/glossary.html", "print/checklists.html"):
            page.goto(f"{address}/{path}")
            button = page.locator("[data-kb-print]").first
            assert button.is_visible() is scripted
            if scripted:
                button.click()
                assert page.evaluate("window.printed") == 1
        context.close()


def test_screen_shows_none_of_the_sheets_furniture(address: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/methods/letters.html")
    assert page.locator(".kb-sheet").count() == 2
    assert [sheet.is_visible() for sheet in page.locator(".kb-sheet").all()] == [False, False]
    page.close()
