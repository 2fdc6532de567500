"""A site with an address, and its handouts, printed once for the tests that read them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands.handouts import make_source
from commands.tools import CHROMIUM, find
from handout.built import BuiltPage, navigation, read_built
from handout.printing import Job
from handout.produce import Source, all_handouts
from output.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.printing import Printer

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = "https://intranet.example/kb/"
# Beside all pages that have to fit on one side.
ALSO_PRINTED = (
    "index",
    "choose",
    "cases/committee-meeting",
    "cases/executive-visit",
    "cases/study-visit",
    "reference/limitations",
    "about/using-this-site",
)


@dataclass(frozen=True)
class Printed:
    """A printed page: what it was printed from, and its PDF."""

    page: BuiltPage
    pdf: Path


@pytest.fixture(scope="session")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site built for an address, whose pages link to their PDFs."""
    folder = tmp_path_factory.mktemp("addressed") / "site"
    findings = build_site(ROOT / "mkdocs.yml", ROOT / "docs", folder, ADDRESS, lambda site: None)
    assert findings == ()
    return folder


@pytest.fixture(scope="session")
def source(addressed_site: Path) -> Source:
    """Return what handouts are made from."""
    executable = find(CHROMIUM)
    if executable is None:
        pytest.skip(CHROMIUM.advice)
    return make_source(addressed_site, executable)


@pytest.fixture(scope="session")
def printer(source: Source) -> Iterator[Printer]:
    """Return the browser that prints."""
    with source.printer() as opened:
        yield opened


@pytest.fixture(scope="session")
def printed(
    source: Source, printer: Printer, tmp_path_factory: pytest.TempPathFactory
) -> list[Printed]:
    """Return all pages that have to fit on one side, and some others, in both languages."""
    folder = tmp_path_factory.mktemp("printed")
    slugs = [slug for _, slug in navigation(source.config)]
    pages = [
        page
        for language in ("th", "en")
        for page in read_built(source.site, slugs, language)
        if page.kind in ("checklist", "technique") or page.slug in ALSO_PRINTED
    ]
    found = {Job(page.path): page for page in pages}
    results = []

    def keep(job: Job, data: bytes) -> None:
        pdf = folder / job.path.replace("/", "-").replace(".html", ".pdf")
        pdf.write_bytes(data)
        results.append(Printed(found[job], pdf))

    printer.print(found, keep)
    return results


@pytest.fixture(scope="session")
def small_source(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Return a source whose navigation has five pages, so that all its handouts are few."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "overrides").symlink_to(ROOT / "overrides")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    kept = ("index", "choose", "methods/letters", "methods/in-person", "reference/techniques")
    before, nav, after = re.split(r"(?<=\nnav:\n)|\n(?=theme:)", text)
    lines = [
        line
        for line in nav.splitlines(keepends=True)
        if not (entry := re.fullmatch(r"\s+- ([a-z/-]+)\.md\n", line)) or entry[1] in kept
    ]
    config = folder / "mkdocs.yml"
    sections = re.compile(r"^  - [a-z-]+:\n(?!      - )", re.MULTILINE)  # those left empty
    config.write_text(before + sections.sub("", "".join(lines)) + "\n" + after, encoding="utf-8")
    return replace(source, config=config)


@pytest.fixture(scope="session")
def produced(small_source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all handouts of the small source."""
    target = tmp_path_factory.mktemp("produced")
    all_handouts(small_source, target, lambda: None)
    return target
