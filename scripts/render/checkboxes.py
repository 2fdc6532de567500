"""Labels for the boxes of task lists, so that each has a name and a target of full width."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEM = "task-list-item"
# What follows an item's own words: sources, remarks and related units are no part of its name.
AFTER = {"kb-cite", "kb-related", "kb-remark", "kb-mark"}
BLOCKS = {"p", "ul", "ol", "div", "table", "blockquote"}


class CheckboxLabels(Treeprocessor):
    """Puts each box and the words of its item into one label."""

    def run(self, root: ElementTree.Element) -> None:
        """Label every item of a task list, whether its words lie in a paragraph or not."""
        for item in _items(root):
            first = item[0] if len(item) and not (item.text or "").strip() else None
            _label(first if first is not None and first.tag == "p" else item)


def _items(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return (item for item in root.iter("li") if ITEM in item.get("class", "").split())


def _label(holder: ElementTree.Element) -> None:
    """Move a holder's text and elements, up to the first that is no part of the name."""
    label = ElementTree.Element("label")
    label.text, holder.text = holder.text, None
    for child in list(holder):
        if child.tag in BLOCKS or AFTER.intersection(child.get("class", "").split()):
            break
        holder.remove(child)
        label.append(child)
    holder.insert(0, label)
