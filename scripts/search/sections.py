"""The sections of the finished pages: what a search finds and shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = {"h1", "h2", "h3", "h4"}
BLOCKS = HEADINGS | {
    "h5", "h6", "p", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "div",
    "section", "blockquote", "pre", "details", "summary", "figure", "figcaption", "br", "hr",
}  # fmt: skip
# What readers see but do not look for.
SKIPPED_TAGS = {"script", "style", "noscript", "svg", "form", "button", "select", "textarea"}
SKIPPED_CLASSES = {"headerlink", "kb-kind"}
PAGE_KIND = re.compile(r"kb-page--(\S+)")
SPACE = re.compile(r"\s")
PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)


@dataclass(frozen=True)
class Section:
    """A heading with the text under it, or one unit of the transcript.

    ``anchor`` is "" for the top of the page. ``text`` holds one block a line.
    ``units`` are the ids of the report's units that the section cites.
    """

    anchor: str
    title: str
    text: str
    units: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SearchPage:
    """A page as the search sees it. ``url`` is relative to the site's root."""

    url: str
    language: str
    kind: str
    sections: tuple[Section, ...]


@dataclass
class _Draft:
    anchor: str
    title: str = ""
    text: str = ""
    units: set[str] = field(default_factory=set)

    def finish(self) -> Section:
        return Section(self.anchor, _squeeze(self.title), _lines(self.text), frozenset(self.units))


class _Reader:
    """Collects the sections of one page's article."""

    def __init__(self) -> None:
        self.kind = ""
        self.drafts: list[_Draft] = []
        self.in_heading = False

    def read(self, element: etree._Element, *, skipped: bool) -> None:
        """Read an element of the article; ``skipped`` says that readers do not look for it."""
        classes = element.get("class", "").split()
        skipped = (
            skipped or "data-search-exclude" in element.attrib or "hidden" in element.attrib
            or element.tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes)
        )  # fmt: skip
        if kind := PAGE_KIND.search(element.get("class", "")):
            self.kind = kind[1]
        if self.drafts and (unit := element.get("data-unit")):
            self.drafts[-1].units.add(unit)
        if not skipped:
            self._begin(element, classes)
            self._add(element.text)
        for child in element:
            self.read(child, skipped=skipped)
            if not skipped:
                self._add(child.tail)
        if not skipped and element.tag in HEADINGS:
            self.in_heading = False
        elif not skipped and element.tag in BLOCKS:
            self._add("\n", is_break=True)

    def _begin(self, element: etree._Element, classes: list[str]) -> None:
        identity = element.get("id", "")
        if element.tag in HEADINGS and (element.tag == "h1" or identity):
            self.drafts.append(_Draft("" if element.tag == "h1" else identity))
            self.in_heading = True
        elif "kb-unit" in classes:
            self.drafts.append(_Draft(identity))
        elif element.tag in BLOCKS:
            self._add("\n", is_break=True)

    def _add(self, text: str | None, *, is_break: bool = False) -> None:
        if not text or not self.drafts:
            return  # what stands above the page's heading is furniture
        text = text if is_break else SPACE.sub(" ", text)
        if self.in_heading:
            self.drafts[-1].title += text
        else:
            self.drafts[-1].text += text


def read_page(html: str, url: str) -> SearchPage | None:
    """Return what a search finds on a page, or None where the page has no article."""
    root = etree.fromstring(html.encode(), PARSER)
    reader = _Reader()
    for article in root.iter("article"):
        if "md-content__inner" in article.get("class", "").split():
            reader.read(article, skipped=False)
    if not reader.drafts:
        return None
    sections = tuple(draft.finish() for draft in reader.drafts)
    return SearchPage(url, root.get("lang", ""), reader.kind, sections)


def read_site(site: Path) -> list[SearchPage]:
    """Return the pages of a finished site, sorted by address; 404.html has no article."""
    pages = []
    for path in sorted(site.rglob("*.html")):
        page = read_page(path.read_text(encoding="utf-8"), path.relative_to(site).as_posix())
        if page is not None:
            pages.append(page)
    return pages


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(line for line in map(_squeeze, text.split("\n")) if line)
