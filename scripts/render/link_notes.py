"""The addresses of a page's links as numbered notes, for readers of paper."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from markdown import Markdown

    from content.view import View

ELSEWHERE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class LinkNote:
    """A page or an address that a page links to.

    ``slug`` names a page of this site, whose ``title`` is given; else ``address`` is
    the link's own.
    """

    number: int
    slug: str | None
    title: str
    address: str


def link_notes(view: View) -> tuple[LinkNote, ...]:
    """Return a note for each page or address that the page's own text links to, in order.

    Links within the page need none, nor do citations, whose labels name the place.
    """
    document = view.base.documents.get((view.slug, view.language))
    notes: dict[str, LinkNote] = {}
    for link in document.links if document else ():
        target = None if link.is_image else _target(view.slug, link.href)
        if target is None or target in notes:
            continue
        slug = target.removesuffix(".md") if not target.startswith(ELSEWHERE) else None
        title = view.base.title(slug, view.language) if slug else ""
        notes[target] = LinkNote(len(notes) + 1, slug, title, "" if slug else target)
    return tuple(notes.values())


def _target(origin: str, href: str) -> str | None:
    """Return the file or the address a link leads to, without the place in it."""
    if href.startswith(ELSEWHERE):
        return href
    path = href.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(origin), path)) if path else None


class LinkNoteProcessor(Treeprocessor):
    """Gives each link that has a note its number, which the style sheet prints."""

    def __init__(self, markdown: Markdown, view: View) -> None:
        super().__init__(markdown)
        self.slug = view.slug
        self.numbers = {note.address or f"{note.slug}.md": note.number for note in link_notes(view)}

    def run(self, root: ElementTree.Element) -> None:
        """Change the tree in place."""
        for link in root.iter("a"):
            number = self.numbers.get(_target(self.slug, link.get("href", "")) or "")
            if number and not link.get("class") and not link.get("data-unit"):
                link.set("data-note", str(number))
