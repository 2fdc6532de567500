"""A letter or a memo as a Word document: the layout, and the parts as text to replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from letters.layout import layout_of, part_label, part_note
from letters.marking import add_comment, add_footer
from letters.typography import new_document, set_widths, write, write_as_editor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from content.letters import Letter
    from letters.layout import Layout
    from letters.source import Source

TEXT_WIDTH = 16.0  # centimetres between the margins
MIDDLE = Cm(TEXT_WIDTH / 2)
CORNER = Cm(9)  # where the words in the right corner begin
GAP = "  "  # two spaces between a label and its words, as the regulation's forms have them
INDENT = Cm(2.5)
SPACE = Pt(4)
LABEL_SIZE = 12.0
HEADING_SIZE = 29.0  # of a memo
GARUDA = Cm(3)  # its height at the head of an external letter
SMALL_GARUDA = Cm(1.5)
SIGNATURE_ROOM = 3  # empty lines


def letter_document(letter: Letter, source: Source) -> WordDocument:
    """Return a letter's document in the source's language."""
    document = new_document()
    layout = layout_of(letter, source.language, source.strings)
    if letter.is_memo:
        _memo_head(document, layout, source)
    else:
        _letter_head(document, layout, source)
    for line in layout.lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = SPACE
        write(paragraph, line.label, bold=letter.is_memo)
        write(paragraph, f"{GAP}{line.words}")
    _parts(document, letter, source)
    _foot(document, layout)
    add_footer(document, source.strings["letter_note"])
    return document


def _letter_head(document: WordDocument, layout: Layout, source: Source) -> None:
    _room(document, source.strings["letter_garuda"])
    for left, right in layout.corners:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(CORNER)
        write(paragraph, f"{left}\t{right}")
    date = document.add_paragraph()
    date.paragraph_format.space_before = SPACE
    date.paragraph_format.left_indent = MIDDLE
    write(date, layout.date or "")


def _memo_head(document: WordDocument, layout: Layout, source: Source) -> None:
    """Write the memo's heading, which stands in the middle beside the garuda's room."""
    table = document.add_table(rows=1, cols=3)
    row = table.rows[0]
    row.height, row.height_rule = SMALL_GARUDA, WD_ROW_HEIGHT_RULE.AT_LEAST
    set_widths(table, (3.5, 9, 3.5))
    write_as_editor(row.cells[0].paragraphs[0], f"[{source.strings['letter_garuda']}]", 12)
    heading = row.cells[1].paragraphs[0]
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.line_spacing = Pt(HEADING_SIZE * 1.3)
    write(heading, source.strings["memo_heading"], HEADING_SIZE, bold=True)
    for left, right in layout.corners:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(MIDDLE)
        write(paragraph, f"{left}\t{right}" if right else left)


def _room(document: WordDocument, words: str) -> None:
    """Leave the room of the garuda, which is not ours to ship."""
    table = document.add_table(rows=1, cols=1)
    row = table.rows[0]
    row.height, row.height_rule = GARUDA, WD_ROW_HEIGHT_RULE.EXACTLY
    paragraph = row.cells[0].paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(30)
    write_as_editor(paragraph, f"[{words}]", 12)


def _parts(document: WordDocument, letter: Letter, source: Source) -> None:
    paragraph = None
    for number, part in enumerate(letter.parts, 1):
        if paragraph is None or not part.joins:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.first_line_indent = INDENT
            paragraph.paragraph_format.space_before = SPACE
            if source.language == "th":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY
        else:
            write(paragraph, " ")
        label = part_label(part, number, source.language, source.strings)
        runs = write_as_editor(paragraph, label, LABEL_SIZE)
        runs += write(paragraph, f" {part.texts[source.language]}")
        add_comment(document, runs, part_note(part, source.labels(part.units), source.strings),
                    source.strings)  # fmt: skip


def _foot(document: WordDocument, layout: Layout) -> None:
    closing = [layout.closing] if layout.closing else []
    for text in (*closing, *[""] * SIGNATURE_ROOM, *layout.signature):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(7)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if text == layout.closing:
            paragraph.paragraph_format.space_before = SPACE
        paragraph.paragraph_format.keep_with_next = True
        write(paragraph, text)
    for index, text in enumerate(layout.foot):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(0) if index else SPACE
        write(paragraph, text)
