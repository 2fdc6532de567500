"""kb.py status: the state of every page, as a table."""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from check.engine import check_source, hold_back
from check.model import read_model, today
from check.report import print_findings, refuse
from commands.outcome import obstacle
from content.pages import LANGUAGES
from content.states import page_states

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from content.findings import Finding
    from content.states import PageState

TITLES = ("page", "kind", "th", "en", "reviewed", "days", "stale", "citations", "home", "sheets")
# The codes of sections that one language, or nobody, has confirmed since they changed.
STALE = "XR5"


def run(options: argparse.Namespace) -> int:
    """Print the table; return 2 where the pages cannot be read."""
    try:
        model = read_model(options.docs, options.config)
    except OSError as error:
        return refuse(obstacle(error, options.site_dir))
    if model.base.faults:
        root = options.config.resolve().parent
        print_findings(hold_back(model.base.faults, model.unusable), root, stream=sys.stderr)
        return 2
    states = page_states(model.base)
    sheets = count_sheets(options.site_dir / "handouts")
    is_recorded = bool(model.base.records.freshness)
    stale = count_stale(check_source(model)) if is_recorded else None
    print(table([TITLES, *(_cells(state, stale, sheets) for state in states)]))
    complete = sum(len(state.reviewed) == len(LANGUAGES) for state in states)
    homes = sum(state.home_units for state in states)
    print(f"{len(states)} pages, {complete} in both languages; {homes} units have a home.")
    if stale is None:
        print("Which sections are stale is not known: docs/data/freshness.tsv has no records.")
    if not sheets:
        print("No handout sheets are built.")
    return 0


def _cells(
    state: PageState, stale: Mapping[str, int] | None, sheets: Mapping[str, int]
) -> tuple[str, ...]:
    """Return a row: the page, and what today and this computer's built site add."""
    oldest = min(state.reviewed.values())
    marks = (state.versions[lang][-8:] if lang in state.versions else "-" for lang in LANGUAGES)
    return (
        state.slug, state.kind, *marks, oldest, _days_since(oldest),
        "-" if stale is None else str(stale.get(state.slug, 0)),
        str(state.citations), str(state.home_units), str(sheets.get(sheet_key(state.slug), "-")),
    )  # fmt: skip


def _days_since(day: str) -> str:
    try:
        return str((today() - datetime.date.fromisoformat(day)).days)
    except ValueError:
        return "?"


def count_stale(findings: Iterable[Finding]) -> Counter[str]:
    """Return how many sections of each page the checker finds stale, by slug."""
    places = (
        re.search(r"(?:^|/)docs/(?P<slug>[a-z0-9/-]+)\.[a-z]+\.md$", finding.path)
        for finding in findings
        if finding.code.startswith(STALE)
    )
    return Counter(place["slug"] for place in places if place)


def count_sheets(folder: Path) -> dict[str, int]:
    """Return how many PDF sheets of each page a folder holds, by sheet_key."""
    counts: dict[str, int] = {}
    for path in folder.rglob("*.pdf"):
        key = sheet_key(path.relative_to(folder).as_posix().removesuffix(".pdf"))
        counts[key] = counts.get(key, 0) + 1
    return counts


def sheet_key(name: str) -> str:
    """Return what a page and its sheets have in common: the slug, whatever joins its parts."""
    parts = name.replace(".", "/").replace("/", "-").split("-")
    if parts[0] in LANGUAGES:
        parts = parts[1:]
    if parts and parts[-1] in LANGUAGES:
        parts = parts[:-1]
    return "-".join(parts)


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows in columns as wide as their longest cell; slugs and figures are ASCII."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
