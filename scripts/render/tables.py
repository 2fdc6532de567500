"""Tables that can be read on a phone: each cell knows the title of its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree import ElementTree


class ColumnLabels(Treeprocessor):
    """Gives each cell ``data-label``, with which styles stack the cells of a row on a phone."""

    def run(self, root: ElementTree.Element) -> None:
        """Change the tree in place."""
        for table in root.iter("table"):
            titles = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
            for row in table.iter("tr"):
                for title, cell in zip(titles, row.findall("td"), strict=False):
                    if title:
                        cell.set("data-label", title)
