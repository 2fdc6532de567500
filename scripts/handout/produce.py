"""Producing all handouts of a built site: PDFs, booklets and the pages that list them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.findings import Words
from content.pages import LANGUAGES
from content.paths import HANDOUTS_INDEX, handout_path, page_path
from handout import booklet, index_page
from handout.built import navigation, read_built, section_names, site_address
from handout.errors import HandoutError
from handout.finishing import Finished, finish
from handout.plain_page import TEMPLATE
from handout.printing import TABS, Job, Printer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from content.interface import Strings


NO_PAGE = Words(
    "ไม่มีหน้า “{page}” หน้าที่มี ได้แก่ {slugs} ตัวอย่าง: python3 scripts/kb.py handouts --only {first}",
    "there is no page “{page}”. The pages are: {slugs}. For example: "
    "python3 scripts/kb.py handouts --only {first}",
)


@dataclass(frozen=True)
class Handouts:
    """The handouts of a site: each file's path within it, and its PDF."""

    files: dict[str, Finished]

    @property
    def pages(self) -> int:
        """Return how many pages they have in all."""
        return sum(file.pages for file in self.files.values())


@dataclass(frozen=True)
class Source:
    """What handouts are made from: the site, its configuration, its words, and a Chromium."""

    site: Path
    config: Path
    interface: dict[str, Strings]
    chromium: str
    tabs: int = TABS

    @property
    def template(self) -> Path:
        """Return the template of pages outside the navigation."""
        return self.config.parent / "overrides" / TEMPLATE

    def printer(self) -> Printer:
        """Return the browser that prints this site, to be opened."""
        address = site_address(read_built(self.site, ["index"], LANGUAGES[0])[0])
        return Printer(self.chromium, self.site, address, self.tabs)


@dataclass(frozen=True)
class Order:
    """Where a printed PDF goes, as a path within the site, and whose name is its author's."""

    path: str
    author: str


def count_jobs(source: Source) -> int:
    """Return how many documents are printed for all handouts: booklets are printed twice."""
    return (len(navigation(source.config)) + 2) * len(LANGUAGES)


def some_handouts(
    source: Source, only: str | None, language: str | None, done: Callable[[], None]
) -> Handouts:
    """Return the PDFs of one page or one language; ``done`` is called for each.

    Raises HandoutError, also where there is no page ``only``.
    """
    slugs = [slug for _, slug in navigation(source.config)]
    if only is not None and only not in slugs:
        raise HandoutError(NO_PAGE.fill(page=only, slugs=", ".join(slugs), first=slugs[0]))
    languages = LANGUAGES if language is None else (language,)
    jobs = _page_jobs(source, [only] if only else slugs, languages)
    with source.printer() as printer:
        return _printed(printer, jobs, done)


def all_handouts(source: Source, target: Path, done: Callable[[], None]) -> Handouts:
    """Print every handout, and write them and the pages that list them into ``target``.

    ``target`` is the folder of a site, mostly the source's own; ``done`` is called
    after each document. Raises HandoutError.
    """
    slugs = [slug for _, slug in navigation(source.config)]
    unknown: Mapping[str, Sequence[int | None]] = dict.fromkeys(LANGUAGES, (None,) * len(slugs))
    with source.printer() as printer:
        # The booklets take longest and so come first; then again, with the page numbers.
        jobs = {**_booklet_jobs(source, unknown), **_page_jobs(source, slugs, LANGUAGES)}
        first = _printed(printer, jobs, done)
        starts = {
            lang: first.files[handout_path(booklet.NAME, lang)].starts[booklet.BEFORE_PAGES :]
            for lang in LANGUAGES
        }
        booklets = _printed(printer, _booklet_jobs(source, starts), done)
    handouts = Handouts({**first.files, **booklets.files})
    for old in (target / "handouts").rglob("*.pdf"):
        if old.relative_to(target).as_posix() not in handouts.files:
            old.unlink()
    write(handouts, target)
    for lang in LANGUAGES:
        path = target / page_path(HANDOUTS_INDEX, lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_index(source, lang, handouts), encoding="utf-8")
    return handouts


def write(handouts: Handouts, target: Path) -> None:
    """Write PDFs into the folder of a site."""
    for path, file in handouts.files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(file.data)


def _printed(printer: Printer, jobs: Mapping[Job, Order], done: Callable[[], None]) -> Handouts:
    files: dict[str, Finished] = {}

    def printed(job: Job, data: bytes) -> None:
        files[jobs[job].path] = finish(data, jobs[job].author)
        done()

    printer.print(jobs, printed)
    return Handouts({order.path: files[order.path] for order in jobs.values()})


def _page_jobs(source: Source, slugs: Sequence[str], languages: Sequence[str]) -> dict[Job, Order]:
    return {
        Job(page.path): Order(page.handout, page.organisation)
        for language in languages
        for page in read_built(source.site, slugs, language)
    }


def _booklet_jobs(source: Source, starts: Mapping[str, Sequence[int | None]]) -> dict[Job, Order]:
    """Return the jobs of all languages' booklets, whose contents have the given page numbers."""
    return dict(_booklet_job(source, lang, starts[lang]) for lang in LANGUAGES)


def _booklet_job(source: Source, language: str, starts: Sequence[int | None]) -> tuple[Job, Order]:
    parts = navigation(source.config)
    pages = read_built(source.site, [slug for _, slug in parts], language)
    names = section_names(source.config, language)
    chapters = [
        booklet.Chapter(names.get(part or ""), page, start)
        for (part, _), page, start in zip(parts, pages, starts, strict=True)
    ]
    strings, address = source.interface[language], site_address(pages[0])
    html = booklet.booklet(source.template, chapters, strings, address)
    order = Order(handout_path(booklet.NAME, language), pages[0].organisation)
    return Job(page_path(booklet.SLUG, language), html), order


def _index(source: Source, language: str, handouts: Handouts) -> str:
    parts = navigation(source.config)
    pages = read_built(source.site, [slug for _, slug in parts], language)
    names = section_names(source.config, language)
    strings = source.interface[language]

    def entry(section: str | None, title: str, path: str) -> index_page.Entry:
        file = handouts.files[path]
        return index_page.Entry(section, title, path, len(file.data), file.pages)

    entries = [
        entry(None, strings[booklet.NAME], handout_path(booklet.NAME, language)),
        *(
            entry(names.get(part or ""), page.title, page.handout)
            for (part, _), page in zip(parts, pages, strict=True)
        ),
    ]
    return index_page.index_page(source.template, pages[0], entries, strings)
