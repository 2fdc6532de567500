"""Print pages: all pages of a kind in one, for the browser's own print command."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from content.pages import LANGUAGES
from content.paths import PRINT_PAGES, page_path
from handout.built import navigation, read_built
from handout.joining import joined_articles
from handout.plain_page import TEMPLATE, plain_page

if TYPE_CHECKING:
    from pathlib import Path

    from content.interface import Strings


def write_print_pages(site: Path, config: Path, interface: dict[str, Strings]) -> None:
    """Write a print page for each kind that has one and each language into a built site."""
    template = config.parent / "overrides" / TEMPLATE
    slugs = [slug for _, slug in navigation(config)]
    for language in LANGUAGES:
        # An entry without a page is told of by the checker, which looks at such sites, too.
        there = [slug for slug in slugs if (site / page_path(slug, language)).is_file()]
        pages = read_built(site, there, language)
        for kind, slug in PRINT_PAGES.items():
            chosen = [page for page in pages if page.kind == kind]
            if not chosen:
                continue
            path = page_path(slug, language)
            strings = interface[language]
            title = strings[f"all_{kind}"]
            content = (
                f'<div class="kb-plain__screen"><h1>{escape(title)}</h1>'
                f"<p>{escape(strings['print_how'])}</p>"
                f'<p class="kb-actions"><button type="button" data-kb-print hidden>'
                f"{escape(strings['print_handout'])}</button></p></div>"
                + joined_articles(chosen, path)
            )
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(plain_page(template, chosen[0], slug, title, content), encoding="utf-8")
