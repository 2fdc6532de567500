"""Published addresses: the lock of what was once given out, and where it has moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content import faults
from content.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from content.files import Row
    from content.findings import Finding

PUBLISHED = "data/published.tsv"
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


def make_published(rows: Iterable[Row], shown: str) -> tuple[tuple[Published, ...], list[Finding]]:
    """Return the lock's pages in the file's order, and a finding for each that stands twice."""
    pages: dict[str, Published] = {}
    findings = []
    for row in rows:
        if row["page"] in pages:
            findings.append(faults.REPEATED.at(Place(shown, row.line), name=row["page"]))
        pages[row["page"]] = Published(row["page"], _anchors(row["anchors"]), row.line)
    return tuple(pages.values()), findings


def _anchors(cell: str) -> tuple[str, ...]:
    return tuple(anchor for anchor in cell.split() if anchor != "-")


def make_redirects(data: dict[str, Any]) -> Redirects:
    """Return the redirects, from data that fits its schema."""
    return Redirects(data.get("pages") or {}, data.get("anchors") or {})


def with_published(text: str, today: Mapping[str, Sequence[str]]) -> tuple[str, int]:
    """Return the text of the lock with the pages and anchors of today, and how many are new.

    Nothing is taken out. A page's new anchors come after those that it has, a new page
    before the first whose name comes later, and every other line stays as it was.
    """
    lines = text.split("\n")
    at = {line.split("\t")[0].strip(): n for n, line in enumerate(lines) if n and line.strip()}
    end = max(at.values(), default=0) + 1
    before: dict[int, list[str]] = {}
    count = 0
    for slug, anchors in sorted(today.items()):
        known = _anchors(lines[at[slug]].split("\t")[1]) if slug in at else ()
        new = [anchor for anchor in dict.fromkeys(anchors) if anchor not in known]
        count += len(new) + (slug not in at)
        row = f"{slug}\t{' '.join((*known, *new)) or '-'}"
        if slug not in at:
            place = min((n for name, n in at.items() if name > slug), default=end)
            before.setdefault(place, []).append(row)
        elif new:
            lines[at[slug]] = row
    rows = [r for n, line in enumerate(lines) for r in (*before.get(n, ()), line)]
    return "\n".join([*rows, *before.get(len(lines), ())]), count
