"""Published addresses: the lock of what was once given out, and where it has moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content.files import Row

PUBLISHED_COLUMNS = ("page", "anchors")


@dataclass(frozen=True)
class Published:
    """A page that readers may have linked to: its slug, its anchors, and its line in the lock."""

    slug: str
    anchors: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Redirects:
    """Where things have moved.

    ``pages`` maps old slugs to slugs (perhaps with ``#anchor``); ``anchors`` maps, for
    a page, its old anchors to those that carry their alias.
    """

    pages: Mapping[str, str]
    anchors: Mapping[str, Mapping[str, str]]

    def aliases(self, slug: str) -> Mapping[str, str]:
        """Return the old anchors of a page, each with the anchor that keeps it."""
        return self.anchors.get(slug, {})


NO_REDIRECTS = Redirects({}, {})


def make_published(rows: Iterable[Row]) -> tuple[Published, ...]:
    """Return the lock's pages in the file's order."""
    return tuple(
        Published(row["page"], tuple(a for a in row["anchors"].split() if a != "-"), row.line)
        for row in rows
    )


def make_redirects(data: dict[str, Any]) -> Redirects:
    """Return the redirects, from data that fits its schema."""
    return Redirects(data.get("pages") or {}, data.get("anchors") or {})


def published_text(pages: Iterable[Published]) -> str:
    """Return the lock as the text of its file."""
    lines = [f"{page.slug}\t{' '.join(page.anchors) or '-'}" for page in pages]
    return "\n".join(["\t".join(PUBLISHED_COLUMNS), *sorted(lines), ""])
