"""The site is used by keyboard alone: focus is always seen, never lost, never trapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
# Returns what is wrong with the focus as it is now, or nothing.
LOOK = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return "";
  // A radio button that is not drawn shows itself by its label.
  const shown = focused.matches(".md-option") ? focused.nextElementSibling : focused;
  const name = focused.outerHTML.slice(0, 100);
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  if (!shown.checkVisibility({opacityProperty: true, visibilityProperty: true})
      || box.width < 1 || box.height < 1) return "not drawn: " + name;
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
    return "no outline: " + name;
  const inside = [...shown.getClientRects()].some((part) => {
    const x = part.x + part.width / 2, y = part.y + part.height / 2;
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown));
  });
  return inside ? "" : "covered or out of view: " + name;
}"""


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Callable[[str, dict[str, int]], Page]]:
    """Return what opens a page of the site in a window of a size."""
    contexts = []

    def opener(name: str, size: dict[str, int]) -> Page:
        context = chromium.new_context(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/{name}")
        return page

    yield opener
    for context in contexts:
        context.close()


def tab_to(page: Page, selector: str, steps: int = 80) -> None:
    """Press Tab until an element has the focus; fail where it never does."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard never reaches {selector}")


def search(page: Page, words: str) -> Locator:
    """Type words into the search box, and return the results when one is there."""
    tab_to(page, ".md-search__input")
    page.keyboard.type(words)
    results = page.locator(".md-search-result__link")
    results.first.wait_for()
    return results


def change_query(page: Page, words: str) -> None:
    """Put words into the search box as if an answer to them came late, wherever the focus is."""
    page.locator(".md-search__input").evaluate(
        "(input, words) => { input.value = words; input.dispatchEvent(new Event('input')); }", words
    )


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("s => document.activeElement.matches(s)", selector))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["index.html", "en/checklists/before-you-coordinate.html"])
def test_the_focus_is_seen_at_every_step_and_comes_to_an_end(
    name: str, size: dict[str, int], open_page: Callable[[str, dict[str, int]], Page]
) -> None:
    page = open_page(name, size)
    troubles = []
    for steps in range(200):
        page.keyboard.press("Tab")
        if steps and page.evaluate("document.activeElement === document.body"):
            break
        trouble = page.evaluate(LOOK)
        if trouble:
            troubles.append(trouble)
    else:
        troubles.append("the focus never leaves the page")
    assert troubles == []
    assert steps > 20
    # And the same way back.
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(LOOK) == ""


def test_the_skip_link_leads_past_the_navigation(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("prepare.html", WIDE)
    page.keyboard.press("Tab")
    assert focused(page, ".md-skip")
    page.keyboard.press("Enter")
    assert focused(page, "#kb-content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#kb-content') !== null")


def test_the_navigation_is_walked_on_a_wide_window(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("en/index.html", WIDE)
    tab_to(page, ".md-tabs__link[href='cases.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/cases.html")
    tab_to(page, ".md-nav--primary a[href='cases/lessons.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/cases/lessons.html")


def test_the_navigation_is_walked_on_a_narrow_window(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("en/index.html", NARROW)
    button = ".md-header [for=__drawer] [role=button]"
    tab_to(page, button)
    assert page.locator(button).get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert page.locator(button).get_attribute("aria-expanded") == "true"
    assert page.evaluate(LOOK) == ""
    assert page.evaluate("document.activeElement.closest('.md-nav--primary') !== null")
    tab_to(page, "label.md-nav__link[for=__nav_3]")
    page.keyboard.press("Enter")
    assert focused(page, "label.md-nav__title[for=__nav_3] [role=button]")
    assert page.evaluate(LOOK) == ""
    page.keyboard.press("Enter")  # back to the sections, where it came from
    assert focused(page, "label.md-nav__link[for=__nav_3]")
    page.keyboard.press("Enter")
    tab_to(page, "a[href='methods/in-person.html']", 8)
    assert page.evaluate(LOOK) == ""
    page.keyboard.press("Escape")
    assert focused(page, button)
    assert page.locator(button).get_attribute("aria-expanded") == "false"
    page.keyboard.press(" ")
    tab_to(page, "label.md-nav__link[for=__nav_3], a[href='methods/in-person.html']")
    tab_to(page, "a[href='methods/in-person.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/methods/in-person.html")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_language_menu_opens_leads_and_closes(
    size: dict[str, int], open_page: Callable[[str, dict[str, int]], Page]
) -> None:
    page = open_page("prepare.html", size)
    button, link = ".md-select > button", ".md-select__link[lang=en]"
    tab_to(page, button)
    assert page.locator(button).get_attribute("aria-expanded") == "true"
    tab_to(page, link, 3)
    assert page.evaluate(LOOK) == ""
    page.keyboard.press("Escape")
    assert focused(page, button)
    assert not page.locator(link).is_visible()
    assert page.locator(button).get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    tab_to(page, link, 3)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/prepare.html")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_search_and_its_results_are_reached(
    size: dict[str, int], open_page: Callable[[str, dict[str, int]], Page]
) -> None:
    page = open_page("en/prepare.html", size)
    button = ".md-header__button[for=__search] [role=button]"
    if size == NARROW:
        tab_to(page, button)
        page.keyboard.press("Enter")
    else:
        tab_to(page, ".md-search__input")
    assert focused(page, ".md-search__input")
    page.keyboard.type("letter")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert focused(page, ".md-search-result__link")
    assert page.evaluate(LOOK) == ""
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    if size == NARROW:
        page.wait_for_function("s => document.activeElement.matches(s)", arg=button)
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("/")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "en/prepare.html" not in url)


def test_the_search_opens_again_however_fast_the_keys_come(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("en/prepare.html", WIDE)
    results = search(page, "letter")
    # The theme must have seen the focus in the box before it leaves it for a moment.
    page.evaluate("new Promise((resolve) => { setTimeout(resolve, 100); })")
    page.evaluate("""() => {
      for (const key of ["ArrowDown", "Escape", "/"])
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }""")
    assert focused(page, ".md-search__input")
    expect(page.locator("#__search")).to_be_checked()
    assert results.first.is_visible()


def test_an_answer_that_comes_late_leaves_the_focus_on_a_result(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("en/prepare.html", WIDE)
    results = search(page, "letter")
    page.keyboard.press("ArrowDown")
    change_query(page, "telephone")
    results.filter(has_text="elephone").first.wait_for()
    assert focused(page, ".md-search-result__link")
    assert page.evaluate(LOOK) == ""


def test_an_answer_that_comes_after_escape_does_not_open_the_search_again(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("en/prepare.html", WIDE)
    results = search(page, "letter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    change_query(page, "qqzzxx")
    expect(results).to_have_count(0)
    page.evaluate("new Promise((resolve) => { setTimeout(resolve, 100); })")
    assert not page.locator("#__search").is_checked()
    assert not focused(page, ".md-search__input")


def test_the_search_closes_when_the_focus_goes_on(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("en/prepare.html", WIDE)
    tab_to(page, ".md-search__input")
    # The theme opens the search a moment after it has the focus.
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.evaluate(LOOK) == ""


def test_colours_are_switched(open_page: Callable[[str, dict[str, int]], Page]) -> None:
    page = open_page("prepare.html", WIDE)
    tab_to(page, ".md-option")
    page.keyboard.press("ArrowRight")
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    assert page.evaluate(LOOK) == ""


def test_a_term_is_explained_and_the_explanation_dismissed(
    open_page: Callable[[str, dict[str, int]], Page],
) -> None:
    page = open_page("prepare.html", WIDE)
    tab_to(page, ".kb-term__link", 120)
    tip = page.locator(".kb-term:focus-within .kb-term__tip")
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    assert focused(page, ".kb-term__link")


@pytest.mark.parametrize("language", ["", "en/"])
def test_boxes_are_ticked_and_named_by_their_item(
    language: str, open_page: Callable[[str, dict[str, int]], Page]
) -> None:
    page = open_page(f"{language}checklists/before-you-coordinate.html", WIDE)
    tab_to(page, ".task-list-item input", 120)
    page.keyboard.press(" ")
    box = page.locator(".task-list-item input:focus")
    assert box.is_checked()
    words = page.evaluate("document.activeElement.labels[0].textContent.trim()")
    assert len(words) > 5
    assert "[" not in words
    assert page.get_by_role("checkbox", name=words).count() == 1
    assert page.locator(".task-list-item").count() == page.locator(".task-list-item label").count()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_handout_is_printed(key: str, open_page: Callable[[str, dict[str, int]], Page]) -> None:
    page = open_page("methods/letters.html", WIDE)
    page.evaluate("window.print = () => { window.kbPrinted = true; }")
    tab_to(page, "[data-kb-print]", 250)
    assert page.evaluate(LOOK) == ""
    page.keyboard.press(key)
    assert page.evaluate("window.kbPrinted === true")
