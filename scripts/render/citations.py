"""Citations: ``[§3.1.5]`` in the Markdown becomes a link to that unit in the transcript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown.inlinepatterns import InlineProcessor

from content.markdown import CITATION
from render import links
from render.view import REPORT

if TYPE_CHECKING:
    from markdown import Markdown

    from content.units import Unit
    from render.view import View


class CitationProcessor(InlineProcessor):
    """Turns citations into links, one for each unit, and marks corrected units once a page."""

    def __init__(self, markdown: Markdown, view: View) -> None:
        super().__init__(CITATION.pattern, markdown)
        self.view = view
        self.met: set[str] = set()
        self.corrected = {correction.unit: correction for correction in view.base.data.corrections}

    # The base class, whose stub names the parameter so, wants the match under the name m.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        """Return the span of links for one citation; leave unknown units to the checker."""
        ids = re.findall(r"§([^,\s]+)", m[1])
        units = [self.view.base.data.units.get(unit_id) for unit_id in ids]
        known = [unit for unit in units if unit is not None]
        if len(known) < len(ids):
            return None, None, None
        span = ElementTree.Element("span", {"class": "kb-cite", "data-search-exclude": ""})
        span.text = "["
        for index, unit in enumerate(known):
            link = ElementTree.SubElement(span, "a", self._attributes(unit))
            link.text = self.view.label(unit)
            link.tail = ", " if index < len(known) - 1 else "]"
            if unit.id not in self.met and unit.id in self.corrected:
                self._mark(span, link, unit)
            self.met.add(unit.id)
        return span, m.start(0), m.end(0)

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


class EditorProcessor(InlineProcessor):
    """Turns ``[ed: …]`` into a remark that is visibly the editor's."""

    PATTERN = r"\[ed:\s*((?:[^\[\]]|\[[^\[\]]*\])+)\]"

    def __init__(self, markdown: Markdown, view: View) -> None:
        super().__init__(self.PATTERN, markdown)
        self.view = view

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Return the remark; what stands in it is read as Markdown."""
        span = ElementTree.Element("span", {"class": "kb-remark"})
        mark = ElementTree.SubElement(span, "span", {"class": "kb-mark"})
        mark.text = self.view.strings["editor_mark"]
        mark.tail = " "
        words = ElementTree.SubElement(span, "span")
        words.text = m[1].strip()
        return span, m.start(0), m.end(0)
