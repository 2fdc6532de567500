"""Everyone can read it: axe-core finds nothing on any page, in any state (WCAG 2.2 AA)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from content.knowledge import KnowledgeBase

AXE = Axe()
# Every rule; styles of other hosts and frames need not be fetched, since there are none.
OPTIONS = {"resultTypes": ["violations"], "preload": False, "iframes": False}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it is now, one line each."""
    return [
        f"{page.url}: {found['id']}: {node['target']} {node['html'][:120]}"
        for found in AXE.run(page, options=OPTIONS).response["violations"]
        for node in found["nodes"]
    ]


def pages(knowledge: KnowledgeBase, language: str) -> list[str]:
    prefix = "" if language == "th" else "en/"
    return [f"{prefix}{slug}.html" for slug, other in knowledge.documents if other == language]


def one_of_each_type(knowledge: KnowledgeBase) -> list[str]:
    """Return the largest page of each type, which holds most of what the type can hold.

    Every other one in English, so that each state is tried in both languages.
    """
    largest: dict[str, tuple[int, str]] = {}
    for (slug, language), document in knowledge.documents.items():
        if language == "th":
            kind = str(document.page.meta["type"])
            size = (len(document.citations) + len(document.headings), slug)
            largest[kind] = max(size, largest.get(kind, size))
    slugs = [slug for _, (_, slug) in sorted(largest.items())]
    return [f"{'en/' if place % 2 else ''}{slug}.html" for place, slug in enumerate(slugs)]


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_is_accessible_and_fits_a_narrow_window(
    language: str, knowledge: KnowledgeBase, address: str, page: Page
) -> None:
    found = []
    for name in pages(knowledge, language):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{address}/{name}")
        found += violations(page)
        # 320 px is also what 1280 px are at a zoom of 400 %.
        page.set_viewport_size({"width": 320, "height": 640})
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            found.append(f"{name} scrolls sideways: {width} px")
    assert found == []


def _dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.reload()


def _narrow(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})


def _drawer(page: Page) -> None:
    _narrow(page)
    page.locator("label[for=__drawer].md-header__button").click()
    page.locator(".md-nav--primary").wait_for()


def _search(page: Page) -> None:
    page.locator(".md-search__input").click()
    page.keyboard.type("โทรศัพท์" if page.locator("html[lang=th]").count() else "letter")
    page.locator(".md-search-result__link").first.wait_for()


def _print(page: Page) -> None:
    page.emulate_media(media="print")


@pytest.mark.parametrize(
    "enter",
    [
        _dark,
        _narrow,
        _drawer,
        _search,
        _print,
    ],
    ids=lambda f: f.__name__[1:],
)
def test_every_type_of_page_is_accessible_in_every_state(
    enter: Callable[[Page], None], knowledge: KnowledgeBase, address: str, page: Page
) -> None:
    found = []
    for name in one_of_each_type(knowledge):
        page.emulate_media(media="screen", color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{address}/{name}")
        enter(page)
        found += violations(page)
    assert found == []


def test_the_page_for_missing_addresses_is_accessible(address: str, page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{address}/missing.html")
        assert violations(page) == []


def test_a_violation_would_be_noticed(address: str, page: Page) -> None:
    page.goto(f"{address}/index.html")
    page.evaluate("document.querySelector('h1').after(document.createElement('button'))")
    assert [line for line in violations(page) if "button-name" in line]


def test_motion_is_reduced_where_readers_ask_for_it(address: str, page: Page) -> None:
    page.goto(f"{address}/index.html")
    page.locator(".md-select > button").hover()
    page.locator(".md-search__input").click()
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="no-preference")
    page.locator(".md-search__overlay").click()
    assert page.evaluate("document.getAnimations().length") > 0


def test_controls_are_named_in_the_language_of_the_page(address: str, page: Page) -> None:
    for name, thai in (("prepare.html", True), ("en/prepare.html", False)):
        page.goto(f"{address}/{name}")
        named = page.evaluate(
            """() => [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
            .filter(e => !e.closest('[lang]:not(html)') && !e.matches('.kb-cite a'))
            .flatMap(e => ['aria-label', 'title', 'placeholder'].map(a => e.getAttribute(a)))
            .filter(name => name)"""
        )
        assert named
        foreign = [label for label in named if _is_thai(label) != thai]
        assert foreign == []


def _is_thai(text: str) -> bool:
    return any("\u0e00" <= letter <= "\u0e7f" for letter in text)
