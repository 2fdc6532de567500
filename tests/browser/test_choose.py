"""Choosing a method: question by question to a recommendation, and by table without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from content.choices import Outcome
    from content.knowledge import KnowledgeBase
    from watching import Watched

PREFIXES = {"th": "", "en": "en/"}


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the keyboard is on a radio button of a question."""
    for _ in range(12):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} is not reached by Tab")


def answer(page: Page, outcome: Outcome) -> None:
    """Answer the questions of a path with the keyboard alone."""
    page.locator("#questions .headerlink").focus()
    for question, given in outcome.path:
        tab_to(page, f"choose-{question}")
        page.keyboard.press("Space" if given == "yes" else "ArrowRight")


def plain(markdown: str) -> str:
    return re.sub(r"\]\([^)]*\)|\[", "", markdown)


def cited(element: Locator) -> set[str]:
    links = element.locator("a[data-unit]").all()
    return {link.get_attribute("data-unit") or "" for link in links}


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_path_leads_by_keyboard_to_its_recommendation_with_citations(
    language: str, knowledge: KnowledgeBase, address: str, watched: Watched
) -> None:
    page = watched.page
    for outcome in knowledge.data.choices.outcomes():
        page.goto(f"{address}/{PREFIXES[language]}choose.html")
        assert page.locator(".kb-chooser fieldset:visible").count() == 1
        answer(page, outcome)
        result = page.get_by_role("status").filter(has=page.locator("strong"))
        told = result.inner_text()
        assert plain(outcome.recommendation.texts[language]) in told
        for reason in (*outcome.reasons, *outcome.recommendation.mind):
            assert reason.texts[language] in told
            assert set(reason.units) <= cited(result)
        assert page.locator(".kb-chooser fieldset:visible").count() == len(outcome.path)
    assert watched.troubles == []


def test_a_question_is_announced_with_its_conditions(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/en/choose.html")
    group = page.get_by_role("group", name="Is any of these true of the matter?")
    described = page.locator(f"#{group.get_attribute('aria-describedby')}").inner_text()
    assert "It is a matter of policy" in described
    assert "good feeling" in described


def test_another_answer_takes_back_what_followed_from_the_first(
    address: str, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{address}/en/choose.html")
    result = page.locator(".kb-chooser__result")
    again = page.get_by_role("button", name="Start again")
    assert not again.is_visible()
    page.get_by_label("No").first.check()
    page.get_by_role("group", name="first contact").get_by_label("Yes").check()
    assert "Telephone first" in result.inner_text()
    page.get_by_label("Yes").first.check()
    assert "Go in person" in result.inner_text()
    page.get_by_label("No").first.check()
    assert result.inner_text() == ""
    assert page.locator(":checked:visible").count() == 1
    again.focus()
    page.keyboard.press("Enter")
    assert page.locator(".kb-chooser :checked").count() == 0
    assert page.evaluate("document.activeElement.name") == "choose-weight"


def test_a_recommendation_repeats_no_id_and_its_links_work(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/en/choose.html")
    page.get_by_label("Yes").first.check()
    ids = page.evaluate("[...document.querySelectorAll('.kb-page [id]')].map((e) => e.id)")
    assert len(set(ids)) == len(ids)
    page.locator(".kb-chooser__result").get_by_role("link", name="Go in person").click()
    assert page.url == f"{address}/en/methods/in-person.html"
    assert watched.troubles == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_without_a_script_the_questions_are_a_list_and_the_table_decides(
    language: str, knowledge: KnowledgeBase, address: str, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PREFIXES[language]}choose.html")
    assert page.locator(".kb-chooser > ol > li:visible").count() == 4
    assert page.locator(".kb-chooser input, .kb-chooser button").count() == 0
    rows = page.locator("tr", has=page.locator("[data-choice]")).all()
    for row, outcome in zip(rows, knowledge.data.choices.outcomes(), strict=True):
        assert plain(outcome.recommendation.texts[language]) in row.inner_text()
        assert cited(row) == set(outcome.units)
    context.close()


def test_paper_shows_the_plain_questions_and_the_result(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/en/choose.html")
    page.get_by_label("Yes").first.check()
    page.emulate_media(media="print")
    assert page.locator(".kb-chooser > ol > li:visible").count() == 4
    assert page.locator(".kb-chooser__plain:visible").count() == 4
    assert page.locator(".kb-chooser input:visible, .kb-chooser button:visible").count() == 0
    assert "Go in person" in page.locator(".kb-chooser__result").inner_text()


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_narrow_window_needs_no_sideways_scrolling(
    language: str, address: str, chromium: Browser
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/{PREFIXES[language]}choose.html")
    page.locator(".kb-chooser input").first.check()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    table = page.locator("table", has=page.locator("[data-choice]"))
    assert table.evaluate("e => e.getBoundingClientRect().right") <= 360
    context.close()
