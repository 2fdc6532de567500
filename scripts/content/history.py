"""The history of pages: what changed on each, when, and why."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from content import faults
from content.findings import Finding, Place


@dataclass(frozen=True)
class Revision:
    """A change that readers are told of: its day, and by language what changed and why."""

    day: datetime.date
    texts: dict[str, str]


def make_history(
    data: dict[str, Any], shown: str, source: str
) -> tuple[dict[str, tuple[Revision, ...]], list[Finding]]:
    """Return the changes by the page's slug, newest first, from data that fits its schema.

    A page whose changes are not in that order is a finding; ``source`` is the YAML text
    that the data came from, in which its line is found.
    """
    history = {
        slug: tuple(
            Revision(datetime.date.fromisoformat(str(entry["date"])),
                   {"th": entry["th"], "en": entry["en"]})
            for entry in entries
        )
        for slug, entries in data.items()
    }  # fmt: skip
    findings = [
        faults.DISORDERED.at(Place(shown, line_of_page(slug, source)), page=slug)
        for slug, changes in history.items()
        if any(newer.day < older.day for newer, older in pairwise(changes))
    ]
    return history, findings


def line_of_page(slug: str, source: str) -> int:
    """Return the line from 1 where a page's history begins in the file's text."""
    match = re.search(rf"^[\"']?{re.escape(slug)}[\"']?:", source, re.MULTILINE)
    return source.count("\n", 0, match.start()) + 1 if match else 1
