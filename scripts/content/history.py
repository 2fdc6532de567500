"""The history of pages: what changed on each, when, and why."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from content import faults
from content.files import SafeLoader
from content.findings import Finding, Place


@dataclass(frozen=True)
class Revision:
    """A change that readers are told of: its day, and by language what changed and why."""

    day: datetime.date
    texts: dict[str, str]


@dataclass(frozen=True)
class Lines:
    """The line from 1 on which a page's history begins, and those of its changes."""

    page: int = 1
    changes: tuple[int, ...] = ()

    def change(self, rank: int) -> int:
        """Return the line of a change, or the page's where YAML's merging hides it."""
        return self.changes[rank] if rank < len(self.changes) else self.page


def make_history(
    data: dict[str, Any], shown: str, source: str
) -> tuple[dict[str, tuple[Revision, ...]], list[Finding]]:
    """Return the changes by the page's slug, newest first, from data that fits its schema.

    A change that is newer than the one above it is a finding; ``source`` is the YAML
    text that the data came from, in which its line is found.
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
        (slug, rank)
        for slug, changes in history.items()
        for rank, (newer, older) in enumerate(pairwise(changes), 1)
        if newer.day < older.day
    ]
    lines = lines_of_pages(source) if disordered else {}
    return history, [
        faults.DISORDERED.at(Place(shown, lines.get(slug, Lines()).change(rank)), page=slug)
        for slug, rank in disordered
    ]


def lines_of_pages(source: str) -> dict[str, Lines]:
    """Return where the history of each page stands in the file's text, which is YAML."""
    root = yaml.compose(source, Loader=SafeLoader)
    return {
        str(key.value): Lines(
            key.start_mark.line + 1, tuple(node.start_mark.line + 1 for node in changes.value)
        )
        for key, changes in (root.value if isinstance(root, yaml.MappingNode) else ())
        if isinstance(changes, yaml.SequenceNode)
    }
