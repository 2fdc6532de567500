"""Where the author wrote what stands on a built page: the Markdown, or the row of a data file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from check.site.pages import NOT_FOUND, resolve
from check.targets import targets_of
from content.files import line_of
from content.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from check.model import Model
    from check.site.pages import BuiltLink, BuiltPage
    from check.targets import Target
    from content.document import Document, Link

# Data of which nothing is shown, or only what a person noted of the pages.
SILENT = ("schemas/", "freshness.tsv", "published.tsv", "line-breaks.yml", "search-stop-words.yml")
# What is shorter would be found anywhere.
SHORTEST = 3


def origin_of_link(model: Model, page: BuiltPage, link: BuiltLink) -> Place:
    """Return where a link or a resource of a built page was written."""
    units = model.base.data.units
    for unit in (link.data_unit, link.data_from):
        if unit in units:
            return Place(model.tree.shown("data/units.tsv"), units[unit].line)
    name, fragment = link.to or ("", "")
    name = name.removeprefix("en/")
    if link.origin == "theme":
        # A page that links to itself by name is no sign of which template did.
        elsewhere = (name,) if name and name != page.url.removeprefix("en/") else ()
        return _first(model.templates, (link.href, *elsewhere)) or _page_of(model, page)
    built = model.built.get(page.key)
    targets = targets_of(built, model.config.site_url) if built else ()
    is_generated = any(
        written.href == link.href or (link.to and leads_to(page, written, target, link.to))
        for written, target in targets
    )
    words = (link.href, unquote(link.href))
    made_of = (fragment, name.removesuffix(".html")) if is_generated else ()
    return _origin(model, page, link.line, words, made_of)


def origin_of_id(model: Model, page: BuiltPage, name: str, line: int) -> Place:
    """Return where the id was written that stands on a line of a built page."""
    built, document = model.built.get(page.key), model.base.documents.get(page.key)
    is_generated = built and document and name in set(built.ids) - set(document.ids)
    return _origin(model, page, line, (f'"{name}"',), (name,) if is_generated else ())


def _origin(
    model: Model, page: BuiltPage, line: int, words: tuple[str, ...], made_of: tuple[str, ...]
) -> Place:
    """Return where the first of some words stands in a page's Markdown, or in the data.

    In the data it is what generated text was ``made_of``. Where none is found, it is the
    heading of the section that the line of the built page belongs to.
    """
    document = model.base.documents.get(page.key)
    if document is None:
        return _first(model.templates, words) or _page_of(model, page)
    lines_before = "\n" * (document.page.body_line - 1)
    data = {
        model.tree.shown(name): text
        for name, text in model.tree.texts.items()
        if name.startswith("data/") and not name.removeprefix("data/").startswith(SILENT)
    }
    return (
        _first({document.page.path: lines_before + document.page.body}, words)
        or _first(data, made_of)
        or Place(document.page.path, _section_line(document, page, line))
    )


def _first(texts: Mapping[str, str], words: Iterable[str]) -> Place | None:
    """Return the first line of some texts by path that holds the first word found in any."""
    for word in words:
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        for path, text in texts.items():
            match = whole.search(text) if len(word) >= SHORTEST else None
            if match:
                return Place(path, text.count("\n", 0, match.start()) + 1)
    return None


def _section_line(document: Document, page: BuiltPage, line: int) -> int:
    headings = {heading.id: heading.line for heading in document.headings if heading.id}
    above = [headings[name] for name, at in page.ids if at <= line and name in headings]
    return above[-1] if above else 1


def _page_of(model: Model, page: BuiltPage) -> Place:
    """Return what a page is made from, which need not be Markdown of its own."""
    document = model.base.documents.get(page.key)
    if document:
        return Place(document.page.path)
    if page.url == NOT_FOUND:
        return Place("overrides/not-found.html")
    slug = page.key[0]
    if slug in model.base.data.redirects.pages:
        return redirect_place(model, "pages", slug)
    return Place(model.config.path)


def redirect_place(model: Model, *path: str) -> Place:
    """Return the place of an entry of redirects.yml, by its keys."""
    source = model.tree.texts.get("data/redirects.yml", "")
    return Place(model.tree.shown("data/redirects.yml"), line_of(source, path))


def leads_to(page: BuiltPage, written: Link, target: Target, found: tuple[str, str]) -> bool:
    """Tell whether a link as written is the one that was built into an address."""
    if resolve(page.url, written.href) == found:
        return True
    if target.kind != "page":
        return False
    url = f"{'en/' if target.language == 'en' else ''}{target.name}.html"
    return (url, target.fragment) == found
