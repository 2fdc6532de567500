"""kb.py bench search: our search beside the theme's own and Pagefind, in one Chromium."""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import MATERIAL_INDEX, build_corpus, build_own, multiply, read_corpus
from bench.grading import (
    GradedQuery,
    GradedScores,
    TextQuery,
    TextScores,
    addresses,
    cut_queries,
    grade,
    grade_text,
    headed,
    read_queries,
)
from check.report import refuse
from commands.arguments import ROOT
from commands.handouts import NO_CHROMIUM
from commands.tools import CHROMIUM, find
from content.findings import Words
from content.knowledge import load
from output.server import SiteServer
from search.sections import read_site

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

    from bench.engines import Run

OWN_QUERIES = ROOT / "tests" / "search" / "queries.tsv"
SHARED = ROOT.parent / "shared"
LANGUAGES = ("th", "en")
NOT_MEASURED = Words(
    "วัดการค้นหาไม่ได้ ({reason}) ดูรูปแบบของไฟล์และตัวเลือก: python3 scripts/kb.py bench search --help",
    "the search was not measured ({reason}). See what the files and options are like: "
    "python3 scripts/kb.py bench search --help",
)


@dataclass(frozen=True)
class Site:
    """A built site being served, and what its sections hold (title and text, units cited).

    ``headings`` gives for each section the one under whose heading it stands.
    """

    folder: Path
    address: str
    sections: dict[str, tuple[str, frozenset[str]]]
    headings: dict[str, str]

    def thai(self) -> dict[str, str]:
        """Return the Thai text under each heading, by the heading's address."""
        texts: dict[str, str] = {}
        for place, (text, _) in self.sections.items():
            if not place.startswith("en/"):
                head = self.headings[place]
                texts[head] = f"{texts[head]}\n{text}" if head in texts else text
        return texts

    def units(self, engine: str) -> dict[str, frozenset[str]]:
        """Return the units that each result of an engine stands for.

        The others know headings alone: on the transcript theirs stand for all under them.
        """
        if engine == "ours":
            return {place: cited for place, (_, cited) in self.sections.items()}
        units: dict[str, frozenset[str]] = {}
        for place, (_, cited) in self.sections.items():
            head = self.headings[place]
            units[head] = units.get(head, frozenset()) | cited
        return units

    def scores(self, phrases: Sequence[TextQuery], found: Run) -> TextScores:
        """Grade answers to queries cut from the text, by headings for every engine alike."""
        results = [[self.headings.get(p, p) for p in shown] for shown in found.results]
        return grade_text(phrases, results)


def run(options: argparse.Namespace) -> int:
    """Measure and print; return 2 where what a file holds, a browser or a search is in the way.

    Raises OSError where a file cannot be read.
    """
    from handout.browser import open_browser

    executable = find(CHROMIUM)
    if executable is None:
        return refuse(NO_CHROMIUM.fill(advice=CHROMIUM.advice))
    engines = options.engines
    try:
        files = options.queries or [OWN_QUERIES, *_there(SHARED / "search" / "queries.tsv")]
        queries = [query for file in files for query in read_queries(file)]
        found = _there(SHARED / "corpus" / "thaigov-300.jsonl.gz")
        corpus = options.corpus or (found[0] if found else None)
        items = read_corpus(corpus) if corpus else []
        with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
            work = Path(folder)
            _say("building our site …")
            build_own(ROOT, work / "own")
            with _served(work / "own", engines) as site, open_browser(executable) as browser:
                _measure_own(browser, site, engines, queries, options.cut)
            for size in options.documents if items else ():
                _say(f"building a site of {size} documents …")
                built = build_corpus(ROOT, multiply(items, size), work / str(size))
                with _served(built, engines) as site, open_browser(executable) as browser:
                    _measure_corpus(browser, site, engines, options.cut, size)
    except (ValueError, RuntimeError) as error:
        return refuse(NOT_MEASURED.fill(reason=str(error).rstrip(".")))
    return 0


def _there(path: Path) -> list[Path]:
    return [path] if path.is_file() else []


