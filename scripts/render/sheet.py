"""What a page's printed sheet carries beside its text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from content.paths import (
    HANDOUTS_INDEX,
    PRINT_PAGES,
    handout_path,
    page_address,
    page_path,
    relative,
)
from render.dates import long_date
from render.link_notes import link_notes
from render.qr import qr_code
from render.sources import sources

if TYPE_CHECKING:
    from content.view import View

ONE_SIDED = ("checklist", "technique")


@dataclass(frozen=True)
class Note:
    """A numbered note on a link: a page's title, an address, or both."""

    number: int
    title: str
    address: str


@dataclass(frozen=True)
class Sheet:
    """The printed furniture of one page, ready for its templates.

    ``address`` and ``qr`` (an SVG picture) are empty where the site has no address,
    ``all_href`` where its kind of page has no print page, ``pdf_href`` and
    ``handouts_href`` where no PDFs are made. ``has_notes`` tells that there is to be
    room for a name, a date and notes.
    """

    organisation: str
    address: str
    qr: str
    version: str
    sources: tuple[str, ...]
    notes: tuple[Note, ...]
    has_notes: bool
    all_href: str
    pdf_href: str
    handouts_href: str


def sheet(
    view: View, organisation: str, version: str, site_url: str, *, has_pdf: bool = False
) -> Sheet:
    """Return the printed furniture of a page; ``site_url`` may be empty."""
    own = page_path(view.slug, view.language)
    address = page_address(site_url, view.slug, view.language)
    kind = view.page_type
    notes = tuple(
        Note(note.number, note.title, note.address
             or page_address(site_url, note.slug or "", view.language))
        for note in link_notes(view)
    )  # fmt: skip
    return Sheet(
        organisation=organisation, address=address,
        qr=qr_code(address, view.strings["qr_code"]) if address else "",
        version=version, sources=sources(view), notes=notes, has_notes=kind in ONE_SIDED,
        all_href=view.href(PRINT_PAGES[kind]) if kind in PRINT_PAGES else "",
        pdf_href=relative(handout_path(view.slug, view.language), own) if has_pdf else "",
        handouts_href=view.href(HANDOUTS_INDEX) if has_pdf else "",
    )  # fmt: skip


def running_facts(
    view: View, organisation: str, site_name: str, version: str, site_url: str
) -> dict[str, str]:
    """Return what the margins of a page's sheet show, by name."""
    strings, meta = view.strings, view.base.documents[(view.slug, view.language)].page.meta
    reviewed = long_date(meta["reviewed"], view.language)
    return {
        "from": f"{organisation} · {site_name}",
        "title": view.base.title(view.slug, view.language),
        "state": f"{strings['reviewed']} {reviewed} · {strings['version']} {version}",
        "address": page_address(site_url, view.slug, view.language),
    }


def with_running_facts(page: str, facts: dict[str, str]) -> str:
    """Return a page whose ``html`` element carries what the margins of the sheet show.

    The style sheet reads it with ``attr()``: ``facts`` are names and texts. Raises
    ValueError where the page has no such element.
    """
    attributes = "".join(f' data-sheet-{k}="{escape(v)}"' for k, v in facts.items() if v)
    before, tag, after = page.partition("<html")
    if not tag:
        raise ValueError("the page has no html element")
    return f"{before}{tag}{attributes}{after}"
