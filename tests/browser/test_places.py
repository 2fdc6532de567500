"""The same site works wherever it lies, and without scripts."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from output.server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from content.knowledge import KnowledgeBase
    from watching import Watched


@pytest.fixture(scope="module")
def carried(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site in a folder whose name has spaces and Thai letters."""
    folder = tmp_path_factory.mktemp("carried") / "งานของฉัน 100% #1" / "คลังความรู้ ฉบับพกพา"
    shutil.copytree(site, folder)
    return folder


@pytest.fixture(scope="module")
def below(carried: Path) -> Iterator[str]:
    """Return the address of the site under a path, on a server that knows nothing of it."""
    server = SiteServer(("127.0.0.1", 0), carried.parent, live=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{carried.name}"
    server.shutdown()
    server.server_close()


def one_of_each_type(knowledge: KnowledgeBase) -> list[str]:
    found = {
        (document.page.meta["type"], language): f"{'' if language == 'th' else 'en/'}{slug}.html"
        for (slug, language), document in knowledge.documents.items()
    }
    return sorted(found.values())


def walk(page: Page, home: str) -> None:
    """Go from page to page by links, in both languages, and back home."""
    page.goto(f"{home}/index.html")
    page.locator(".md-tabs__link[href='cases.html']").click()
    page.locator(".md-content a[href='cases/study-visit.html']").first.click()
    page.locator(".kb-cite a").first.click()
    page.wait_for_url("**/about/report.html#*")
    page.go_back()
    page.locator(".md-select > button").hover()
    page.locator(".md-select__link[lang=en]").click()
    page.wait_for_url("**/en/cases/study-visit.html")
    page.locator(".md-logo").first.click()
    page.wait_for_url("**/en/index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("thank you letter")
    page.locator(".md-search-result__link", has_text="thank").first.click()
    page.locator("article mark").first.wait_for()
    assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].some(f => f.status =="
                         " 'loaded'))")  # fmt: skip


def test_opened_as_files_it_is_walked_without_trouble(carried: Path, watched: Watched) -> None:
    walk(watched.page, carried.as_uri())
    # Files cannot be preloaded, which costs nothing: fonts come with the styles all the same.
    harmless = (".woff2", "ERR_FAILED")
    assert [t for t in watched.troubles if not any(part in t for part in harmless)] == []


def test_under_a_path_it_is_walked_without_trouble(below: str, watched: Watched) -> None:
    walk(watched.page, below)
    assert watched.troubles == []


@pytest.mark.parametrize("place", ["at the root", "under a path", "as files"])
def test_firefox_walks_it_too(
    place: str, address: str, below: str, carried: Path, firefox: Any
) -> None:
    home = {"at the root": address, "under a path": below, "as files": carried.as_uri()}[place]

    def follow(link: str, end: str) -> None:
        """Follow the first link that fits, as far as an address that ends as it should."""
        firefox.navigate(firefox.execute_script(f"return document.querySelector({link!r}).href"))
        assert unquote(firefox.get_url()).endswith(end), firefox.get_url()
        assert firefox.execute_script("return document.querySelector('h1').checkVisibility()")
        assert firefox.execute_async_script(
            "document.fonts.ready.then((fonts) =>"
            " arguments[0]([...fonts].some((font) => font.status == 'loaded')))"
        )

    firefox.navigate(f"{home}/index.html")
    follow(".md-tabs__link[href='cases.html']", "/cases.html")
    follow(".md-content a[href='cases/study-visit.html']", "/cases/study-visit.html")
    follow(".kb-cite a", "/about/report.html#u-case3-title")
    follow(".md-select__link[lang=en]", "/en/about/report.html")
    follow(".md-logo", "/en/index.html")


def test_without_scripts_every_type_of_page_reads(
    chromium: Browser, knowledge: KnowledgeBase, carried: Path
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in one_of_each_type(knowledge):
        page.goto((carried / name).as_uri())
        assert page.locator("h1").is_visible()
        instead = page.locator(".md-header .kb-index")
        assert instead.is_visible()
        assert (instead.get_attribute("href") or "").endswith("techniques.html")
        assert not page.locator(".md-search").is_visible()
        assert not page.locator(".kb-search").is_visible()
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_without_scripts_it_is_walked(chromium: Browser, carried: Path, width: int) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 700}
    )
    page = context.new_page()
    page.goto((carried / "en/index.html").as_uri())
    if width < 600:
        page.locator("label[for=__drawer].md-header__button").click()
        page.locator("label.md-nav__link[for=__nav_3]").click()
        page.locator(".md-nav a[href='methods/in-person.html']").click()
    else:
        page.locator(".md-content a[href='methods/in-person.html']").first.click()
    page.wait_for_url("**/en/methods/in-person.html")
    page.locator(".md-select > button").hover()
    page.locator(".md-select__link[lang=th]").click()
    page.wait_for_url("**/methods/in-person.html")
    page.locator(".md-header .kb-index").click()
    page.wait_for_url("**/reference/techniques.html")
    context.close()


def test_search_answers_where_browsers_refuse_workers(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script("window.Worker = class { constructor() { throw new Error('none'); } };")
    page.goto(f"{address}/en/prepare.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("thank you letter")
    page.locator(".md-search-result__link").first.wait_for()
    context.close()


def test_where_search_cannot_start_the_box_says_what_to_use(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/assets/search/worker.*", lambda route: route.abort())
    page.goto(f"{address}/en/prepare.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("letter")
    page.locator(".kb-search-note a").click()
    page.wait_for_url("**/en/reference/techniques.html")
    context.close()
