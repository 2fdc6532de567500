"""What relates to a step, shown beside it on case pages from the relations' data."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from content import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from content.relations import Relation
    from content.units import Unit
    from content.view import View

STEP_TAGS = {"li", "td", "dd"}


class RelatedProcessor(Treeprocessor):
    """Appends to each step that cites a unit the units that the unit relates to."""

    def __init__(self, markdown: Markdown, view: View) -> None:
        super().__init__(markdown)
        self.view = view

    def run(self, root: ElementTree.Element) -> None:
        """Change the tree in place; only case pages have steps."""
        if self.view.page_type != "case":
            return
        met: set[str] = set()
        for step in [element for element in root.iter() if element.tag in STEP_TAGS]:
            cited = [unit for unit in _cited(step) if unit not in met]
            met.update(cited)
            groups = self._groups(cited)
            if groups:
                step.append(self._element(groups))

    def _groups(self, cited: list[str]) -> dict[str, dict[str, tuple[Unit, Relation]]]:
        """Return the related units by the words that introduce them."""
        groups: dict[str, dict[str, tuple[Unit, Relation]]] = {}
        units, kinds = self.view.base.data.units, self.view.base.data.relation_kinds
        for relation in self.view.base.data.relations:
            if relation.source in cited:
                words = kinds[relation.kind].forward[self.view.language]
                other = relation.target
            elif relation.target in cited:
                words = kinds[relation.kind].backward[self.view.language]
                other = relation.source
            else:
                continue
            known = groups.setdefault(words, {}).get(other)
            if known is None or known[1].is_inferred:
                groups[words][other] = (units[other], relation)
        return groups

    def _element(self, groups: dict[str, dict[str, tuple[Unit, Relation]]]) -> ElementTree.Element:
        block = ElementTree.Element("span", {"class": "kb-related", "data-search-exclude": ""})
        for words, members in groups.items():
            group = ElementTree.SubElement(block, "span", {"class": "kb-related__group"})
            label = ElementTree.SubElement(group, "span", {"class": "kb-related__kind"})
            label.text = words
            label.tail = " "
            for unit, relation in members.values():
                slug, anchor = self.view.place(unit)
                link = ElementTree.SubElement(group, "a", {
                    "class": "kb-related__unit",
                    "href": links.to_markdown(self.view.slug, slug, anchor),
                    "title": self.view.basis(relation),
                })  # fmt: skip
                link.text = self.view.label(unit) + " "
                quoted = ElementTree.SubElement(link, "span", {"class": "kb-words"})
                quoted.text = self.view.words(unit, 36)
                link.tail = " "
                if relation.is_inferred:
                    mark = ElementTree.SubElement(group, "span", {"class": "kb-mark"})
                    mark.text = self.view.strings["editor_mark"]
                    mark.tail = " "
        return block


def _cited(step: ElementTree.Element) -> Iterator[str]:
    """Yield the units cited in a step, but not those of steps nested inside it."""
    for child in step:
        if child.tag in STEP_TAGS or child.tag in {"ol", "ul", "table", "dl"}:
            continue
        unit = child.get("data-unit")
        if unit:
            yield unit
        yield from _cited(child)
