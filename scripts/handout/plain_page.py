"""Pages of the finished site outside its navigation: print pages and the index of handouts."""

from __future__ import annotations

import posixpath
from html import escape
from string import Template
from typing import TYPE_CHECKING

from content.paths import page_path, relative
from render.sheet import with_running_facts

if TYPE_CHECKING:
    from pathlib import Path

    from handout.built import BuiltPage

NAMES = {"th": "ไทย", "en": "English"}
TEMPLATE = "plain-page.html"


def plain_page(template: Path, page: BuiltPage, slug: str, title: str, content: str) -> str:
    """Return a page for a slug that looks like the site, with HTML as its content.

    ``page`` is any built page of the language, from which the site's name and style
    sheets are taken.
    """
    path = page_path(slug, page.language)
    other = next(language for language in NAMES if language != page.language)
    root = "".join("../" for part in posixpath.dirname(path).split("/") if part)
    origin = posixpath.dirname(page.path)
    styles = "\n".join(
        f'<link rel="stylesheet" href="{root}{posixpath.normpath(posixpath.join(origin, style))}">'
        for style in page.styles
    )
    site_name = page.facts["from"].rpartition(" · ")[2]
    filled = Template(template.read_text(encoding="utf-8")).substitute(
        language=page.language, title=escape(title), site_name=escape(site_name),
        root=root, styles=styles, home=relative(page_path("index", page.language), path),
        other_href=relative(page_path(slug, other), path), other_language=other,
        other_name=NAMES[other], content=content,
    )  # fmt: skip
    version = page.facts["state"].rpartition(" · ")[2]  # each page has its own date of review
    facts = {**page.facts, "title": title, "state": version, "address": ""}
    return with_running_facts(filled, facts)
