"""Citations: ``[§3.1.5]`` in the Markdown becomes a link to that unit in the transcript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from content import links
from content.view import REPORT

if TYPE_CHECKING:
    from content.units import Unit
    from content.view import View


class Citations:
    """The citations and editor's remarks of one page, in reading order.

    The first citation of a unit carries its place on the page and the mark of a correction.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.met: set[str] = set()
        self.corrected = {correction.unit: correction for correction in view.base.data.corrections}

    def links(self, cited: str) -> ElementTree.Element | None:
        """Return the span of links for ``§3.1.5, §3.1.6``; None where a unit is unknown."""
        ids = re.findall(r"§([^,\s]+)", cited)
        units = [self.view.base.data.units.get(unit_id) for unit_id in ids]
        known = [unit for unit in units if unit is not None]
        if len(known) < len(ids):
            return None
        span = ElementTree.Element("span", {"class": "kb-cite", "data-search-exclude": ""})
        span.text = "["
        for index, unit in enumerate(known):
            link = ElementTree.SubElement(span, "a", self._attributes(unit))
            link.text = self.view.label(unit)
            link.tail = ", " if index < len(known) - 1 else "]"
            if unit.id not in self.met and unit.id in self.corrected:
                self._mark(span, link, unit)
            self.met.add(unit.id)
        return span

    def remark(self) -> tuple[ElementTree.Element, ElementTree.Element]:
        """Return an editor's remark, and the empty element in it that takes its words."""
        span = ElementTree.Element("span", {"class": "kb-remark"})
        mark = ElementTree.SubElement(span, "span", {"class": "kb-mark"})
        mark.text = self.view.strings["editor_mark"]
        mark.tail = " "
        return span, ElementTree.SubElement(span, "span")

    def _attributes(self, unit: Unit) -> dict[str, str]:
        attributes = {
            "href": links.to_markdown(self.view.slug, REPORT, unit.anchor),
            "data-unit": unit.id,
            "title": self.view.beginning(unit),
        }
        if unit.id not in self.met and unit.is_met_on(self.view.slug, self.view.page_type):
            attributes["id"] = unit.place
        return attributes

    def _mark(self, span: ElementTree.Element, link: ElementTree.Element, unit: Unit) -> None:
        """Append the editor's mark, which leads to the note on the correction."""
        correction = self.corrected[unit.id]
        mark = ElementTree.SubElement(span, "a", {
            "class": "kb-mark",
            "href": links.to_markdown(self.view.slug, REPORT, unit.note),
            "title": self.view.strings["corrected"].format(
                printed=correction.printed, suggested=correction.suggested),
        })  # fmt: skip
        mark.text = self.view.strings["editor_mark"]
        mark.tail, link.tail = link.tail, " "
