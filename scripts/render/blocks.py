"""Generated blocks: a marker in a page gives way to text made from data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.document import MARKER
from drawing import contact_chain, knowledge_map, letter_anatomy, preparation
from letters import downloads
from render import controls, corrections_table, glossary_list, transcript, used_in

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from render.view import View

PLAIN_BLOCKS: dict[str, Callable[[View], str]] = {
    "contact-chain": contact_chain.contact_chain,
    "corrections": corrections_table.corrections_table,
    "report": transcript.transcript,
    "search-form": controls.search_form,
    "shortcut-switch": controls.shortcut_switch,
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
NAMES = (*PLAIN_BLOCKS, *BLOCKS_WITH_ARGUMENT)


def expand(markdown: str, view: View) -> str:
    """Return a page's Markdown with generated text in place of its markers."""

    def generated(match: re.Match[str]) -> str:
        name, argument = match["name"], match["argument"]
        if name in PLAIN_BLOCKS:
            return PLAIN_BLOCKS[name](view)
        if name in BLOCKS_WITH_ARGUMENT and argument:
            return BLOCKS_WITH_ARGUMENT[name](view, argument)
        return match[0]

    return MARKER.sub(generated, markdown)
