"""The home page leads to a task in one click, and offers the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from watching import Watched

TASKS = (
    "methods/communication-tools", "methods/letters", "methods/in-person",
    "checklists/before-a-meeting", "checklists/before-a-visit", "prepare", "choose",
)  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_each_task_is_one_click_away(address: str, watched: Watched, prefix: str) -> None:
    page = watched.page
    for task in TASKS:
        page.goto(f"{address}/{prefix}index.html")
        page.locator(f'.grid.cards a[href="{task}.html"]').first.click()
        assert page.url == f"{address}/{prefix}{task}.html"
    assert watched.troubles == []


@pytest.mark.parametrize(("prefix", "query"), [("", "ขอบคุณ"), ("en/", "thank")])
def test_the_search_form_opens_the_search_with_what_was_typed(
    address: str, watched: Watched, prefix: str, query: str
) -> None:
    page = watched.page
    page.goto(f"{address}/{prefix}index.html")
    page.locator("#kb-q").fill(query)
    page.keyboard.press("Enter")
    page.locator(".md-search-result__item").first.wait_for(timeout=20_000)
    assert page.locator(".md-search__input").input_value() == query
