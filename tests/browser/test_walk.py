"""A reader can walk every page in both languages without anything going wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase
    from watching import Watched


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_opens_without_trouble_and_names_its_language(
    language: str, knowledge: KnowledgeBase, address: str, watched: Watched
) -> None:
    prefix = "" if language == "th" else "en/"
    for slug, page_language in knowledge.documents:
        if page_language != language:
            continue
        watched.page.goto(f"{address}/{prefix}{slug}.html")
        assert watched.page.locator("html").get_attribute("lang") == language
        assert watched.page.locator("h1").count() == 1
    assert watched.troubles == []


def test_language_switch_stays_on_the_page_and_comes_back(
    knowledge: KnowledgeBase, address: str, watched: Watched
) -> None:
    page = watched.page
    for slug in sorted({slug for slug, _ in knowledge.documents}):
        page.goto(f"{address}/{slug}.html")
        for language, expected in (("en", f"/en/{slug}.html"), ("th", f"/{slug}.html")):
            page.locator(".md-select > button").hover()
            page.locator(f".md-select__link[hreflang={language}]").click()
            assert page.url == address + expected
            assert page.locator("html").get_attribute("lang") == language
    assert watched.troubles == []
