"""The state of every page, as a Markdown table for authors.

It leaves out what depends on today or on a browser, so that the site can be built again
alike; ``kb.py status`` tells that too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import links
from content.states import page_states
from render.transcript import escape_markdown

if TYPE_CHECKING:
    from content.states import PageState
    from content.view import View

COLUMNS = (
    "column_page", "column_kind", "reviewed", "column_citations", "column_home_units",
    "feedback_version",
)  # fmt: skip


def status_table(view: View) -> str:
    """Return a row for each page, in the order of the addresses."""
    titles = [view.strings[column] for column in COLUMNS]
    rows = [_row(view, state) for state in page_states(view.base)]
    lines = [f"| {' | '.join(cells)} |" for cells in (titles, ["---"] * len(titles), *rows)]
    return "\n".join(['<div class="kb-status">', "", *lines, "", "</div>"])


def _row(view: View, state: PageState) -> list[str]:
    title = escape_markdown(view.base.title(state.slug, view.language))
    kind = view.base.data.page_types.get(state.kind)
    return [
        f"[{title}]({links.to_markdown(view.slug, state.slug)})",
        kind.names[view.language] if kind else state.kind,
        "<br>".join(dict.fromkeys(state.reviewed.values())),
        str(state.citations),
        str(state.home_units),
        "<br>".join(
            f"{language} {version.partition('/')[2]}"
            for language, version in state.versions.items()
        ),
    ]
