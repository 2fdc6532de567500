"""A form as a Word document: fields, tables and boxes to tick, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from letters.marking import add_footer
from letters.typography import (
    SIZE,
    append_element,
    new_document,
    set_widths,
    write,
    write_as_editor,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from content.letters import Block, Form
    from letters.source import Source

TITLE_SIZE = 22.0
SOURCE_SIZE = 11.0
TEXT_SIZES = {False: SIZE, True: 14.0}  # by whether the page is landscape
TEXT_WIDTHS = {False: 16.0, True: 24.7}  # centimetres between the margins
ROW = Cm(0.95)


def form_document(form: Form, source: Source) -> WordDocument:
    """Return a form's document in the source's language."""
    document = new_document(form.is_landscape)
    _heading(document, (form.titles, form.guides), form.units, source)
    for block in form.blocks:
        if block.kind == "break":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            _heading(document, (block.titles, block.guides), block.units, source)
        elif block.kind == "table":
            _table(document, block, source, form.is_landscape)
        else:
            _lines(document, block, source, form.is_landscape)
    add_footer(document, source.strings["form_note"])
    return document


def _heading(
    document: WordDocument, texts: tuple[dict[str, str], dict[str, str]],
    units: tuple[str, ...], source: Source,
) -> None:  # fmt: skip
    title, guide = (text[source.language] for text in texts)
    heading = document.add_paragraph()
    heading.paragraph_format.line_spacing = Pt(TITLE_SIZE * 1.3)
    write(heading, title, TITLE_SIZE, bold=True)
    paragraph = document.add_paragraph()
    write(paragraph, guide)
    _cite(paragraph, units, source)


def _lines(document: WordDocument, block: Block, source: Source, landscape: bool) -> None:
    """Write fields with room behind them up to the margin, or boxes to tick."""
    for field in block.fields:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(4)
        ticks = block.kind == "ticks"
        write(paragraph, f"{'☐ ' if ticks else ''}{field.names[source.language]}")
        _cite(paragraph, field.units, source)
        if not ticks:
            end = Cm(TEXT_WIDTHS[landscape])
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            write(paragraph, " \t")


def _table(document: WordDocument, block: Block, source: Source, landscape: bool) -> None:
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)  # room above the table
    table = document.add_table(rows=1 + block.rows, cols=len(block.fields), style="Table Grid")
    total = sum(field.width for field in block.fields)
    set_widths(table, [TEXT_WIDTHS[landscape] * field.width / total for field in block.fields])
    for row in table.rows:
        row.height, row.height_rule = ROW, WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, field in zip(table.rows[0].cells, block.fields, strict=True):
        paragraph = cell.paragraphs[0]
        write(paragraph, field.names[source.language], TEXT_SIZES[landscape], bold=True)
        _cite(paragraph, field.units, source)
    # The head of the table comes again on every page.
    append_element(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")


def _cite(paragraph: Paragraph, units: tuple[str, ...], source: Source) -> None:
    """Append the report's sections in small type, or the editor's mark."""
    words = source.labels(units) or source.strings["editor_mark"]
    write_as_editor(paragraph, f" ({words})", SOURCE_SIZE)
