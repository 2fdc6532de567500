"""The sections of the finished pages: what a search finds and shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = {"h1", "h2", "h3", "h4"}
BLOCKS = HEADINGS | {
    "h5", "h6", "p", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "div",
    "section", "blockquote", "pre", "details", "summary", "figure", "figcaption", "br", "hr",
}  # fmt: skip
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "col", "embed",
        "source", "track"}  # fmt: skip
# What readers see but do not look for.
SKIPPED_TAGS = {"script", "style", "noscript", "svg", "form", "button", "select", "textarea"}
SKIPPED_CLASSES = {"headerlink", "kb-kind"}
PAGE_KIND = re.compile(r"kb-page--(\S+)")


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


class _Reader(HTMLParser):
    """Collects the sections of one page's article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.kind = ""
        self.drafts: list[_Draft] = []
        self.open: list[tuple[str, bool, bool]] = []  # tag, whether in the article, skipped
        self.in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        if tag == "html":
            self.language = values.get("lang", "")
        inside, skipped = self._state()
        inside = inside or (tag == "article" and "md-content__inner" in classes)
        skipped = (
            skipped or "data-search-exclude" in values or "hidden" in values
            or tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes)
        )  # fmt: skip
        if tag not in VOID:
            self.open.append((tag, inside, skipped))
        if not inside:
            return
        if kind := PAGE_KIND.search(values.get("class", "")):
            self.kind = kind[1]
        if self.drafts and "data-unit" in values:
            self.drafts[-1].units.add(values["data-unit"])
        if skipped:
            return
        identity = values.get("id", "")
        if tag in HEADINGS and (tag == "h1" or identity):
            self.drafts.append(_Draft("" if tag == "h1" else identity))
            self.in_heading = True
        elif "kb-unit" in classes:
            self.drafts.append(_Draft(identity))
        elif tag in BLOCKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _, _ in self.open):
            return
        while self.open:
            name, inside, skipped = self.open.pop()
            if inside and not skipped and name in BLOCKS:
                if name in HEADINGS:
                    self.in_heading = False
                else:
                    self._add("\n")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        inside, skipped = self._state()
        if inside and not skipped:
            self._add(re.sub(r"\s", " ", data))

    def _state(self) -> tuple[bool, bool]:
        return self.open[-1][1:] if self.open else (False, False)

    def _add(self, text: str) -> None:
        if not self.drafts:
            return  # what stands above the page's heading is furniture
        if self.in_heading:
            self.drafts[-1].title += text
        else:
            self.drafts[-1].text += text


def read_page(html: str, url: str) -> SearchPage | None:
    """Return what a search finds on a page, or None where the page has no article."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if not reader.drafts:
        return None
    sections = tuple(draft.finish() for draft in reader.drafts)
    return SearchPage(url, reader.language, reader.kind, sections)


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
