"""The Python-Markdown extension that reads a page by our parser, and adds to its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from content.view import GLOSSARY, REPORT
from render.citations import Citations
from render.link_notes import LinkNoteProcessor
from render.related import RelatedProcessor
from render.tables import ColumnLabels
from render.tasks import TaskProcessor
from render.terms import TermProcessor
from render.tree import TokenParser

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from markdown import Markdown

    from content.view import View

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class HeadingTitles(Treeprocessor):
    """Keeps citations out of the table of contents, which takes titles from headings."""

    def run(self, root: ElementTree.Element) -> None:
        """Name each heading that holds a citation by its other words."""
        for heading in (element for element in root.iter() if element.tag in HEADINGS):
            if any(child.get("class") == "kb-cite" for child in heading.iter()):
                heading.set("data-toc-label", " ".join(_words(heading).split()))


def _words(element: ElementTree.Element) -> str:
    words = element.text or ""
    for child in element:
        if child.get("class") != "kb-cite":
            words += _words(child)
        words += child.tail or ""
    return words


class KnowledgeExtension(Extension):
    """Renders one page of the knowledge base; its ``view`` says which."""

    def __init__(self, **kwargs: Any) -> None:
        # Not None: Python-Markdown takes a value whose default is None for a truth value.
        self.config = {"view": ["", "The page being rendered"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors; without a view the page is none of ours."""
        view: View = self.getConfig("view")
        if not view:
            return
        # One parser reads the text, raw HTML and inline markup included.
        md.parser = TokenParser(md, Citations(view))
        md.preprocessors.deregister("html_block")
        md.treeprocessors.deregister("inline")
        # After the boxes of task lists (25); titles after attributes (8), before the contents (5).
        md.treeprocessors.register(ColumnLabels(md), "kb-tables", 16)
        md.treeprocessors.register(LinkNoteProcessor(md, view), "kb-link-notes", 15)
        md.treeprocessors.register(RelatedProcessor(md, view), "kb-related", 14)
        md.treeprocessors.register(TaskProcessor(md, view), "kb-tasks", 13)
        if view.slug not in (REPORT, GLOSSARY):
            md.treeprocessors.register(TermProcessor(md, view), "kb-terms", 12)
        md.treeprocessors.register(HeadingTitles(md), "kb-heading-titles", 6)


def makeExtension(**kwargs: Any) -> KnowledgeExtension:  # noqa: N802
    """Return the extension; Python-Markdown looks for this name."""
    return KnowledgeExtension(**kwargs)
