"""Keeping old addresses alive on the finished site: redirect pages and aliases of anchors."""

from __future__ import annotations

import re
from html import escape
from string import Template
from typing import TYPE_CHECKING

from content import links
from content.addresses import NO_REDIRECTS, Redirects, make_redirects
from content.files import decode, parse_yaml
from content.pages import LANGUAGES
from content.paths import page_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Plain HTML: it works without script, as a file, and under the pages' strict policy.
PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>$words</title>
<meta http-equiv="refresh" content="0; url=$href">
<link rel="canonical" href="$href">
</head>
<body>
<p>$words <a href="$href">$page</a></p>
</body>
</html>
""")
WORDS = {"th": "หน้านี้ย้ายไปที่", "en": "This page has moved to"}


def write_redirects(docs: Path, site: Path) -> None:
    """Write a page at each old address and put old anchors beside those that keep them.

    The redirects have been checked; a page that has no file is passed over.
    """
    redirects = read_redirects(docs)
    for language in LANGUAGES:
        for old, target in redirects.pages.items():
            slug, _, anchor = target.partition("#")
            page = site / page_path(old, language)
            page.parent.mkdir(parents=True, exist_ok=True)
            href = escape(links.to_html(old, slug, anchor))
            page.write_text(
                PAGE.substitute(language=language, words=WORDS[language], href=href, page=slug),
                encoding="utf-8",
            )
        for slug, aliases in redirects.anchors.items():
            page = site / page_path(slug, language)
            if page.is_file():
                html = page.read_text(encoding="utf-8")
                page.write_text(with_aliases(html, aliases), encoding="utf-8")


def with_aliases(html: str, aliases: Mapping[str, str]) -> str:
    """Return a page's HTML with an empty element for each old id, inside the one that keeps it."""
    for old, kept in aliases.items():
        opening = re.search(rf'<[a-z][a-z0-9]*\b[^>]*\sid="{re.escape(kept)}"[^>]*>', html)
        if opening:
            html = f'{html[: opening.end()]}<span id="{old}"></span>{html[opening.end() :]}'
    return html


def read_redirects(docs: Path) -> Redirects:
    """Return the redirects of a docs folder that has been checked, none where it has none."""
    path = docs / "data" / "redirects.yml"
    if not path.is_file():
        return NO_REDIRECTS
    return make_redirects(parse_yaml(decode(path.read_bytes(), path.name), path.name))
