"""The history of pages: what changed on each, when, and why."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from content.findings import ContentError, Finding


@dataclass(frozen=True)
class Revision:
    """A change that readers are told of: its day, and by language what changed and why."""

    day: datetime.date
    texts: dict[str, str]


def make_history(data: dict[str, Any], shown: str) -> dict[str, tuple[Revision, ...]]:
    """Return the changes by the page's slug, newest first, from data that fits its schema.

    Raises ContentError where a page's changes are not in that order.
    """
    history = {
        slug: tuple(
            Revision(datetime.date.fromisoformat(str(entry["date"])),
                   {"th": entry["th"], "en": entry["en"]})
            for entry in entries
        )
        for slug, entries in data.items()
    }  # fmt: skip
    disordered = [
        slug
        for slug, changes in history.items()
        if any(newer.day < older.day for newer, older in pairwise(changes))
    ]
    if disordered:
        raise ContentError(
            [
                Finding(shown, 1, 1, "XR081", f"{slug}: a change stands below an older one.",
                        "Write the newest change first.")
                for slug in disordered
            ]
        )  # fmt: skip
    return history
