"""Pages: pairs of Markdown files with front matter, one for each language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from content import faults
from content.files import parse_yaml
from content.findings import ContentError, Place

LANGUAGES = ("th", "en")
NOT_PAGES = ("data", "templates")
PAGE_NAME = re.compile(r"(?P<slug>[a-z0-9/-]+)\.(?P<language>th|en)\.md")
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class PageType:
    """A kind of page: its name by language, its icon, and the sections it must have."""

    id: str
    names: dict[str, str]
    icon: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One page in one language.

    ``path`` is relative to the repository, ``meta`` and ``front`` are the front matter
    as data and as text, ``body`` is the Markdown after it, and ``body_line`` the
    number of the file's line on which that begins.
    """

    slug: str
    language: str
    path: str
    meta: dict[str, Any] = field(hash=False)
    body: str
    body_line: int
    front: str = ""

    @property
    def source_uri(self) -> str:
        """Return the address that Markdown links use, relative to the docs folder."""
        return f"{self.slug}.md"

    @property
    def url(self) -> str:
        """Return the page's address relative to its language's root."""
        return f"{self.slug}.html"


def make_page_types(data: dict[str, Any]) -> dict[str, PageType]:
    """Return the kinds of page by id, from the data file's mapping."""
    return {
        key: PageType(key, dict(value["name"]), value["icon"], tuple(value["sections"]))
        for key, value in data.items()
    }


def split_front_matter(text: str, shown: str) -> tuple[dict[str, Any], str, str]:
    """Return a file's front matter as data and as text, and its body.

    Raises ContentError when there is no front matter or it is not a YAML mapping.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        raise ContentError([faults.NO_FRONT_MATTER.at(Place(shown))])
    source = match[1] or ""
    meta = parse_yaml(source, shown, first_line=2)
    if not isinstance(meta, dict):
        raise ContentError([faults.NO_FRONT_MATTER.at(Place(shown, 2))])
    return {str(key): value for key, value in meta.items()}, source, text[match.end() :]


def is_page(name: str) -> bool:
    """Tell whether a file, named relative to the docs folder, is meant to be a page."""
    return name.endswith(".md") and name.split("/", maxsplit=1)[0] not in NOT_PAGES


def make_page(name: str, text: str, shown: str) -> Page:
    """Return the page that a file's text holds; ``name`` is relative to the docs folder.

    Raises ContentError when the name has no language or the front matter cannot be read.
    """
    match = PAGE_NAME.fullmatch(name)
    if not match:
        raise ContentError([faults.FILE_NAME.at(Place(shown), name=name)])
    meta, source, body = split_front_matter(text, shown)
    line = text.count("\n", 0, len(text) - len(body)) + 1
    return Page(match["slug"], match["language"], shown, meta, body, line, source)
