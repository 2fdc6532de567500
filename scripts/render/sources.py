"""The units of the report that a page cites, as a short list of their labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.view import View

NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]+)")


def sources(view: View) -> tuple[str, ...]:
    """Return the labels of the cited units in the report's order, runs of them joined."""
    document = view.base.documents[(view.slug, view.language)]
    cited = {citation.unit for citation in document.citations}
    units = view.base.data.units.values()
    return tuple(joined(view.label(unit) for unit in units if unit.id in cited))


def joined(labels: Iterable[str]) -> list[str]:
    """Return labels with each run of consecutive numbers as its first and last.

    ``§3.1.1, §3.1.2, §3.1.3`` becomes ``§3.1.1–3.1.3``; two in a row stay two.
    """
    runs: list[list[tuple[str, str, int]]] = []
    for label in labels:
        match = NUMBERED.fullmatch(label)
        stem, number = (match["stem"], int(match["number"])) if match else (label, -1)
        last = runs[-1][-1] if runs else None
        if match and last and last[1] == stem and last[2] == number - 1:
            runs[-1].append((label, stem, number))
        elif not (last and last[0] == label):
            runs.append([(label, stem, number)])
    listed: list[str] = []
    for run in runs:
        if len(run) > 2:
            listed.append(f"{run[0][0]}–{_end(run[-1][0], run[0][1])}")
        else:
            listed += [label for label, _, _ in run]
    return listed


def _end(label: str, stem: str) -> str:
    """Return a label as the end of a run: §3.1.6 as 3.1.6, กรณี 2 ก่อน-13 as 13."""
    return label.removeprefix("§") if stem.endswith(".") else label.removeprefix(stem)