def _say(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


@contextmanager
def _served(folder: Path, engines: Sequence[str]) -> Iterator[Site]:
    from bench.engines import add_pagefind

    if "pagefind" in engines:
        _say("indexing by Pagefind …")
        add_pagefind(folder)
    server = SiteServer(("127.0.0.1", 0), folder, live=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/"
        pages = read_site(folder)
        yield Site(folder, address, addresses(pages), headed(pages))
    finally:
        server.shutdown()
        server.server_close()


def _measure_own(
    browser: Browser, site: Site, engines: Sequence[str], queries: list[GradedQuery], cut: int
) -> None:
    from bench.engines import run_engine

    glossary = load(ROOT / "docs").data.glossary
    synonyms = [form for term in glossary for form in term.synonyms["th"]]
    phrases = cut_queries(site.thai(), cut, synonyms)
    print(f"\n# This site: {len(site.sections)} sections in two languages\n")
    graded: dict[str, dict[str, GradedScores]] = {}
    rows: list[tuple[str, Run, TextScores]] = []
    for name in engines:
        _say(f"asking {name} …")
        results: dict[int, list[str]] = {}
        for language in LANGUAGES:
            numbers = [n for n, query in enumerate(queries) if query.language == language]
            texts = [queries[n].text for n in numbers]
            answers = run_engine(browser, name, site.address, language, texts)
            results |= dict(zip(numbers, answers.results, strict=True))
        graded[name] = grade(queries, [results[n] for n in range(len(queries))], site.units(name))
        found = run_engine(browser, name, site.address, "th", [query.text for query in phrases])
        rows.append((name, found, site.scores(phrases, found)))
    _print_text(site.folder, rows, phrases)
    _print_graded(graded)


def _measure_corpus(
    browser: Browser, site: Site, engines: Sequence[str], cut: int, size: int
) -> None:
    from bench.engines import run_engine

    phrases = cut_queries(site.thai(), cut)
    print(f"\n# A corpus of {size} documents\n")
    rows = []
    for name in engines:
        _say(f"asking {name} …")
        found = run_engine(browser, name, site.address, "th", [query.text for query in phrases])
        rows.append((name, found, site.scores(phrases, found)))
    _print_text(site.folder, rows, phrases)


def index_sizes(folder: Path, engine: str) -> tuple[int, int]:
    """Return the bytes of an engine's index for all languages, raw and gzipped."""
    files = {
        "ours": [*(folder / "search").glob("??.*.js"), folder / "search" / "search_index.json"],
        "material": [folder / MATERIAL_INDEX],
        "pagefind": [file for file in (folder / "pagefind").rglob("*.pf_*") if file.is_file()],
    }[engine]
    raw = [file.read_bytes() for file in files]
    # Pagefind's files come gzipped as they are.
    zipped = raw if engine == "pagefind" else [gzip.compress(content, 9) for content in raw]
    return sum(map(len, raw)), sum(map(len, zipped))


def _print_text(
    folder: Path, rows: list[tuple[str, Run, TextScores]], phrases: list[TextQuery]
) -> None:
    print(f"{len(phrases)} queries cut from the text, a third of them tone-minimal pairs")
    print(
        f"{'':10}{'recall':>8}{'precis.':>8}{'R-prec.':>8}{'missed':>8}"
        f"{'index kB':>10}{'gzip kB':>9}{'first ms':>10}{'p50 ms':>8}{'p95 ms':>8}{'MB':>7}"
    )
    for name, found, scores in rows:
        raw, zipped = index_sizes(folder, name)
        times = sorted(found.times[1:]) or found.times
        p95 = times[int(len(times) * 0.95)] if len(times) > 1 else times[0]
        print(
            f"{name:10}{scores.recall:8.3f}{scores.precision:8.3f}{scores.r_precision:8.3f}"
            f"{scores.missed:8.3f}{raw / 1000:10.0f}{zipped / 1000:9.1f}{found.first:10.0f}"
            f"{statistics.median(times):8.1f}{p95:8.1f}{found.memory / 1e6:7.1f}"
        )


def _print_graded(graded: dict[str, dict[str, GradedScores]]) -> None:
    print("\ngraded queries: success@1, success@3, MRR@10")
    print(f"{'':22}" + "".join(f"{name:>20}" for name in graded))
    kinds = sorted({kind for scores in graded.values() for kind in scores} - {"all"})
    for kind in [*kinds, "all"]:
        count = next(iter(graded.values()))[kind].queries
        cells = [
            f"{s.success_1:8.2f}{s.success_3:6.2f}{s.mrr_10:6.2f}"
            for s in (scores[kind] for scores in graded.values())
        ]
        print(f"{kind:16}{count:6}" + "".join(cells))
