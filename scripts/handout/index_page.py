"""The page that lists all handouts, with their sizes and numbers of pages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from content.paths import HANDOUTS_INDEX, PRINT_PAGES, page_path, relative
from handout.plain_page import plain_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from content.interface import Strings
    from handout.built import BuiltPage


@dataclass(frozen=True)
class Entry:
    """A PDF in the list: its part of the navigation, title, path, size in bytes and pages."""

    section: str | None
    title: str
    path: str
    size: int
    pages: int


def index_page(template: Path, page: BuiltPage, entries: Sequence[Entry], strings: Strings) -> str:
    """Return the page that lists the handouts of a language; ``page`` is any page of it."""
    path = page_path(HANDOUTS_INDEX, page.language)
    parts = [f"<h1>{escape(strings['handouts'])}</h1><p>{escape(strings['handouts_about'])}</p>"]
    for section, members in groupby(entries, key=lambda entry: entry.section):
        if section:
            parts.append(f"<h2>{escape(section)}</h2>")
        rows = "".join(_row(entry, path, strings) for entry in members)
        parts.append(f'<table class="kb-list"><tbody>{rows}</tbody></table>')
    links = "".join(
        f'<li><a href="{relative(page_path(slug, page.language), path)}">'
        f"{escape(strings[f'print_all_{kind}'])}</a></li>"
        for kind, slug in PRINT_PAGES.items()
    )
    parts.append(f"<ul>{links}</ul>")
    return plain_page(template, page, HANDOUTS_INDEX, strings["handouts"], "\n".join(parts))


def _row(entry: Entry, origin: str, strings: Strings) -> str:
    pages = strings["pages_one" if entry.pages == 1 else "pages_many"].format(count=entry.pages)
    return (
        f'<tr><td><a href="{relative(entry.path, origin)}" type="application/pdf">'
        f"{escape(entry.title)}</a></td><td>PDF · {pages} · {_size(entry.size)}</td></tr>"
    )


def _size(count: int) -> str:
    """Return a number of bytes as readers see it, in kB of 1000 bytes."""
    return f"{count / 1000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
