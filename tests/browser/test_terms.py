"""Explanations of terms open by mouse, touch and keyboard; shortcuts can be switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from watching import Watched

PAGE = "methods/communication-tools.html"


def tip(page: Page) -> tuple[str, bool]:
    """Return the first explanation's text, and whether a reader sees it."""
    found = page.locator(".kb-term__tip").first
    return found.text_content() or "", found.is_visible()


def test_an_explanation_opens_by_mouse_and_stays_while_it_is_read(
    address: str, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{address}/{PAGE}")
    assert not tip(page)[1]
    page.locator(".kb-term__link").first.hover()
    assert tip(page)[1]
    page.locator(".kb-term__tip").first.hover()
    assert tip(page)[1]
    page.keyboard.press("Escape")
    assert not tip(page)[1]


def test_an_explanation_opens_by_keyboard_and_closes_by_escape(
    address: str, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{address}/{PAGE}")
    page.locator(".kb-term__link").first.focus()
    assert tip(page)[1]
    described = page.locator(".kb-term__link").first.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content() == tip(page)[0]
    page.keyboard.press("Escape")
    assert not tip(page)[1]


def test_an_explanation_opens_by_touch_without_leaving_the_page_and_within_the_window(
    address: str, chromium: Browser
) -> None:
    context = chromium.new_context(has_touch=True, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    page.locator(".kb-term__link").first.tap()
    page.locator(".kb-term__tip").first.wait_for()
    assert page.url.endswith(PAGE)
    assert tip(page)[1]
    box = page.locator(".kb-term__tip").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    assert not tip(page)[1]
    context.close()


def test_without_script_an_explanation_opens_by_mouse_and_leads_to_the_glossary(
    address: str, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    page.locator(".kb-term__link").first.hover()
    assert page.locator(".kb-term__tip").first.is_visible()
    page.locator(".kb-term__link").first.click()
    assert "/reference/glossary.html#term-" in page.url
    context.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_single_key_shortcuts_can_be_switched_off_for_good(
    address: str, watched: Watched, prefix: str
) -> None:
    page = watched.page
    settings = f"{address}/{prefix}about/using-this-site.html"

    search = page.locator("#__search")

    def search_opens() -> None:
        press_f()
        expect(search).to_be_checked()
        page.keyboard.press("Escape")
        expect(search).not_to_be_checked()

    def search_stays_closed() -> None:
        press_f()
        page.wait_for_timeout(300)  # enough for it to open
        assert not search.is_checked()

    def press_f() -> None:
        page.locator("h1").click()
        page.keyboard.press("f")

    page.goto(settings)
    search_opens()
    page.locator("[data-kb-shortcuts] input").uncheck()
    search_stays_closed()
    page.goto(f"{address}/{prefix}prepare.html")
    search_stays_closed()
    page.goto(settings)
    assert not page.locator("[data-kb-shortcuts] input").is_checked()
    page.locator("[data-kb-shortcuts] input").check()
    search_opens()
