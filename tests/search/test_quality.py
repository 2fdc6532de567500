"""The search reaches its aims on this site: all that stands there, and answers among the first.

``kb.py bench search`` measures the same beside other searches, and on larger sites.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.engines import Run, add_pagefind, run_engine
from bench.grading import addresses, cut_queries, grade, headed, read_queries
from bench.search import Site
from content.knowledge import load
from output.server import SiteServer
from search.sections import read_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from searching import Engine

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "search" / "queries.tsv"
GRADED = [ROOT / "tests" / "search" / "queries.tsv", *([SHARED] if SHARED.is_file() else [])]
MANY = 25  # pages of one search's answer, more than its first page of results holds


@pytest.fixture(scope="module")
def measured(site: Path) -> Site:
    pages = read_site(site)
    return Site(site, "", addresses(pages), headed(pages))


def test_whatever_stands_in_the_pages_is_found_and_nothing_else(
    engine: Engine, measured: Site
) -> None:
    glossary = load(ROOT / "docs").data.glossary
    synonyms = [form for term in glossary for form in term.synonyms["th"]]
    queries = cut_queries(measured.thai(), 120, synonyms)
    results = [engine.places(query.text) for query in queries]
    scores = measured.scores(queries, Run(results, [], 0, 0))
    assert len(queries) == 120
    assert (scores.recall, scores.precision, scores.missed) == (1.0, 1.0, 0.0)


def test_answers_to_graded_queries_are_among_the_first_three(
    engine: Engine, measured: Site
) -> None:
    queries = [query for file in GRADED for query in read_queries(file)]
    results = [engine.places(query.text, query.language) for query in queries]
    scores = grade(queries, results, measured.units("ours"))
    share = {kind: score.success_3 for kind, score in scores.items()}
    assert share["all"] >= 0.95
    assert share["typo"] >= 0.9
    for kind in ("word", "mid-run", "sub-compound", "phrase", "digits", "abbrev", "sara-am"):
        assert share[kind] == 1.0, kind


def test_the_harness_counts_every_result_of_pagefind(tmp_path: Path, chromium: Browser) -> None:
    page = '<html lang="{0}"><title>{1}</title><body><article><h1>{1}</h1><p>{2}</p></article>'
    for number in range(MANY):
        text = page.format("th", f"หน้า {number}", "การประชุมคณะกรรมการ")
        (tmp_path / f"p{number}.html").write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text(page.format("th", "404", ""), encoding="utf-8")
    add_pagefind(tmp_path)
    server = SiteServer(("127.0.0.1", 0), tmp_path, live=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    found = run_engine(chromium, "pagefind", address, "th", ["คณะกรรมการ"])
    server.shutdown()
    server.server_close()
    assert {place.partition("#")[0] for place in found.results[0]} == {
        f"p{number}.html" for number in range(MANY)
    }
