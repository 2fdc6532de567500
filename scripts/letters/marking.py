"""The editor's marks in a Word file: comments beside the text, and a line in the footer."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Pt

from letters.typography import write_as_editor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.run import Run

    from content.interface import Strings

FOOTER_SIZE = 10.0
# Word files carry dates; a fixed one keeps two builds of the same data the same.
DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def add_comment(document: WordDocument, runs: list[Run], text: str, strings: Strings) -> None:
    """Add the editor's comment to runs; one click in Word deletes all of them."""
    comment = document.add_comment(
        runs, text="", author=strings["editor_note"], initials=strings["editor_mark"]
    )
    write_as_editor(comment.paragraphs[0], text, 12)
    comment._comment_elm.set(qn("w:date"), DATE.strftime("%Y-%m-%dT%H:%M:%SZ"))


def add_footer(document: WordDocument, text: str) -> None:
    """Add a small line at the foot of every page, outside the text."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(FOOTER_SIZE * 1.3)
    write_as_editor(paragraph, text, FOOTER_SIZE)
