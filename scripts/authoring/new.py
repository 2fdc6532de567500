"""A new page: both languages' files from the template of its kind, listed and dated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authoring.changes import Change
from authoring.errors import AuthoringError
from authoring.links import relinked
from authoring.navigation import with_page
from authoring.redirects import page_redirects
from authoring.slugs import require_free, require_good
from authoring.yamltext import yaml_text
from content.pages import LANGUAGES
from content.textfiles import read_text_file

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
        raise AuthoringError(
            f"ไม่มีหน้าชนิด “{order.kind}” ใช้ชนิดใดชนิดหนึ่งต่อไปนี้ {kinds}",
            f"There is no kind of page “{order.kind}”. Use one of: {kinds}",
        )
    require_good(order.slug)
    require_free(order.slug, docs, page_redirects(root))
    alike = frozenset(
        slug for (slug, _), d in base.documents.items() if d.page.meta.get("type") == order.kind
    )
    config = read_text_file(root / "mkdocs.yml", "mkdocs.yml")
    history = read_text_file(docs / "data/history.yml", "docs/data/history.yml")
    return (
        *(
            Change(f"docs/{order.slug}.{language}.md", _page(order, language, docs))
            for language in LANGUAGES
        ),
        Change("mkdocs.yml", config.having(with_page(config.text, order.slug, alike))),
        Change("docs/data/history.yml", history.having(_with_first_entry(history.text, order))),
    )


def _page(order: Order, language: str, docs: Path) -> bytes:
    """Return the template filled in, its links made relative to the new page."""
    name = f"templates/{order.kind}.{language}.md"
    template = read_text_file(docs / name, f"docs/{name}")
    text = template.text
    if order.titles.get(language):
        text = _with_field(text, "title", yaml_text(order.titles[language]))
    text = _with_field(text, "reviewed", order.today.isoformat())
    return template.having(relinked(text, f"templates/{order.kind}", order.slug))


def _with_field(text: str, name: str, value: str) -> str:
    """Return a page's text with the value of a front matter field that it has."""
    return re.sub(rf"^{name}:.*$", lambda _: f"{name}: {value}", text, count=1, flags=re.MULTILINE)


def _with_first_entry(history: str, order: Order) -> str:
    """Return the history's text with the new page's first entry behind what stands there."""
    entry = (
        f"{yaml_text(order.slug)}:\n  - date: {order.today.isoformat()}\n"
        f"    th: {FIRST_ENTRY['th']}\n    en: {FIRST_ENTRY['en']}"
    )
    return f"{history}{entry}\n" if history.endswith("\n") else f"{history}\n{entry}"
