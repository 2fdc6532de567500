"""Pages are light: on a first visit, on later ones, and without anything jumping about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.weight import counting, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from content.knowledge import KnowledgeBase

FIRST_VISIT = 145_000
LATER_PAGE = 20_000
# The transcript, and the pages that people look things up in.
LONG, LONG_PAGE = ("about/report", "reference/"), 40_000
# The page itself, three styles, four scripts, four fonts and the icon.
REQUESTS = 13
# The worker's first script and the list of its files, which every page loads; searching
# loads the rest.
SEARCH = 2_000


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "en/index.html",
        "methods/letters.html",
        "cases/study-visit.html",
        "en/cases/study-visit.html",
        "reference/glossary.html",
        "about/report.html",
    ],
)
def test_a_first_visit_is_light_and_still(name: str, chromium: Browser, site: Path) -> None:
    with counting(site) as server:
        seen = visit(chromium, server, name)
    assert seen.total() <= FIRST_VISIT, seen.bytes
    assert seen.bytes["search"] <= SEARCH
    assert seen.shift == 0
    # Styles alone hold back the first paint; fonts are shown when they come.
    assert [name for name in seen.blocking if not name.endswith(".css")] == []


def test_a_first_visit_asks_for_few_files(chromium: Browser, site: Path) -> None:
    with counting(site) as server:
        seen = visit(chromium, server, "index.html")
    assert seen.requests - seen.search_requests <= REQUESTS


# Over plain http browsers take nothing better than gzip.
@pytest.mark.parametrize("suffix", [".gz", ".br"])
def test_a_later_page_is_light(suffix: str, site: Path, knowledge: KnowledgeBase) -> None:
    heavy = []
    for slug, language in knowledge.documents:
        page = site / f"{'' if language == 'th' else 'en/'}{slug}.html{suffix}"
        bound = LONG_PAGE if slug.startswith(LONG) else LATER_PAGE
        if page.stat().st_size > bound:
            heavy.append((page.name, page.stat().st_size))
    assert heavy == []
