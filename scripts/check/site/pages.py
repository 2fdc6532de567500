"""Built pages: their ids and links, read with lxml, which keeps line numbers."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NOT_FOUND = "404.html"
ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
IDS = "//*[@id]"
LINKED = "//*[@href or @src or @action]"
RESOURCES = ("script", "img", "iframe", "link", "source", "video", "audio", "embed")
# What a link is, by the class of the element round it that makes it.
ORIGINS = {
    "kb-term": "term", "kb-related": "related", "kb-used": "used", "kb-cite": "citation",
    "kb-foot": "theme", "kb-actions": "theme", "kb-sheet": "theme",
}  # fmt: skip


@dataclass(frozen=True)
class BuiltLink:
    """A link of a built page: its address, its element, and what made it.

    ``origin`` is "content" within the article, else "theme", or what generated it.
    ``data_from`` and ``data_unit`` are the units that a generated link is about.
    """

    href: str
    tag: str
    line: int
    origin: str
    rel: str = ""
    hreflang: str = ""
    data_from: str = ""
    data_unit: str = ""


@dataclass(frozen=True, eq=False)
class BuiltPage:
    """A built page: its address in the site, its language, its ids with lines, its links."""

    url: str
    language: str
    ids: tuple[tuple[str, int], ...]
    links: tuple[BuiltLink, ...]
    refresh: str

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the page's ids."""
        return frozenset(name for name, _ in self.ids)

    @property
    def key(self) -> tuple[str, str]:
        """Return the slug and the language that the address stands for."""
        is_english = self.url.startswith("en/")
        slug = self.url.removeprefix("en/").removesuffix(".html")
        return slug, "en" if is_english else "th"


@dataclass(frozen=True, eq=False)
class Site:
    """A built site: its pages, the names of all its files, and its lists of addresses."""

    label: str
    pages: Mapping[str, BuiltPage]
    files: frozenset[str]
    sitemap: tuple[str, ...] = ()
    search: tuple[str, ...] = ()

    def having(self, url: str, html: str) -> Site:
        """Return the site with one page's HTML changed."""
        return replace(self, pages={**self.pages, url: read_page(url, html.encode())})


def read_site(folder: Path) -> Site:
    """Read a folder's pages, and the addresses in its sitemap and its search index."""
    files = frozenset(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    pages = {
        url: read_page(url, (folder / url).read_bytes())
        for url in sorted(files)
        if url.endswith(".html")
    }
    return Site(
        folder.name, pages, files, tuple(_sitemap(folder)), tuple(_search(folder))
    )  # fmt: skip


@lru_cache(maxsize=4096)
def read_page(url: str, html: bytes) -> BuiltPage:
    """Return what a page's HTML holds."""
    if not html.strip():
        return BuiltPage(url, "", (), (), "")
    root = etree.fromstring(html, PARSER)
    if root is None:
        return BuiltPage(url, "", (), (), "")
    refresh = next(
        (m.get("content", "").partition("url=")[2] for m in root.iter("meta")
         if m.get("http-equiv", "").lower() == "refresh"), "",
    )  # fmt: skip
    return BuiltPage(
        url,
        root.get("lang", ""),
        tuple((element.get("id") or "", _line(element)) for element in _select(root, IDS)),
        tuple(_link(element) for element in _select(root, LINKED)),
        refresh,
    )


def _select(root: etree._Element, path: str) -> list[etree._Element]:
    return [found for found in _results(root.xpath(path)) if isinstance(found, etree._Element)]


def _results(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _link(element: etree._Element) -> BuiltLink:
    origin = "theme"
    if "headerlink" in element.get("class", ""):
        origin = "permalink"
    else:
        for around in element.iterancestors():
            classes = around.get("class", "").split()
            made = next((ORIGINS[name] for name in classes if name in ORIGINS), None)
            if made:
                origin = made
                break
            if around.tag == "article":
                origin = "content"
                break
    return BuiltLink(
        element.get("href") or element.get("src") or element.get("action") or "",
        str(element.tag), _line(element),
        origin, element.get("rel", "").strip(), element.get("hreflang", ""),
        element.get("data-from", ""), element.get("data-unit", ""),
    )  # fmt: skip


def resolve(url: str, href: str) -> tuple[str, str] | None:
    """Return the file and the decoded fragment that a page's address names, or None if foreign."""
    if ADDRESS.match(href):
        return None
    parts = urlsplit(href)
    path = unquote(parts.path)
    if not path:
        return url, unquote(parts.fragment)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(url), path)).lstrip("/")
    if path.endswith("/") or name in (".", ""):
        name = posixpath.normpath(posixpath.join(name, "index.html"))
    return name, unquote(parts.fragment)


def _sitemap(folder: Path) -> Iterator[str]:
    path = folder / "sitemap.xml"
    if path.is_file():
        root = etree.fromstring(path.read_bytes())
        for element in root.iter("{*}loc"):
            yield (element.text or "").strip()
        for element in root.iter("{*}link"):
            yield element.get("href", "")


def _search(folder: Path) -> Iterator[str]:
    """Yield the addresses in MkDocs' search index, where there is one of that form."""
    path = folder / "search" / "search_index.json"
    if path.is_file():
        index = json.loads(path.read_text(encoding="utf-8"))
        entries = index.get("docs", []) if isinstance(index, dict) else []
        yield from (str(entry.get("location", "")) for entry in entries)
