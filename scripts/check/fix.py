"""Mending what is safe to mend: damaged Thai, spaces before ๆ, digits, and missing ids.

Everything is done at the places that the rules find, so that code, addresses and
quotations stay as they are, and a second run finds nothing more to do.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from check.model import Model, make_model
from check.rules.anchors import suggested_id
from check.rules.thai import text_edits
from content.pages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document, Heading
    from content.tree import Tree

ROUNDS = 8  # one repair may uncover another


def fixed(model: Model) -> Tree:
    """Return the folder with every safe repair made."""
    for _ in range(ROUNDS):
        tree = model.tree
        for document in model.base.documents.values():
            page = document.page
            name = f"{page.slug}.{page.language}.md"
            text = _mended(tree.texts[name], [*text_edits(document), *_id_edits(model, document)])
            if text != tree.texts[name]:
                tree = tree.having(name, text)
        if tree is model.tree:
            break
        model = make_model(tree, model.config, model.today)
    return model.tree


def _mended(text: str, edits: list[tuple[int, int, int, str]]) -> str:
    """Return a text after edits: line, column from 1, length, and what is written there."""
    lines = text.split("\n")
    for line, column, length, words in sorted(set(edits), reverse=True):
        before = lines[line - 1]
        lines[line - 1] = before[: column - 1] + words + before[column - 1 + length :]
    return "\n".join(lines)


def _id_edits(model: Model, document: Document) -> Iterator[tuple[int, int, int, str]]:
    """Yield an id for each heading that has none: the twin's, else one of its own letters."""
    page = document.page
    other = next(language for language in LANGUAGES if language != page.language)
    twin = model.base.documents.get((page.slug, other))
    taken = set(document.ids)
    for rank, heading in enumerate(document.headings):
        if heading.id is not None:
            continue
        made = _id_for(document, twin, rank, taken)
        if made and made not in taken:
            taken.add(made)
            line = document.lines[heading.line - 1]
            yield (
                heading.line,
                len(line.rstrip()) + 1,
                len(line) - len(line.rstrip()),
                (f" {{ #{made} }}"),
            )


def _id_for(document: Document, twin: Document | None, rank: int, taken: set[str]) -> str:
    """Return the id of the heading that stands in the same place of the other language."""
    heading = document.headings[rank]
    if twin is not None and _alike(document.headings, twin.headings):
        theirs = twin.headings[rank]
        if theirs.id:
            return "" if theirs.id in taken else theirs.id
        english = theirs if twin.page.language == "en" else heading
        return suggested_id(english.text)
    return "" if twin else suggested_id(heading.text)


def _alike(ours: tuple[Heading, ...], theirs: tuple[Heading, ...]) -> bool:
    return [heading.level for heading in ours] == [heading.level for heading in theirs]


def difference(before: Tree, after: Tree) -> Iterator[str]:
    """Yield the lines of a unified diff of two folders."""
    for name, text in after.texts.items():
        old = before.texts[name]
        if old != text:
            shown = after.shown(name)
            yield from difflib.unified_diff(
                old.splitlines(), text.splitlines(), shown, shown, lineterm=""
            )
