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
HOME = "index.html"
PLAIN = re.compile(r"[\w.][\w./-]*\.html")
ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
NAMED_OR_LINKED = etree.XPath("//*[@id or @href or @src or @action]")
METAS = etree.XPath("/html/head/meta[@http-equiv]")
ARTICLES = etree.XPath("//article//*[@href]")
RESOURCES = ("script", "img", "iframe", "link", "source", "video", "audio", "embed")
# What a link is, by the class of the element round it that makes it.
ORIGINS = {
    "kb-term": "term", "kb-related": "related", "kb-used": "used", "kb-cite": "citation",
    "kb-foot": "theme", "kb-actions": "theme", "kb-sheet": "theme",
}  # fmt: skip


@dataclass(frozen=True)
class BuiltLink:
    """A link of a built page: its address, its element, and what made it.

    ``to`` is the file and the fragment that it names, or None if these are foreign.
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
    to: tuple[str, str] | None = None


@dataclass(frozen=True, eq=False)
class BuiltPage:
    """A built page: its address in the site, its language, its ids with lines, its links.

    The menus around an article hold most links of a site, all alike and all sound.
    Of those that lead to files which exist, ``menu`` has the files alone; every other
    link is in ``links``, in the order of lines.
    """

    url: str
    language: str = ""
    ids: tuple[tuple[str, int], ...] = ()
    links: tuple[BuiltLink, ...] = ()
    refresh: str = ""
    menu: frozenset[str] = frozenset()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the page's ids."""
        return frozenset(name for name, _ in self.ids)

    @cached_property
    def linked(self) -> frozenset[str]:
        """Return the files that readers can go to from the page."""
        return self.menu.union(link.to[0] for link in self.links if link.tag == "a" and link.to)

    @cached_property
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

    @property
    def address(self) -> str:
        """Return the address that the site was built for, with a slash at its end, or "".

        The home page names it, whether it came from the configuration or the command line.
        """
        home = self.pages.get(HOME, BuiltPage(HOME))
        named = (link.href for link in home.links if link.rel == "canonical")
        return next(named, "").removesuffix(HOME)

    def having(self, url: str, html: str) -> Site:
        """Return the site with one page's HTML changed."""
        page = read_page(url, html.encode(), self.files)
        return replace(self, pages={**self.pages, url: page})


def read_site(folder: Path) -> Site:
    """Read a folder's pages, and the addresses in its sitemap and its search index."""
    files = frozenset(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    urls = sorted(url for url in files if url.endswith(".html"))
    pages = {url: read_page(url, (folder / url).read_bytes(), files) for url in urls}
    return Site(
        folder.name, pages, files, tuple(_sitemap(folder)),
        tuple(_search(folder)),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def read_page(url: str, html: bytes, files: frozenset[str]) -> BuiltPage:
    """Return what a page's HTML holds; ``files`` are those of the site."""
    if not html or html.isspace():
        return BuiltPage(url)
    root = etree.fromstring(html, PARSER)
    if root is None:
        return BuiltPage(url)
    menu, links, ids = _collected(url, root, files)
    refresh = next(
        (m.get("content", "").partition("url=")[2] for m in _select(root, METAS)
         if m.get("http-equiv", "").lower() == "refresh"), "",
    )  # fmt: skip
    return BuiltPage(
        url,
        root.get("lang", ""),
        tuple(ids),
        tuple(links),
        refresh,
        _shared(frozenset(menu)),
    )


def _collected(
    url: str, root: etree._Element, files: frozenset[str]
) -> tuple[set[str], list[BuiltLink], list[tuple[str, int]]]:
    """Return the files that sound links of the menus lead to, all other links, and the ids.

    The page for missing addresses has no menu in this sense: its addresses are others.
    """
    menu: set[str] = set()
    links: list[BuiltLink] = []
    ids: list[tuple[str, int]] = []
    folder, in_article = posixpath.dirname(url), set(_select(root, ARTICLES))
    for element in _select(root, NAMED_OR_LINKED):
        href, name = element.get("href"), element.get("id")
        if name is not None:
            ids.append((name, _line(element)))
        if href and element.tag == "a" and element not in in_article and url != NOT_FOUND:
            found = _resolve_in(folder, href)
            if found and not found[1] and found[0] in files:
                menu.add(found[0])
                continue
        if href is not None or "src" in element.attrib or "action" in element.attrib:
            links.append(_link(url, element))
    return menu, links, ids


@lru_cache(maxsize=256)
def _shared(menu: frozenset[str]) -> frozenset[str]:
    """Return one object for all equal menus, of which a site has a thousand."""
    return menu


def _select(root: etree._Element, path: etree.XPath) -> list[etree._Element]:
    return [found for found in _results(path(root)) if isinstance(found, etree._Element)]


def _results(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _link(url: str, element: etree._Element) -> BuiltLink:
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
    href = element.get("href") or element.get("src") or element.get("action") or ""
    return BuiltLink(
        href, str(element.tag), _line(element),
        origin, element.get("rel", "").strip(), element.get("hreflang", ""),
        element.get("data-from", ""), element.get("data-unit", ""), resolve(url, href),
    )  # fmt: skip


def resolve(url: str, href: str) -> tuple[str, str] | None:
    """Return the file and the decoded fragment that a page's address names, or None if foreign."""
    found = _resolve_in(posixpath.dirname(url), href)
    return (url, found[1]) if found and not found[0] else found


@lru_cache(maxsize=65536)
def _resolve_in(folder: str, href: str) -> tuple[str, str] | None:
    """Return the same for any page of a folder, the page itself being ""."""
    if PLAIN.fullmatch(href):  # as nearly all are, which need not be taken apart
        return posixpath.normpath(f"{folder}/{href}" if folder else href), ""
    if ADDRESS.match(href):
        return None
    parts = urlsplit(href)
    path = unquote(parts.path)
    if not path:
        return "", unquote(parts.fragment)
    name = posixpath.normpath(posixpath.join(folder, path)).lstrip("/")
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
