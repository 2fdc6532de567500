"""What is found in a page by itself, or in its two languages, remembered from run to run.

This is most of the work and needs nothing of other pages. So it is done for the parts
of a large folder side by side, and not again for pages that stay as they are.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from check.memory import Memory
from check.parallel import in_parts
from check.registry import CHECKS, Scope
from content.findings import ContentError
from content.knowledge import make_data, make_document
from content.pages import PAGE_NAME, is_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.document import Document
    from content.findings import Finding
    from content.knowledge import Data
    from content.tree import Tree

    Found = tuple[Finding, ...]
    # A file's name, text and shown path.
    File = tuple[str, str, str]
    # The files of a page that can be read, their documents, and what is found in these.
    Read = tuple[list[File], list[Document], list[Found]]

DOCUMENTS: Memory[Document] = Memory(4096)
FOUND: Memory[Found] = Memory(65536)


def remembered_document(name: str, text: str, shown: str) -> Document:
    """Return the document of a page's file, read once; raise ContentError where it is none."""
    return DOCUMENTS.recall((name, text, shown), lambda: make_document(name, text, shown))


def findings_of(data: Data, documents: Sequence[Document]) -> list[Found]:
    """Return what the rules on one page find in its documents, of which two are a pair."""
    return [
        FOUND.recall((scope, subject), partial(_run, scope, subject))
        for scope, subject in _subjects(data, documents)
    ]


def _subjects(data: Data, documents: Sequence[Document]) -> list[tuple[Scope, tuple[object, ...]]]:
    """Return what the rules on one page are given, by their scope."""
    subjects: list[tuple[Scope, tuple[object, ...]]] = []
    for document in documents:
        subjects += [("page", (document,)), ("page data", (data, document))]
    if len(documents) == 2:
        subjects += [("pair", tuple(documents)), ("pair data", (data, *documents))]
    return subjects


def _run(scope: Scope, subject: tuple[object, ...]) -> Found:
    return tuple(f for check in CHECKS if check.scope == scope for f in check.run(*subject))


def read_ahead(tree: Tree) -> None:
    """Read and check the pages of a folder side by side, and remember what comes of it.

    Nothing is done where no rules are loaded (see check.engine).
    """
    if not CHECKS:
        return
    data = make_data(tree)[0]
    pages: dict[str, list[File]] = {}
    # The order of names puts English before Thai; pairs are told of the other way round.
    for name in reversed(list(tree.texts)):
        match = PAGE_NAME.fullmatch(name) if is_page(name) else None
        if match:
            pages.setdefault(match["slug"], []).append((name, tree.texts[name], tree.shown(name)))
    for part in in_parts(partial(_read, data), list(pages.values())):
        for files, documents, found in part:
            for file, document in zip(files, documents, strict=True):
                DOCUMENTS.keep(file, document)
            for key, findings in zip(_subjects(data, documents), found, strict=True):
                FOUND.keep(key, findings)


def _read(data: Data, pages: Sequence[list[File]]) -> list[Read]:
    return [_read_page(data, files) for files in pages]


def _read_page(data: Data, files: list[File]) -> Read:
    readable, documents = [], []
    for file in files:
        try:
            documents.append(remembered_document(*file))
        except ContentError:
            continue  # who reads it next will tell of it
        readable.append(file)
    return readable, documents, findings_of(data, documents)
