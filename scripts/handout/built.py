"""Pages of a built site, as handouts take them from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

import yaml

from content.findings import Words
from content.paths import handout_path, page_path
from handout.errors import HandoutError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ABSENT = Words(
    "ไม่มี {page} โปรดสร้างเว็บไซต์ก่อน: python3 scripts/kb.py build",
    "there is no {page}. Build first: python3 scripts/kb.py build",
)
OUTDATED = Words(
    "{page} สร้างด้วยโปรแกรมรุ่นเก่า โปรดสร้างใหม่: python3 scripts/kb.py build",
    "{page} was built by an older version. Build again: python3 scripts/kb.py build",
)
ARTICLE = re.compile(r"<article\b[^>]*>(?P<content>.*)</article>", re.DOTALL)
FACT = re.compile(r'\sdata-sheet-(?P<name>[a-z]+)="(?P<text>[^"]*)"')
KIND = re.compile(r'class="kb-page kb-page--(?P<kind>[a-z]+)"')
STYLE = re.compile(r'<link rel="stylesheet" href="(?P<href>[^"]+)">')


@dataclass(frozen=True)
class BuiltPage:
    """One built page: where it lies, what it is, and its article's HTML.

    ``path`` is relative to the site. ``facts`` are what the margins of its sheet
    show: ``from`` (organisation and site), ``title``, ``state`` and, where the site
    has one, ``address``.
    """

    slug: str
    language: str
    path: str
    kind: str
    facts: dict[str, str]
    article: str
    styles: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return the title of the page."""
        return self.facts["title"]

    @property
    def organisation(self) -> str:
        """Return whose page it is."""
        return self.facts["from"].rpartition(" · ")[0]

    @property
    def handout(self) -> str:
        """Return the path of the page's PDF within the site."""
        return handout_path(self.slug, self.language)


def read_built(site: Path, slugs: Sequence[str], language: str) -> list[BuiltPage]:
    """Return the built pages of a language in the order of the slugs.

    Raises HandoutError where one is missing, or is no page of this site.
    """
    return [_read(site, slug, language) for slug in slugs]


def _read(site: Path, slug: str, language: str) -> BuiltPage:
    path = page_path(slug, language)
    try:
        html = (site / path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise HandoutError(ABSENT.fill(page=site / path)) from error
    head = html[: html.find("<head")]
    article, kind = ARTICLE.search(html), KIND.search(html)
    facts = {match["name"]: unescape(match["text"]) for match in FACT.finditer(head)}
    if not article or not kind or "title" not in facts:
        raise HandoutError(OUTDATED.fill(page=site / path))
    styles = tuple(match["href"] for match in STYLE.finditer(html))
    return BuiltPage(slug, language, path, kind["kind"], facts, article["content"], styles)


def site_address(page: BuiltPage) -> str:
    """Return the address of the site with a slash at its end, or "" where it has none."""
    return page.facts.get("address", "").removesuffix(page.path)


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' configuration, passing over its Python names."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def navigation(config: Path) -> list[tuple[str | None, str]]:
    """Return the section (None at the top) and the slug of each page, in navigation order."""
    settings = yaml.load(config.read_text(encoding="utf-8"), Loader=_Loader)
    return list(_entries(settings["nav"], None))


def section_names(config: Path, language: str) -> dict[str, str]:
    """Return what readers of a language call the sections of the navigation."""
    settings = yaml.load(config.read_text(encoding="utf-8"), Loader=_Loader)
    plugins: list[Any] = settings["plugins"]
    i18n = next(p["i18n"] for p in plugins if isinstance(p, dict) and "i18n" in p)
    chosen = next(entry for entry in i18n["languages"] if entry["locale"] == language)
    return dict(chosen["nav_translations"])


def _entries(entries: list[Any], section: str | None) -> Iterator[tuple[str | None, str]]:
    for entry in entries:
        if isinstance(entry, str):
            yield section, entry.removesuffix(".md")
        else:
            for name, children in entry.items():
                if isinstance(children, str):
                    yield section, children.removesuffix(".md")
                else:
                    yield from _entries(children, section or name)
