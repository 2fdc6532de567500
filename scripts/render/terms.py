"""Explanations of glossary terms, at the first use of each on a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from content import links
from content.view import GLOSSARY
from content.words import FormFinder

if TYPE_CHECKING:
    from markdown import Markdown

    from content.glossary import Term
    from content.view import View

SKIPPED_TAGS = {"a", "code", "pre", "button", "h1", "h2", "h3", "h4", "h5", "h6", "abbr"}
SKIPPED_CLASSES = {"kb-cite", "kb-mark", "admonition-title"}


class TermProcessor(Treeprocessor):
    """Wraps the first use of each explained term in a link that carries its definition."""

    def __init__(self, markdown: Markdown, view: View) -> None:
        super().__init__(markdown)
        self.view = view
        self.terms = {term.id: term for term in view.base.data.glossary}
        self.finder = _finder(view.base.data.glossary, view.language)

    def run(self, root: ElementTree.Element) -> None:
        """Change the tree in place."""
        self._walk(root, {term.id for term in self.terms.values() if not term.is_explained})

    def _walk(self, element: ElementTree.Element, met: set[str]) -> None:
        if element.tag in SKIPPED_TAGS or SKIPPED_CLASSES & set(element.get("class", "").split()):
            return
        children = list(element)
        if element.text:
            element.text, inserted = self._split(element.text, met)
            for offset, node in enumerate(inserted):
                element.insert(offset, node)
        for child in children:
            self._walk(child, met)
            if child.tail:
                child.tail, inserted = self._split(child.tail, met)
                position = list(element).index(child) + 1
                for offset, node in enumerate(inserted):
                    element.insert(position + offset, node)

    def _split(self, text: str, met: set[str]) -> tuple[str, list[ElementTree.Element]]:
        """Return the text before the first new term, and the elements that follow it."""
        head, position = text, 0
        nodes: list[ElementTree.Element] = []
        for start, end, term_id in self.finder.find(text, met):
            met.add(term_id)
            if nodes:
                nodes[-1].tail = text[position:start]
            else:
                head = text[:start]
            nodes.append(self._explained(self.terms[term_id], text[start:end]))
            position = end
        if nodes:
            nodes[-1].tail = text[position:]
        return head, nodes

    def _explained(self, term: Term, words: str) -> ElementTree.Element:
        tip_id = f"tip-{term.id}"
        wrapper = ElementTree.Element("span", {"class": "kb-term"})
        link = ElementTree.SubElement(wrapper, "a", {
            "class": "kb-term__link",
            "href": links.to_markdown(self.view.slug, GLOSSARY, term.anchor),
            "aria-describedby": tip_id,
        })  # fmt: skip
        link.text = words
        tip = ElementTree.SubElement(wrapper, "span", {
            "class": "kb-term__tip", "role": "tooltip", "id": tip_id, "data-search-exclude": "",
        })  # fmt: skip
        tip.text = term.definitions[self.view.language]
        return wrapper


@lru_cache(maxsize=4)
def _finder(glossary: tuple[Term, ...], language: str) -> FormFinder:
    forms = {form: term.id for term in glossary for form in term.forms(language)}
    # English terms may begin a sentence.
    capitals = {form[0].upper() + form[1:]: name for form, name in forms.items()}
    return FormFinder(capitals | forms)
