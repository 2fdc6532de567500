"""Where things are in the built site: paths relative to it, and full addresses."""

from __future__ import annotations

import posixpath

DEFAULT_LANGUAGE = "th"
# The print page of each kind of page that has one, by slug.
PRINT_PAGES = {"checklist": "print/checklists", "technique": "print/techniques"}
HANDOUTS_INDEX = "handouts/index"


def page_path(slug: str, language: str) -> str:
    """Return the path within the site of a page."""
    return f"{slug}.html" if language == DEFAULT_LANGUAGE else f"{language}/{slug}.html"


def page_address(site_url: str, slug: str, language: str) -> str:
    """Return the full address of a page, or nothing where the site has no address."""
    return f"{site_url.rstrip('/')}/{page_path(slug, language)}" if site_url else ""


def handout_path(name: str, language: str) -> str:
    """Return the path within the site of a PDF: of a page by its slug, or of the booklet."""
    return f"handouts/{language}/{name.replace('/', '-')}.pdf"


def relative(target: str, origin: str) -> str:
    """Return the address of a file of the site as the page at ``origin`` links to it."""
    return posixpath.relpath(target, posixpath.dirname(origin) or ".")
