"""Task list items: what a reader's tick belongs to, whatever its wording and its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.markdown import CITATION

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def task_of(text: str, line: int) -> Task:
    """Return the task list item that holds a Markdown text, on a line of its file."""
    named = NAME.search(text)
    citations = CITATION.findall(REMARK.sub("", text))
    units = [unit for citation in citations for unit in re.findall(r"§([^,\s]+)", citation)]
    return Task(item_id(named["name"] if named else None, units), line)
