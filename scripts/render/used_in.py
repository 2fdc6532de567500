"""Where techniques were used: the list on technique pages, and the full index."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from content.relations import demonstrations

if TYPE_CHECKING:
    from content.relations import Relation
    from content.units import Unit
    from content.view import View


def used_in(view: View) -> str:
    """Return, for each technique taught on the page, the cases' steps that show it."""
    techniques = _techniques(view, view.slug)
    shown = [unit for unit in techniques if _uses(view, unit)]
    unshown = [unit for unit in techniques if not _uses(view, unit)]
    items = [
        f'<li><a class="kb-used__technique" href="#{unit.place}"'
        f' title="{escape(view.words(unit, 70))}">{escape(view.label(unit))}</a> '
        f"{_steps(view, unit)}</li>"
        for unit in shown
    ]
    parts = []
    if items:
        parts.append(f'<ul class="kb-used">{"".join(items)}</ul>')
    if unshown:
        labels = ", ".join(escape(view.label(unit)) for unit in unshown)
        parts.append(
            f'<p class="kb-used__none">{escape(view.strings["shown_by_no_case"])}: {labels}</p>'
        )
    return "\n\n".join(parts)


def technique_anchor(slug: str) -> str:
    """Return the id that a page's techniques have in the index."""
    return f"of-{slug.replace('/', '-')}"


def technique_index(view: View) -> str:
    """Return the table of every technique, by the page that teaches it, as Markdown."""
    homes = dict.fromkeys(u.home for u in view.base.data.units.values() if u.is_technique)
    return "\n\n".join(_index_of(view, slug) for slug in homes)


def _index_of(view: View, slug: str) -> str:
    strings = view.strings
    titles = [escape(strings[f"column_{name}"]) for name in ("source", "technique", "used")]
    heading = f"### {view.base.title(slug, view.language)} {{ #{technique_anchor(slug)} }}"
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    rows = "".join(_index_row(view, unit, titles) for unit in _techniques(view, slug))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"{heading}\n\n{table}"


def _index_row(view: View, unit: Unit, titles: list[str]) -> str:
    cells = (
        f'<a href="{view.href(unit.home, unit.place)}">{escape(view.label(unit))}</a>',
        escape(view.text(unit), quote=False),
        _steps(view, unit) or escape(view.strings["shown_by_no_case"]),
    )
    labelled = zip(titles, cells, strict=True)
    return "".join(
        ["<tr>", *(f'<td data-label="{title}">{cell}</td>' for title, cell in labelled), "</tr>"]
    )


def _techniques(view: View, slug: str) -> list[Unit]:
    return [u for u in view.base.data.units.values() if u.is_technique and u.home == slug]


def _uses(view: View, unit: Unit) -> tuple[Relation, ...]:
    return demonstrations(view.base.data.relations, unit.id)


def _steps(view: View, technique: Unit) -> str:
    """Return the steps that show a technique, the report's before the editor's."""
    uses = _uses(view, technique)
    groups = (
        ("stated", [use for use in uses if not use.is_inferred]),
        ("reading", [use for use in uses if use.is_inferred]),
    )
    return " ".join(
        f'<span class="kb-basis kb-basis--{name}">{escape(view.basis(members[0]))}</span> '
        + " ".join(_step(view, use) for use in members)
        for name, members in groups
        if members
    )


def _step(view: View, use: Relation) -> str:
    """Return a link to a step, with the step's first words for those who read on a screen."""
    step = view.base.data.units[use.source]
    slug, anchor = view.place(step)
    return (
        f'<span class="kb-step"><a href="{view.href(slug, anchor)}" data-from="{escape(step.id)}">'
        f"{escape(view.label(step))}</a> "
        f'<span class="kb-words" data-search-exclude>{escape(view.words(step, 60))}</span></span>'
    )
