"""Where the author wrote what stands on a built page: the Markdown, or the row of a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.site.pages import NOT_FOUND
from content.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from check.model import Model
    from check.site.pages import BuiltLink, BuiltPage
    from content.document import Document

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
    words = (link.href, fragment, name, name.removesuffix(".html"))
    return origin(model, page, link.line, words)


def origin(model: Model, page: BuiltPage, line: int, words: Iterable[str]) -> Place:
    """Return where the author wrote what stands on a line of a built page.

    ``words`` are those to look for, the surest first: in the page's HTML, in the data if it
    shows any, and in the templates. Where none is found, it is the section's heading.
    """
    document = model.base.documents.get(page.key)
    words = [word for word in words if len(word) >= SHORTEST]
    if document is None:
        return _first(model.templates, words) or _without_document(model, page)
    for tag in document.tags:
        if any(value in words for _, value in tag.attributes):
            return Place(document.page.path, tag.line, tag.column)
    data = {
        model.tree.shown(name): text
        for name, text in model.tree.texts.items()
        if document.markers and name.startswith("data/") and not name[5:].startswith(SILENT)
    }
    written = _first(data, words) or _first(model.templates, words)
    return written or Place(document.page.path, _section_line(document, page, line))


def _first(texts: Mapping[str, str], words: Iterable[str]) -> Place | None:
    """Return the first line of some texts by path that holds the first word found in any."""
    for word in words:
        for path, text in texts.items():
            if word in text:
                return Place(path, text.count("\n", 0, text.index(word)) + 1)
    return None


def _section_line(document: Document, page: BuiltPage, line: int) -> int:
    headings = {heading.id: heading.line for heading in document.headings if heading.id}
    above = [headings[name] for name, at in page.ids if at <= line and name in headings]
    return above[-1] if above else 1


def _without_document(model: Model, page: BuiltPage) -> Place:
    """Return what a page is made from that has no Markdown of its own."""
    if page.url == NOT_FOUND:
        return Place("overrides/not-found.html")
    slug = page.key[0]
    if slug in model.base.data.redirects.pages:
        return redirect_place(model, slug)
    return Place(model.config.path)


def redirect_place(model: Model, name: str) -> Place:
    """Return where redirects.yml names an address."""
    lines = model.tree.texts.get("data/redirects.yml", "").split("\n")
    line = next((n for n, text in enumerate(lines, 1) if f"{name}:" in text), 1)
    return Place(model.tree.shown("data/redirects.yml"), line)
