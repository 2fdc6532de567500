"""Producing all handouts of a built site: PDFs, booklets and the pages that list them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.pages import LANGUAGES
from handout import booklet, index_page
from handout.built import (
    BuiltPage,
    handout_path,
    navigation,
    page_path,
    read_built,
    section_names,
    site_address,
)
from handout.finishing import Finished, finish
from handout.plain_page import TEMPLATE
from handout.printing import TABS, Job, print_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from content.interface import Strings


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

    @property
    def template(self) -> Path:
        """Return the template of pages outside the navigation."""
        return self.config.parent / "overrides" / TEMPLATE


class UnknownPageError(Exception):
    """Raised where a page is asked for that the navigation does not have."""


def count_jobs(source: Source) -> int:
    """Return how many documents are printed for all handouts: booklets are printed twice."""
    return (len(navigation(source.config)) + 2) * len(LANGUAGES)


def some_handouts(
    source: Source,
    only: str | None,
    language: str | None,
    done: Callable[[], None],
    tabs: int = TABS,
) -> Handouts:
    """Return the PDFs of one page or one language, or of all pages; ``done`` is called for each.

    Raises NotBuiltError, PrintError, and UnknownPageError where there is no page ``only``.
    """
    slugs = [slug for _, slug in navigation(source.config)]
    if only is not None and only not in slugs:
        raise UnknownPageError(f"there is no page “{only}”. The pages are: {', '.join(slugs)}")
    languages = LANGUAGES if language is None else (language,)
    pages = [
        page
        for chosen in languages
        for page in read_built(source.site, [only] if only else slugs, chosen)
    ]
    return _printed(source, {Job(page.path): page.handout for page in pages}, pages, done, tabs)


def all_handouts(
    source: Source, target: Path, done: Callable[[], None], tabs: int = TABS
) -> Handouts:
    """Print every handout, and write them and the pages that list them into ``target``.

    ``target`` is the folder of a site, mostly the source's own; ``done`` is called
    after each document. Raises NotBuiltError and PrintError.
    """
    handouts = some_handouts(source, None, None, done, tabs)
    parts = navigation(source.config)
    books: dict[str, Sequence[int]] = {language: () for language in LANGUAGES}
    for _ in ("to learn the page numbers", "with them"):
        jobs = {_booklet_job(source, lang, parts, books[lang]): lang for lang in LANGUAGES}
        printed = _printed(
            source,
            {job: handout_path(booklet.NAME, lang) for job, lang in jobs.items()},
            [page for lang in LANGUAGES for page in read_built(source.site, ["index"], lang)],
            done,
            tabs,
        )
        for lang in LANGUAGES:
            file = printed.files[handout_path(booklet.NAME, lang)]
            books[lang] = file.starts[booklet.BEFORE_PAGES :]
    everything = Handouts({**handouts.files, **printed.files})
    write(everything, target)
    for lang in LANGUAGES:
        path = target / page_path(index_page.SLUG, lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_index(source, lang, parts, everything), encoding="utf-8")
    return everything


def write(handouts: Handouts, target: Path) -> None:
    """Write PDFs into the folder of a site."""
    for path, file in handouts.files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(file.data)


def _printed(
    source: Source,
    jobs: dict[Job, str],
    pages: Sequence[BuiltPage],
    done: Callable[[], None],
    tabs: int,
) -> Handouts:
    author = {page.language: page.facts["from"].rpartition(" · ")[0] for page in pages}
    files: dict[str, Finished] = {}

    def printed(job: Job, data: bytes) -> None:
        language = jobs[job].split("/")[1]
        files[jobs[job]] = finish(data, author[language])
        done()

    print_all(source.chromium, source.site, site_address(pages[0]), jobs, printed, tabs)
    return Handouts({path: files[path] for path in jobs.values()})


def _booklet_job(
    source: Source, language: str, parts: list[tuple[str | None, str]], numbers: Sequence[int]
) -> Job:
    pages = read_built(source.site, [slug for _, slug in parts], language)
    names = section_names(source.config, language)
    html = booklet.booklet(
        source.template, pages, [names.get(part or "") for part, _ in parts], numbers,
        source.interface[language], site_address(pages[0]),
    )  # fmt: skip
    return Job(page_path(booklet.SLUG, language), html)


def _index(
    source: Source, language: str, parts: list[tuple[str | None, str]], handouts: Handouts
) -> str:
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
