"""A new page: both languages' files from the template of its kind, listed and dated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authoring.changes import Change
from authoring.errors import AuthoringError
from authoring.frontmatter import with_field, yaml_text
from authoring.links import relinked
from authoring.navigation import with_page
from authoring.redirects import page_redirects
from authoring.slugs import require_free, require_good
from authoring.texts import read_text
from content.pages import LANGUAGES

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from content.knowledge import KnowledgeBase

FIRST_ENTRY = {"th": "เขียนขึ้นครั้งแรก", "en": "First written."}


@dataclass(frozen=True)
class Order:
    """What an author wants: the kind of page, its slug, and its titles by language.

    A title that is left out is the template's. ``today`` is the day of review.
    """

    kind: str
    slug: str
    titles: dict[str, str]
    today: datetime.date


def new_page(order: Order, base: KnowledgeBase, root: Path) -> tuple[Change, ...]:
    """Return the changes that a new page takes.

    Raises AuthoringError for a kind that does not exist or a slug that is not good or free.
    """
    docs = root / "docs"
    if order.kind not in base.data.page_types:
        kinds = ", ".join(base.data.page_types)
        raise AuthoringError(f"There is no kind of page “{order.kind}”. Use one of: {kinds}")
    require_good(order.slug)
    require_free(order.slug, docs, page_redirects(root))
    alike = frozenset(
        slug for (slug, _), d in base.documents.items() if d.page.meta.get("type") == order.kind
    )
    config = read_text(root / "mkdocs.yml", "mkdocs.yml")
    history = read_text(docs / "data/history.yml", "docs/data/history.yml")
    return (
        *(
            Change(f"docs/{order.slug}.{language}.md", _page(order, language, docs))
            for language in LANGUAGES
        ),
        Change("mkdocs.yml", with_page(config, order.slug, alike)),
        Change("docs/data/history.yml", history.rstrip("\n") + _first_entry(order)),
    )


def _page(order: Order, language: str, docs: Path) -> str:
    """Return the template filled in, its links made relative to the new page."""
    name = f"templates/{order.kind}.{language}.md"
    text = read_text(docs / name, f"docs/{name}")
    if order.titles.get(language):
        text = with_field(text, "title", yaml_text(order.titles[language]))
    text = with_field(text, "reviewed", order.today.isoformat())
    return relinked(text, f"templates/{order.kind}", order.slug)


def _first_entry(order: Order) -> str:
    return (
        f"\n{order.slug}:\n  - date: {order.today.isoformat()}\n"
        f"    th: {FIRST_ENTRY['th']}\n    en: {FIRST_ENTRY['en']}\n"
    )
