"""Pages of the finished site outside its navigation: print pages and the index of handouts."""

from __future__ import annotations

import posixpath
from html import escape
from string import Template
from typing import TYPE_CHECKING

from handout.built import page_path
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
    here = posixpath.dirname(path) or "."
    root = "".join("../" for part in posixpath.dirname(path).split("/") if part)
    origin = posixpath.dirname(page.path)
    styles = "\n".join(
        f'<link rel="stylesheet" href="{root}{posixpath.normpath(posixpath.join(origin, style))}">'
        for style in page.styles
    )
    site_name = page.facts["from"].rpartition(" · ")[2]
    filled = Template(template.read_text(encoding="utf-8")).substitute(
        language=page.language, title=escape(title), site_name=escape(site_name),
        root=root, styles=styles, home=posixpath.relpath(page_path("index", page.language), here),
        other_href=posixpath.relpath(page_path(slug, other), here), other_language=other,
        other_name=NAMES[other], content=content,
    )  # fmt: skip
    return with_running_facts(filled, {**page.facts, "title": title, "address": ""})
