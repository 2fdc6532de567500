"""Task lists: every item has an id of its own, the same in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.findings import Finding
from content.pages import LANGUAGES
from content.tasks import read_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.knowledge import KnowledgeBase
    from content.pages import Page
    from content.tasks import Task

ADVICE = "Give it a name, the same in both languages: { item=short-name }"


def check_tasks(base: KnowledgeBase) -> Iterator[Finding]:
    """Yield what would mix or lose the ticks that readers' browsers remember."""
    tasks = {key: read_tasks(document.page) for key, document in base.documents.items()}
    for (slug, language), items in tasks.items():
        page = base.documents[(slug, language)].page
        yield from _identified(page, items)
        first = LANGUAGES[0]
        if language != first and (slug, first) in tasks:
            yield from _shared(page, items, tasks[(slug, first)])


def _identified(page: Page, items: tuple[Task, ...]) -> Iterator[Finding]:
    ids = [task.id for task in items]
    for number, task in enumerate(items):
        if task.id is None:
            yield Finding(page.path, task.line, 1, "XR067",
                          "Ticks of this item cannot be kept: it cites no unit and has no name.",
                          ADVICE)  # fmt: skip
        elif task.id in ids[:number]:
            yield Finding(page.path, task.line, 1, "XR068",
                          f"Ticks of this item would mix with another's: both are “{task.id}”.",
                          "Give both a name, the same in both languages: { item=short-name }",
                          )  # fmt: skip


def _shared(page: Page, items: tuple[Task, ...], others: tuple[Task, ...]) -> Iterator[Finding]:
    known = {other.id for other in others}
    for task in items:
        if task.id is not None and task.id not in known:
            yield Finding(page.path, task.line, 1, "XR069",
                          f"The Thai list has no item “{task.id}”, so a tick would not carry over.",
                          "Cite the same units, or write the same name, in both languages.",
                          )  # fmt: skip
