"""The entries of the glossary page, as Markdown sections."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from render.transcript import escape_markdown

if TYPE_CHECKING:
    from content.glossary import Term
    from content.view import View

# A definition from the report cites all that says it. Beside one of the editor's own stands
# the first place where the report uses the word; the search finds every other.
PLACES = 1


def glossary_list(view: View, kind: str) -> str:
    """Return a section for each entry of one kind ("term" or "agency"), in the data's order."""
    entries = [term for term in view.base.data.glossary if term.kind == kind]
    return "\n\n".join(_entry(view, term) for term in entries)


def _entry(view: View, term: Term) -> str:
    here, there = ("th", "en") if view.language == "th" else ("en", "th")
    names = [escape_markdown(name) for name in _names(term, here)]
    other = escape(" · ".join(_names(term, there)), quote=False)
    definition = escape_markdown(term.definitions[here])
    if term.by_editor:
        definition = f"[ed: {term.definitions[here]}]"
    units = term.units[:PLACES] if term.by_editor else term.units
    cited = ", ".join(f"§{unit}" for unit in units)
    lines = [
        f"### {' · '.join(names)} {{ #{term.anchor} }}",
        f'<p class="kb-entry__other" lang="{there}">{other}</p>',
        f"{definition} [{cited}]" if cited else definition,
    ]
    if forms := term.variants[here]:
        listed = ", ".join(escape_markdown(form) for form in forms)
        lines.append(f"{view.strings['other_forms']}: {listed}\n{{ .kb-entry__forms }}")
    return "\n\n".join(lines)


def _names(term: Term, language: str) -> list[str]:
    abbreviation = term.abbreviations[language]
    return [term.names[language], *([abbreviation] if abbreviation else [])]
