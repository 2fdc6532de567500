"""Generated blocks: a marker in a page gives way to text made from data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.document import MARKER
from drawing import contact_chain, knowledge_map, letter_anatomy, preparation
from render import (
    chooser,
    controls,
    downloads,
    glossary_list,
    status_table,
    transcript,
    used_in,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from content.knowledge import Data
    from content.view import View

PLAIN_BLOCKS: dict[str, Callable[[View], str]] = {
    "chooser": chooser.chooser,
    "contact-chain": contact_chain.contact_chain,
    "corrections": transcript.corrections_table,
    "decision-table": chooser.decision_table,
    "report": transcript.transcript,
    "search-form": controls.search_form,
    "shortcut-switch": controls.shortcut_switch,
    "status": status_table.status_table,
    "techniques": used_in.technique_index,
    "used-in": used_in.used_in,
}
BLOCKS_WITH_ARGUMENT: dict[str, Callable[[View, str], str]] = {
    "files": downloads.downloads,
    "glossary": glossary_list.glossary_list,
    "letter": letter_anatomy.letter_anatomy,
    "map": knowledge_map.knowledge_map,
    "preparation": preparation.preparation,
}
# What may stand behind a block's name, where that is a choice from data; "files" takes
# several, with commas between.
CHOICES: dict[str, Callable[[Data], Iterable[str]]] = {
    "files": lambda data: (*data.letters, *data.forms),
    "letter": lambda data: data.letters,
    "map": lambda data: data.pictures.views,
    "preparation": lambda data: data.pictures.preparations,
}


def register(name: str, make: Callable[[View], str]) -> None:
    """Add a block that a package above this one makes."""
    PLAIN_BLOCKS[name] = make


def block_names() -> list[str]:
    """Return the names of all generated blocks."""
    return [*PLAIN_BLOCKS, *BLOCKS_WITH_ARGUMENT]


def unknown_argument(name: str, argument: str | None, data: Data) -> tuple[str, list[str]] | None:
    """Return the part of a block's argument that the data lack, and what they have; or None."""
    if name not in CHOICES:
        return None
    known = list(CHOICES[name](data))
    parts = (argument or "").split(",") if name == "files" else [argument or ""]
    wrong = next((part for part in parts if part not in known), None)
    return None if wrong is None else (wrong, known)


def expand(markdown: str, view: View) -> str:
    """Return a page's Markdown with generated text in place of its markers.

    Markers that cannot be filled stay; the checker has told of them.
    """

    def generated(match: re.Match[str]) -> str:
        text = block(match["name"], match["argument"], view)
        return match[0] if text is None else text

    return MARKER.sub(generated, markdown)


def block(name: str, argument: str | None, view: View) -> str | None:
    """Return the Markdown of a generated block, or None where there is no such block."""
    if name in PLAIN_BLOCKS:
        return PLAIN_BLOCKS[name](view)
    fits = argument and unknown_argument(name, argument, view.base.data) is None
    if fits and argument and name in BLOCKS_WITH_ARGUMENT:
        return BLOCKS_WITH_ARGUMENT[name](view, argument)
    return None
