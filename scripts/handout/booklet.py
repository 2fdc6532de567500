"""The booklet: every page of a language in one document, with cover and contents."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from content.paths import page_path
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


@dataclass(frozen=True)
class Chapter:
    """A page in the booklet: its part of the navigation (None at the top), and where it begins.

    ``start`` is the booklet's page, which is unknown before a first print and then None.
    """

    section: str | None
    page: BuiltPage
    start: int | None


def booklet(template: Path, chapters: Sequence[Chapter], strings: Strings, address: str) -> str:
    """Return the booklet's HTML; ``address`` is that of the site, or ""."""
    pages = [chapter.page for chapter in chapters]
    content = (
        _cover(pages[0], strings, address)
        + _contents(chapters, strings)
        + joined_articles(pages, page_path(SLUG, pages[0].language))
    )
    title = strings[NAME]
    return plain_page(template, pages[0], SLUG, title, f'<div class="kb-booklet">{content}</div>')


def _cover(page: BuiltPage, strings: Strings, address: str) -> str:
    organisation, _, site_name = page.facts["from"].rpartition(" · ")
    version = page.facts["state"].rpartition(" · ")[2]
    lines = [
        f'<p class="kb-cover__organisation">{escape(organisation)}</p>',
        f'<p class="kb-cover__title">{escape(site_name)}</p>',
        f"<p>{escape(version)}</p>",
        f"<p>{escape(strings['provenance'])}</p>",
    ]
    if address:
        code = qr_code(address, strings["qr_code"])
        lines += [f'<div class="kb-sheet__qr">{code}</div>', f"<p>{escape(address)}</p>"]
    return f'<div class="kb-cover">{"".join(lines)}</div>'


def _contents(chapters: Sequence[Chapter], strings: Strings) -> str:
    parts = [f"<h1>{escape(strings['contents'])}</h1>"]
    numbered = enumerate(chapters, 1)
    for section, members in groupby(numbered, key=lambda member: member[1].section):
        if section:
            parts.append(f'<p class="kb-contents__section">{escape(section)}</p>')
        entries = "".join(
            f'<li><a href="#page-{index}"><span>{escape(chapter.page.title)}</span>'
            f" <span>{chapter.start or ''}</span></a></li>"
            for index, chapter in members
        )
        parts.append(f'<ul class="kb-contents">{entries}</ul>')
    return f'<section class="kb-handout">{"".join(parts)}</section>'
