"""The transcript: every unit of the report in order, word for word, with the editor's notes.

The corrections among these are a table, too.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.editorial import Correction
    from content.units import Unit
    from content.view import View

MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()>#+\-.!|])")


def transcript(view: View) -> str:
    """Return the whole report as Markdown: headings with ids, and an element for each unit."""
    return "\n\n".join(_unit(view, unit) for unit in view.base.data.units.values())


def escape_markdown(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    return MARKDOWN_SIGNS.sub(r"\\\1", escape(text, quote=False))


def _unit(view: View, unit: Unit) -> str:
    parts = []
    if unit.level:
        parts.append(f"{'#' * unit.level} {escape_markdown(view.text(unit))} {{ #{unit.anchor} }}")
    else:
        parts.append(
            f'<div class="kb-unit kb-unit--{unit.kind}" id="{unit.anchor}">'
            f"<p>{escape(view.text(unit), quote=False)}</p></div>"
        )
    parts.append(_source_line(view, unit))
    notes = editor_notes(view, unit)
    if notes:
        parts.append(notes)
    return "\n\n".join(parts)


def _source_line(view: View, unit: Unit) -> str:
    """Return the line that says where a unit stands in the source and where it is taught."""
    slug, _ = view.place(unit)
    title = view.base.title(slug, view.language)
    where = view.strings["source_lines"].format(lines=unit.lines.replace("-", "–"))
    return (
        '<p class="kb-unit__source" data-search-exclude>'
        f"{escape(view.label(unit))} · {escape(where)} · "
        f'<a href="{view.href(slug, unit.place)}">{escape(title)}</a></p>'
    )


def editor_notes(view: View, unit: Unit) -> str:
    """Return the editor's corrections of a unit and notes on it, or nothing."""
    data = view.base.data
    lines = [
        correction_sentence(view, correction)
        for correction in data.corrections
        if correction.unit == unit.id
    ]
    lines += [escape(n.texts[view.language], quote=False) for n in data.notes if n.unit == unit.id]
    if not lines:
        return ""
    title = escape(view.strings["editor_note"])
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<div class="kb-note" id="{unit.note}" role="note">'
        f'<p class="kb-note__title">{title}</p>{body}</div>'
    )


def correction_sentence(view: View, correction: Correction) -> str:
    """Return, as HTML, what the original prints and how it is read."""
    lang = "" if view.language == "th" else ' lang="th"'
    return escape(view.strings["corrected"]).format(
        printed=f"<span{lang}>{escape(correction.printed)}</span>",
        suggested=f"<span{lang}>{escape(correction.suggested)}</span>",
    )


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
