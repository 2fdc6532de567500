"""Task list items: what a reader's tick belongs to, whatever its wording and its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.markdown import CITATION, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from content.pages import Page

# Written at the end of an item whose citation is not its own: { item=rank }
NAME = re.compile(r"\s*\{\s*item=(?P<name>[a-z0-9-]+)\s*\}\s*$")
# An editor's remark, whose citations are not the item's.
REMARK = re.compile(r"\[ed:(?:[^\[\]]|\[[^\[\]]*\])+\]")


@dataclass(frozen=True)
class Task:
    """A task list item: its id, or None where it has neither a name nor a citation."""

    id: str | None
    line: int


def item_id(name: str | None, units: Iterable[str]) -> str | None:
    """Return the id of an item: its own name, else the units it cites, joined by ``+``."""
    return name or "+".join(units) or None


def read_tasks(page: Page) -> tuple[Task, ...]:
    """Return the task list items of a page, in order."""
    return tuple(
        Task(_id_in(text), page.body_line + line) for text, line in _items(parse(page.body))
    )


def _items(tokens: list[Token]) -> Iterator[tuple[str, int]]:
    """Yield the text and the line from 0 of each task list item."""
    for index, token in enumerate(tokens):
        if "task-list-item" in str(token.attrGet("class")):
            inline = next(later for later in tokens[index:] if later.type == "inline")
            yield inline.content, token.map[0] if token.map else 0


def _id_in(text: str) -> str | None:
    named = NAME.search(text)
    citations = CITATION.findall(REMARK.sub("", text))
    units = [unit for citation in citations for unit in re.findall(r"§([^,\s]+)", citation)]
    return item_id(named["name"] if named else None, units)
