"""Freshness: which words of a section were last confirmed to say the same in both languages.

A section's digest is a short hash for each of its blocks (paragraph, item, cell). It
is taken from the words alone: moving a link, repairing damaged Thai or reflowing a
paragraph leaves it as it is.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content import faults
from content.findings import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from content.files import Row
    from content.findings import Finding

    Key = tuple[str, str]

FILE = "data/freshness.tsv"
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


def make_records(rows: Iterable[Row], shown: str) -> tuple[dict[Key, Record], list[Finding]]:
    """Return the records by page and section, and a finding for each that stands twice."""
    records: dict[Key, Record] = {}
    findings = []
    for row in rows:
        key = (row["page"], row["section"])
        if key in records:
            findings.append(faults.REPEATED.at(Place(shown, row.line), name="#".join(key)))
        digests = {"th": row["th"], "en": row["en"]}
        records[key] = Record(row["page"], row["section"], digests, row.line)
    return records, findings


def with_records(
    text: str, current: Iterable[Record], confirmed: Collection[Key], gone: Collection[Key]
) -> str:
    """Return the text of the file with rows of some sections, and every other line as it was.

    ``current`` are the records of today in the order of pages. Those ``confirmed`` take
    the place of their row, or come after that of the section before them; the rows of
    those ``gone`` are taken out.
    """
    lines = text.split("\n")
    at: dict[Key, int] = {}
    for number, line in enumerate(lines[1:], 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) == len(COLUMNS):
            at[cells[0], cells[1]] = number
    added: defaultdict[int, list[str]] = defaultdict(list)
    last = 0
    for record in current:
        key = (record.slug, record.section)
        last = at.get(key, last)
        if key not in confirmed:
            continue
        cells = [*key, record.digests["th"], record.digests["en"]]
        if key not in at:
            added[last].append("\t".join(cells))
        elif [cell.strip() for cell in lines[last].split("\t")] != cells:
            lines[last] = "\t".join(cells)
    out = {at[key] for key in gone}
    return "\n".join(
        row
        for number, line in enumerate(lines)
        for row in (*(() if number in out else (line,)), *added[number])
    )
