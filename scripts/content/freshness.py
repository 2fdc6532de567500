"""Freshness: which words of a section were last confirmed to say the same in both languages.

A section's digest is a short hash for each of its blocks (paragraph, item, cell). It
is taken from the words alone: moving a link, repairing damaged Thai or reflowing a
paragraph leaves it as it is.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.files import Row

COLUMNS = ("page", "section", "th", "en")
TOP = "(top)"  # the part of a page before its first heading


@dataclass(frozen=True)
class Record:
    """The digests of a section in each language when a person confirmed its translation."""

    slug: str
    section: str
    digests: dict[str, str]
    line: int


def digest(blocks: Iterable[str]) -> str:
    """Return the digest of a section: 6 hexadecimal digits of SHA-256 for each block."""
    return ".".join(hashlib.sha256(words.encode()).hexdigest()[:6] for words in blocks) or "-"


def make_records(rows: Iterable[Row]) -> dict[tuple[str, str], Record]:
    """Return the records by page and section."""
    return {
        (row["page"], row["section"]): Record(
            row["page"], row["section"], {"th": row["th"], "en": row["en"]}, row.line
        )
        for row in rows
    }


def records_text(records: Iterable[Record]) -> str:
    """Return the records as the text of their file, in the order given."""
    lines = [f"{r.slug}\t{r.section}\t{r.digests['th']}\t{r.digests['en']}" for r in records]
    return "\n".join(["\t".join(COLUMNS), *lines, ""])
