"""A page's foot: a reader writes to the owner, and reads what changed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from output.server import SiteServer
from output.site import build_site
from projects import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from watching import Watched


@pytest.fixture(scope="module")
def with_owner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site whose owner has an e-mail address."""
    root = copy_project(tmp_path_factory.mktemp("owner"))
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "en: Content team}" in text
    config.write_text(
        text.replace("en: Content team}", "en: Content team, email: team@agency.example}"), "utf-8"
    )
    site = root / "site"
    site.mkdir()
    assert build_site(config, root / "docs", site) == ()
    server = SiteServer(("127.0.0.1", 0), site, live=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def body(page: Page) -> list[str]:
    href = page.locator(".kb-feedback a").get_attribute("href") or ""
    parts = urlsplit(href)
    assert (parts.scheme, parts.path) == ("mailto", "team@agency.example")
    return parse_qs(parts.query, strict_parsing=True)["body"][0].split("\r\n")


@pytest.mark.parametrize(
    ("language", "prefix", "section"),
    [("th", "", "หัวข้อ: ขั้นตอน (#steps)"), ("en", "en/", "Section: Steps (#steps)")],
)
def test_the_section_is_chosen_by_keyboard(
    language: str, prefix: str, section: str, with_owner: str, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{with_owner}/{prefix}methods/in-person.html")
    whole = body(page)
    assert f"(methods/in-person, {language})" in whole[-2]
    assert "2026-11-24/" in whole[-1]
    page.locator(".kb-feedback a").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    while page.locator(".kb-feedback select").input_value() != "steps":
        page.keyboard.press("ArrowDown")
    assert body(page) == [*whole, section]
    assert watched.troubles == []


def test_an_address_with_a_section_has_it_chosen_already(with_owner: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{with_owner}/en/methods/in-person.html#watch")
    assert body(page)[-1] == "Section: Watch for (#watch)"
    page.goto(f"{with_owner}/en/methods/in-person.html#at-3-3-2")
    assert body(page)[-1] == "Section: Steps (#steps)"
    page.goto(f"{with_owner}/en/methods/in-person.html#%E0%zz")
    assert body(page)[-1].startswith("Version: ")
    page.locator(".kb-feedback select").select_option("next")
    assert body(page)[-1] == "Section: Read next (#next)"


def test_without_a_script_the_link_names_the_page_and_the_version(
    with_owner: str, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{with_owner}/en/prepare.html")
    assert page.locator(".kb-feedback a").is_visible()
    assert body(page)[-1].startswith("Version: 2026-11-24/")
    assert not page.locator(".kb-feedback select").is_visible()
    context.close()


def test_without_an_address_there_is_no_link(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/en/prepare.html")
    assert page.locator('.kb-feedback, a[href^="mailto:"]').count() == 0
    assert watched.troubles == []


@pytest.mark.parametrize(
    ("prefix", "name", "newest"),
    [("", "ประวัติของหน้านี้", "ถามทีละข้อ"), ("en/", "History of this page", "one by one")],
)
def test_the_history_opens_by_keyboard_newest_first(
    prefix: str, name: str, newest: str, address: str, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{address}/{prefix}choose.html")
    entries = page.locator(".kb-history li")
    assert not entries.first.is_visible()
    page.locator(".kb-history summary", has_text=name).focus()
    page.keyboard.press("Enter")
    assert entries.first.is_visible()
    assert newest in entries.first.inner_text()
    assert entries.count() == 2
