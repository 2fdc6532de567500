"""The history of pages: every entry belongs to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.findings import Finding
from content.units import nearest_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.knowledge import KnowledgeBase


def check_history(base: KnowledgeBase) -> Iterator[Finding]:
    """Yield the entries of pages that do not exist."""
    slugs = {slug for slug, _ in base.documents}
    for slug in base.data.history:
        if slug not in slugs:
            near = nearest_id(slug, slugs)
            yield Finding("docs/data/history.yml", 1, 1, "XR082", f"There is no page “{slug}”.",
                          f"Did you mean {near}?" if near else "Correct the name, or delete it.",
                          )  # fmt: skip
