"""The state of each page: its languages, its review, and what it carries of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.pages import LANGUAGES
from content.versions import page_version

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase


@dataclass(frozen=True)
class PageState:
    """What can be said of a page without knowing today's date.

    ``reviewed`` and ``versions`` are keyed by the languages that the page has;
    ``citations`` counts the units that the page's own text cites, each once, in the
    language that cites most; ``home_units`` those that the page has to teach.
    """

    slug: str
    kind: str
    reviewed: dict[str, str]
    versions: dict[str, str]
    citations: int
    home_units: int


def page_states(base: KnowledgeBase) -> tuple[PageState, ...]:
    """Return the state of every page, sorted by slug."""
    homes = [unit.home for unit in base.data.units.values()]
    states = []
    for slug in sorted({slug for slug, _ in base.documents}):
        documents = {
            language: base.documents[(slug, language)]
            for language in LANGUAGES
            if (slug, language) in base.documents
        }
        metas = {language: document.page.meta for language, document in documents.items()}
        states.append(
            PageState(
                slug,
                str(next(iter(metas.values())).get("type", "")),
                {language: str(meta.get("reviewed", "")) for language, meta in metas.items()},
                {language: page_version(d.page) for language, d in documents.items()},
                max(len({c.unit for c in d.citations}) for d in documents.values()),
                homes.count(slug),
            )
        )
    return tuple(states)
