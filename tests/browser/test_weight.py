"""Pages are light: on a first visit, on later ones, and without anything jumping about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from output.weight import counting, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from content.knowledge import KnowledgeBase

FIRST_VISIT = 130_000
LATER_PAGE = 15_000
# Pages that are a whole work each, which readers open to search in: the report, the glossary.
WHOLE_WORKS = {"about/report": 30_000, "reference/glossary": 20_000}
# Over plain http browsers take gzip alone, which packs Thai less well than Brotli does:
# the page with most pictures, the letters, and the list of rules are heavier there.
LATER_PAGE_BY_GZIP = 18_000
HEAVY_BY_GZIP = {"cases/study-visit", "reference/forms", "about/checks"}
WHOLE_WORKS_BY_GZIP = {"about/report": 30_000, "reference/glossary": 25_000}
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


def test_a_later_page_is_light(site: Path, knowledge: KnowledgeBase) -> None:
    heavy = []
    for slug, language in knowledge.documents:
        page = site / f"{'' if language == 'th' else 'en/'}{slug}.html"
        by_gzip = LATER_PAGE_BY_GZIP if slug in HEAVY_BY_GZIP else LATER_PAGE
        limits = {
            ".br": WHOLE_WORKS.get(slug, LATER_PAGE),
            ".gz": WHOLE_WORKS_BY_GZIP.get(slug, by_gzip),
        }
        for suffix, limit in limits.items():
            size = page.with_name(page.name + suffix).stat().st_size
            if size > limit:
                heavy.append((slug, language, suffix, size))
    assert heavy == []
