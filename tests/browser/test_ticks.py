"""Task lists keep a reader's ticks in the browser, by list and by item."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench.weight import SEARCH_IS_READY, WATCH_SEARCH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from watching import Watched

LIST = "checklists/before-you-coordinate"
KEY = f"kb.ticks.1.{LIST}"


def open_list(page: Page, address: str, language: str = "en") -> None:
    page.goto(f"{address}/{'' if language == 'th' else 'en/'}{LIST}.html")


def tick(page: Page, *items: str) -> None:
    for item in items:
        page.locator(f'[data-item="{item}"]').check()


def ticked(page: Page) -> list[str]:
    return [
        box.get_attribute("data-item") or "" for box in page.locator("[data-item]:checked").all()
    ]


def count(page: Page) -> str:
    return page.locator(".kb-ticks output").inner_text()


def test_ticks_stay_when_the_page_is_left_and_hold_in_both_languages(
    address: str, watched: Watched
) -> None:
    page = watched.page
    open_list(page, address)
    assert count(page) == "0 of 11 done"
    tick(page, "2.1.2", "rank", "2.2.3")
    assert count(page) == "3 of 11 done"
    open_list(page, address)
    assert ticked(page) == ["2.1.2", "rank", "2.2.3"]
    open_list(page, address, "th")
    assert ticked(page) == ["2.1.2", "rank", "2.2.3"]
    assert count(page) == "ทำแล้ว 3 จาก 11 ข้อ"
    page.goto(f"{address}/en/checklists/before-a-visit.html")
    assert ticked(page) == []
    assert watched.troubles == []


def test_the_keyboard_ticks_and_clears_and_brings_back(address: str, watched: Watched) -> None:
    page = watched.page
    open_list(page, address)
    button = page.get_by_role("button", name="Clear ticks")
    assert button.get_attribute("aria-disabled") == "true"
    page.locator("[data-item]").first.focus()
    page.keyboard.press("Space")
    assert ticked(page) == ["2.1.1"]
    button.focus()
    page.keyboard.press("Enter")
    assert (ticked(page), count(page)) == ([], "0 of 11 done")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == "[]"
    assert page.evaluate("document.activeElement.innerText") == "Bring ticks back"
    page.keyboard.press("Enter")
    assert (ticked(page), count(page)) == (["2.1.1"], "1 of 11 done")
    open_list(page, address)
    assert ticked(page) == ["2.1.1"]


def test_boxes_are_named_by_their_words_and_ticked_by_a_click_on_them(
    address: str, watched: Watched
) -> None:
    page = watched.page
    open_list(page, address)
    page.get_by_role("checkbox", name="Rank the work or matters by importance.", exact=True).check()
    page.get_by_text("Get yourself ready before you coordinate.").click()
    assert ticked(page) == ["2.1.1", "rank"]


def rearranged(route: Route) -> None:
    """Answer with the list in another order, an item reworded, one gone and one new."""
    response = route.fetch()
    html = response.text()
    first, second, third = (
        html[html.index(start) : html.index("</li>", html.index(start)) + 5]
        for start in (
            f'<li class="task-list-item"><label><input autocomplete="off" data-item="{item}"'
            for item in ("2.1.1", "2.1.2", "2.1.3")
        )
    )
    new = first.replace("2.1.1", "brand-new")
    reworded = second.replace("Study the details", "Learn everything")
    old = "\n".join((first, second, third))
    assert old in html
    route.fulfill(response=response, body=html.replace(old, third + new + reworded))


def test_items_removed_moved_or_new_never_mix_ticks(address: str, watched: Watched) -> None:
    page = watched.page
    open_list(page, address)
    tick(page, "2.1.1", "2.1.2")
    page.route("**/before-you-coordinate.html", rearranged)
    open_list(page, address)
    assert page.locator("[data-item]").first.get_attribute("data-item") == "2.1.3"
    assert ticked(page) == ["2.1.2"]
    assert count(page) == "1 of 11 done"


@pytest.mark.parametrize(
    "stored", ["", "null", "3", "{}", '{"2.1.1": true}', "[1, null]", "yes, no", '["gone"]']
)
def test_what_an_older_version_left_does_no_harm(
    stored: str, address: str, watched: Watched
) -> None:
    page = watched.page
    open_list(page, address)
    page.evaluate(f"localStorage.setItem('{KEY}', {json.dumps(stored)})")
    open_list(page, address)
    assert ticked(page) == []
    tick(page, "2.1.4")
    open_list(page, address)
    assert ticked(page) == ["2.1.4"]
    assert watched.troubles == []


def test_full_storage_does_no_harm(address: str, watched: Watched) -> None:
    page = watched.page
    open_list(page, address)
    page.evaluate(
        """() => {
          for (let size = 4 << 20, n = 0; size > 0; n += 1) {
            try { localStorage.setItem(`filler${n}`, "x".repeat(size)); } catch { size >>= 1; }
          }
        }"""
    )
    tick(page, "2.1.4")
    assert (ticked(page), count(page)) == (["2.1.4"], "1 of 11 done")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert watched.troubles == []


def test_refused_storage_does_no_harm(address: str, chromium: Browser) -> None:
    context = chromium.new_context()
    context.add_init_script(
        """for (const name of ["getItem", "setItem"]) {
          Storage.prototype[name] = () => { throw new DOMException("refused", "SecurityError"); };
        }"""
    )
    page = context.new_page()
    # The theme's own first script asks the storage too, and does not expect a refusal.
    open_list(page, address)
    tick(page, "2.1.4")
    assert (ticked(page), count(page)) == (["2.1.4"], "1 of 11 done")
    page.get_by_role("button", name="Clear ticks").click()
    assert (ticked(page), count(page)) == ([], "0 of 11 done")
    context.close()


def test_two_windows_of_a_list_agree(address: str, watched: Watched) -> None:
    page = watched.page
    open_list(page, address)
    other = page.context.new_page()
    open_list(other, address, "th")
    tick(other, "2.1.5")
    page.locator('[data-item="2.1.5"]:checked').wait_for()
    assert count(page) == "1 of 11 done"


def test_nothing_leaves_the_browser(address: str, watched: Watched) -> None:
    page = watched.page
    page.add_init_script(WATCH_SEARCH)
    open_list(page, address)
    page.wait_for_function(SEARCH_IS_READY)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    tick(page, "2.1.1", "2.1.2")
    page.get_by_role("button", name="Clear ticks").click()
    assert asked == []
    assert page.evaluate("document.cookie") == ""


def test_without_a_script_the_boxes_are_plain_squares(address: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    open_list(page, address)
    assert page.locator("[data-item]:visible").count() == 11
    assert not page.locator(".kb-ticks").is_visible()
    context.close()


def test_paper_shows_what_is_ticked_and_what_is_not(address: str, watched: Watched) -> None:
    page = watched.page
    open_list(page, address)
    tick(page, "2.1.1")
    page.emulate_media(media="print")
    drawn = page.locator("[data-item]").evaluate_all(
        "boxes => boxes.map((b) => getComputedStyle(b, '::before').borderBottomWidth)"
    )
    assert drawn[0] == "2px"
    assert set(drawn[1:]) == {"0px"}
    assert page.locator("[data-item]:visible").count() == 11
    assert not page.locator(".kb-ticks").is_visible()
