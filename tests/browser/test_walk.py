"""A reader can walk every page in both languages without anything going wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase
    from watching import Watched


def test_every_page_opens_and_the_language_switch_leads_to_the_other_and_back(
    knowledge: KnowledgeBase, address: str, watched: Watched
) -> None:
    page = watched.page
    page.emulate_media(reduced_motion="reduce")  # a menu that glides is waited for
    for slug in sorted({slug for slug, _ in knowledge.documents}):
        page.goto(f"{address}/{slug}.html")
        for language, other, path in (
            ("th", "en", f"/{slug}.html"),
            ("en", "th", f"/en/{slug}.html"),
        ):
            expect(page).to_have_url(address + path)
            expect(page.locator("html")).to_have_attribute("lang", language)
            expect(page.locator("h1")).to_have_count(1)
            page.locator(".md-select > button").hover()
            page.locator(f".md-select__link[hreflang={other}]").click()
        expect(page).to_have_url(f"{address}/{slug}.html")
    assert watched.troubles == []
