"""The booklet: every page of a language in one document, with cover and contents."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from handout.joining import joined_articles
from handout.plain_page import plain_page
from render.qr import qr_code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from content.interface import Strings
    from handout.built import BuiltPage

NAME = "booklet"
SLUG = "handouts/booklet"
# The contents are the first of the document's h1; each page's title is one more.
BEFORE_PAGES = 1


def booklet(
    template: Path,
    pages: Sequence[BuiltPage],
    sections: Sequence[str | None],
    numbers: Sequence[int],
    strings: Strings,
    address: str,
) -> str:
    """Return the booklet's HTML.

    ``sections`` are the names of the pages' parts of the navigation (None at the
    top), ``numbers`` the page of the booklet on which each page begins; they are
    unknown before a first print and then empty. ``address`` is that of the site, or "".
    """
    first = pages[0]
    path = f"{SLUG}.html" if first.language == "th" else f"{first.language}/{SLUG}.html"
    content = (
        _cover(first, strings, address)
        + _contents(pages, sections, numbers, strings)
        + joined_articles(pages, path)
    )
    title = strings[NAME]
    return plain_page(template, first, SLUG, title, f'<div class="kb-booklet">{content}</div>')


def _cover(page: BuiltPage, strings: Strings, address: str) -> str:
    organisation, _, site_name = page.facts["from"].rpartition(" · ")
    found = (
        f'<div class="kb-sheet__qr">{qr_code(address, strings["qr_code"])}</div>'
        f"<p>{escape(address)}</p>"
        if address
        else ""
    )
    return (
        f'<div class="kb-cover"><p class="kb-cover__organisation">{escape(organisation)}</p>'
        f'<p class="kb-cover__title">{escape(site_name)}</p>'
        f"<p>{escape(page.facts['state'])}</p><p>{escape(strings['provenance'])}</p>{found}</div>"
    )


def _contents(
    pages: Sequence[BuiltPage],
    sections: Sequence[str | None],
    numbers: Sequence[int],
    strings: Strings,
) -> str:
    shown = [str(number) for number in numbers] or [""] * len(pages)
    rows = zip(sections, pages, shown, range(1, len(pages) + 1), strict=True)
    parts = []
    for section, members in groupby(rows, key=lambda row: row[0]):
        if section:
            parts.append(f'<p class="kb-contents__section">{escape(section)}</p>')
        entries = "".join(
            f'<li><a href="#page-{index}"><span>{escape(page.title)}</span>'
            f"<span>{number}</span></a></li>"
            for _, page, number, index in members
        )
        parts.append(f'<ul class="kb-contents">{entries}</ul>')
    return f'<section class="kb-handout"><h1>{escape(strings["contents"])}</h1>{"".join(parts)}</section>'
