"""Task lists that readers tick: each box has a label, and an id that its tick is kept by.

Without a script the boxes are plain squares. assets/ticks.js remembers them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from content.tasks import NAME, item_id

if TYPE_CHECKING:
    from markdown import Markdown

    from content.view import View

# The place of the box that pymdownx.tasklist has set aside as finished HTML.
BOX = re.compile("\x02wzxhzdk:(?P<number>[0-9]+)\x03")
# What may follow an item's words and is no part of its name.
ASIDES = {"kb-cite", "kb-mark", "kb-related", "kb-remark"}
BLOCKS = {"ul", "ol", "p", "div", "table", "blockquote"}


class TaskProcessor(Treeprocessor):
    """Gives the boxes of task lists labels and ids, and the first list a count."""

    def __init__(self, markdown: Markdown, view: View) -> None:
        super().__init__(markdown)
        self.view = view

    def run(self, root: ElementTree.Element) -> None:
        """Change the tree in place."""
        parents = {child: parent for parent in root.iter() for child in parent}
        lists = [element for element in root.iter() if "task-list" in _classes(element)]
        for item in root.iter("li"):
            if "task-list-item" in _classes(item):
                loose = len(item) > 0 and item[0].tag == "p" and not (item.text or "").strip()
                self._enliven(item[0] if loose else item)
        if lists:
            parent = parents[lists[0]]
            parent.insert(list(parent).index(lists[0]), self._count())

    def _enliven(self, item: ElementTree.Element) -> None:
        """Wrap an item's box and words in a label; citations and remarks stay outside."""
        box = BOX.match(item.text or "")
        if box is None:
            return
        name = _take_name(item)
        attributes = {"type": "checkbox", "autocomplete": "off"}
        identifier = item_id(name, _units(item))
        if identifier:
            attributes["data-item"] = identifier
        if " checked" in str(self.md.htmlStash.rawHtmlBlocks[int(box["number"])]):
            attributes["checked"] = "checked"
        label = ElementTree.Element("label")
        control = ElementTree.SubElement(label, "input", attributes)
        control.tail = " " + (item.text or "")[box.end() :].lstrip()
        item.text = None
        for child in _words(item):
            item.remove(child)
            label.append(child)
        last = label[-1]
        label.tail = " "
        last.tail = (last.tail or "").rstrip()
        item.insert(0, label)

    def _count(self) -> ElementTree.Element:
        """Return the line that counts ticks and clears them, which the script shows."""
        strings = self.view.strings
        line = ElementTree.Element("p", {
            "class": "kb-ticks", "data-list": self.view.slug, "data-search-exclude": "",
            "hidden": "hidden",
        })  # fmt: skip
        ElementTree.SubElement(line, "output", {"data-count": strings["ticks_count"]})
        button = ElementTree.SubElement(line, "button", {
            "type": "button",
            "data-clear": strings["ticks_clear"], "data-undo": strings["ticks_undo"],
        })  # fmt: skip
        button.text = strings["ticks_clear"]
        return line


def _classes(element: ElementTree.Element) -> list[str]:
    return element.get("class", "").split()


def _is_aside(element: ElementTree.Element) -> bool:
    return element.tag in BLOCKS or bool(ASIDES & set(_classes(element)))


def _words(item: ElementTree.Element) -> list[ElementTree.Element]:
    """Return an item's children up to the asides that end it."""
    children = list(item)
    while children and _is_aside(children[-1]) and not (children[-1].tail or "").strip():
        children.pop()
    return children


def _take_name(item: ElementTree.Element) -> str | None:
    """Take ``{ item=name }`` off the end of an item's own words, and return the name."""
    inline = [child for child in item if child.tag not in BLOCKS]
    text = (inline[-1].tail if inline else item.text) or ""
    found = NAME.search(text)
    if not found:
        return None
    if inline:
        inline[-1].tail = text[: found.start()]
    else:
        item.text = text[: found.start()]
    return found["name"]


def _units(element: ElementTree.Element) -> list[str]:
    """Return the units an item cites, but not those of remarks and of blocks within it."""
    units = []
    for child in element:
        if child.tag in BLOCKS or "kb-remark" in _classes(child):
            continue
        units += [child.get("data-unit", "")] if child.get("data-unit") else _units(child)
    return units
