"""Thai in Word: fonts, sizes and languages for Latin and for complex script alike.

Word sets Thai as complex script, which has its own font (w:cs), size (w:szCs), bold
(w:bCs) and language (w:bidi); python-docx's own properties set the Latin ones only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT = "TH SarabunPSK"
FALLBACKS = "TH Sarabun New,Sarabun,Laksaman"
SIZE = 16.0  # points
LEADING = 20.0  # points; fixed, since the fallbacks' own line heights differ widely
EDITOR_COLOUR = RGBColor(0x7A, 0x4A, 0x00)
PLACEHOLDER_COLOUR = RGBColor(0x1F, 0x4E, 0x9E)
PLACEHOLDER = re.compile(r"\[[^\]]*\]")
FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACKS}"/><w:charset w:val="DE"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def new_document(landscape: bool = False) -> WordDocument:
    """Return an empty A4 document with the margins that offices commonly set, at 16 pt."""
    document = Document()
    section = document.sections[0]
    width, height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.page_width, section.page_height = width, height
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(2)
    section.footer_distance = Cm(0.9)
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for properties in (defaults, document.styles["Normal"].element.get_or_add_rPr()):
        for child in list(properties):
            properties.remove(child)
        _set_script(properties, SIZE, bold=False)
        append_element(properties, "lang", val="en-GB", eastAsia="en-US", bidi="th-TH")
    normal = document.styles["Normal"].paragraph_format
    normal.space_before = normal.space_after = Pt(0)
    normal.line_spacing = Pt(LEADING)
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = FONT_TABLE.encode()
    return document


def write(paragraph: Paragraph, text: str, size: float = SIZE, bold: bool = False) -> list[Run]:
    """Append text; what stands in [square brackets] is coloured as to be replaced."""
    runs = []
    position = 0
    for match in PLACEHOLDER.finditer(text):
        runs.append(_run(paragraph, text[position : match.start()], size, bold))
        placeholder = _run(paragraph, match[0], size, bold)
        placeholder.font.color.rgb = PLACEHOLDER_COLOUR
        runs.append(placeholder)
        position = match.end()
    runs.append(_run(paragraph, text[position:], size, bold))
    return [run for run in runs if run.text]


def write_as_editor(paragraph: Paragraph, text: str, size: float = SIZE) -> list[Run]:
    """Append text in the editor's colour."""
    run = _run(paragraph, text, size, False)
    run.font.color.rgb = EDITOR_COLOUR
    return [run]


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Set the widths of a table's columns in centimetres.

    Word reads the cells' widths, LibreOffice the columns'.
    """
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _run(paragraph: Paragraph, text: str, size: float, bold: bool) -> Run:
    run = paragraph.add_run(text)
    if size != SIZE or bold:
        _set_script(run._element.get_or_add_rPr(), size, bold)
    return run


def _set_script(properties: BaseOxmlElement, size: float, bold: bool) -> None:
    """Set font, size and weight for both kinds of script, in the order of the schema."""
    append_element(properties, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    if bold:
        append_element(properties, "b")
        append_element(properties, "bCs")
    half_points = str(round(size * 2))
    append_element(properties, "sz", val=half_points)
    append_element(properties, "szCs", val=half_points)


def append_element(parent: BaseOxmlElement, name: str, **attributes: str) -> None:
    """Append an element of WordprocessingML, for which python-docx has no method."""
    child = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    parent.append(child)
