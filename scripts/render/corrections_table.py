"""The list of corrections, as a Markdown table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from render.transcript import escape_markdown

if TYPE_CHECKING:
    from render.view import View


def corrections_table(view: View) -> str:
    """Return a row for each correction: the unit, what is printed, and what is suggested."""
    strings = view.strings
    titles = (strings["column_source"], strings["column_printed"], strings["column_suggested"])
    lines = [f"| {' | '.join(titles)} |", "| --- | --- | --- |"]
    lines += [
        f"| [§{c.unit}] | {escape_markdown(c.printed)} | {escape_markdown(c.suggested)} |"
        for c in view.base.data.corrections
    ]
    return "\n".join(lines)
