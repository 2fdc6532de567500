"""Pages: pairs of Markdown files with front matter, one for each language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from content.files import parse_yaml, read_text
from content.findings import ContentError, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGES = ("th", "en")
NOT_PAGES = ("data", "templates")


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

    ``path`` is relative to the repository, ``body`` the Markdown after the front
    matter, and ``body_line`` the number of the file's line on which it begins.
    """

    slug: str
    language: str
    path: str
    meta: dict[str, Any] = field(hash=False)
    body: str
    body_line: int

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


def split_front_matter(text: str, shown: str) -> tuple[dict[str, Any], str, int]:
    """Return a file's front matter, its body and the line on which the body begins.

    Raises ContentError when there is no front matter or it is not a YAML mapping.
    """
    match = re.match(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not match:
        raise ContentError(
            [
                Finding(
                    shown,
                    1,
                    1,
                    "XR060",
                    "The page does not begin with front matter.",
                    "Begin with a line ---, then title: and the other fields, then a line ---; "
                    "docs/templates/ has an example for each kind of page.",
                )
            ]
        )
    meta = parse_yaml(match[1] or "", shown, first_line=2)
    if not isinstance(meta, dict):
        raise ContentError(
            [
                Finding(
                    shown,
                    2,
                    1,
                    "XR061",
                    "The front matter has no fields.",
                    "Write one field a line, as in title: …",
                )
            ]
        )
    return meta, text[match.end() :], text.count("\n", 0, match.end()) + 1


def page_files(docs: Path) -> Iterator[Path]:
    """Yield the Markdown files of a docs folder that are pages, sorted by path."""
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).parts[0] not in NOT_PAGES:
            yield path


def read_page(path: Path, docs: Path, shown: str) -> Page:
    """Return the page that a file holds.

    Raises ContentError when the file's name has no language, or the file cannot be read.
    """
    name = path.relative_to(docs).as_posix()
    match = re.fullmatch(r"(?P<slug>[a-z0-9/-]+)\.(?P<language>th|en)\.md", name)
    if not match:
        raise ContentError(
            [
                Finding(
                    shown,
                    1,
                    1,
                    "XR062",
                    f"“{name}” is not the name of a page.",
                    "Name a page with small letters a–z, digits and hyphens, then its "
                    "language: page-name.th.md and page-name.en.md.",
                )
            ]
        )
    meta, body, line = split_front_matter(read_text(path, shown), shown)
    return Page(match["slug"], match["language"], shown, meta, body, line)
