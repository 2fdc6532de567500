"""The view from which a page is rendered: which page, in which language, from what content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content import links
from content.words import EXCERPT, excerpt

if TYPE_CHECKING:
    from content.interface import Strings
    from content.knowledge import KnowledgeBase
    from content.relations import Relation
    from content.units import Unit

# What the report prints before an item: "๓.๑.๕ ", "๑๐. ", "(๑) ", "- ".
NUMBER = re.compile(r"^(?:[๐-๙][๐-๙.]*|\([๐-๙]+\)|-)\s+")
ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
REPORT = "about/report"
GLOSSARY = "reference/glossary"
TECHNIQUES = "reference/techniques"


@dataclass(frozen=True)
class View:
    """A page being rendered: its slug and language, within the knowledge base.

    ``is_outline`` tells that only its ids and links are wanted, not how it looks.
    """

    base: KnowledgeBase
    slug: str
    language: str
    is_outline: bool = False

    @property
    def strings(self) -> Strings:
        """Return the interface strings of the page's language."""
        return self.base.data.interface[self.language]

    @property
    def page_type(self) -> str:
        """Return the kind of the page, as its front matter has it."""
        document = self.base.documents.get((self.slug, self.language))
        return str(document.page.meta.get("type", "")) if document else ""

    def label(self, unit: Unit) -> str:
        """Return what readers call a unit."""
        return unit.labels[self.language]

    def text(self, unit: Unit) -> str:
        """Return a unit's words in the page's language."""
        return unit.texts[self.language]

    def beginning(self, unit: Unit) -> str:
        """Return the beginning of a unit's words."""
        return self._excerpt(self.text(unit))

    def words(self, unit: Unit, limit: int) -> str:
        """Return the beginning of a unit's words as a teaching page quotes them.

        The report's own number is left off, since the label has it, and Thai digits
        become Arabic ones.
        """
        text = NUMBER.sub("", self.text(unit)).translate(ARABIC_DIGITS)
        return self._excerpt(text, limit)

    def _excerpt(self, text: str, limit: int = EXCERPT) -> str:
        return text[:limit] if self.is_outline else excerpt(text, limit)

    def place(self, unit: Unit) -> tuple[str, str]:
        """Return the slug and the anchor at which a reader best meets a unit."""
        return self.base.shown_on(unit.id, self.language), unit.place

    def href(self, slug: str, anchor: str = "") -> str:
        """Return the address of another page from this one, for raw HTML."""
        return links.to_html(self.slug, slug, anchor)

    def basis(self, relation: Relation) -> str:
        """Return whose statement a relation is, in words."""
        return self.strings["basis_reading" if relation.is_inferred else "basis_stated"]
