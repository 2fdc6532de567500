"""The Word files: their names, and writing all of them into the finished site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.pages import LANGUAGES
from letters.archive import document_bytes
from letters.forms import form_document
from letters.official import letter_document
from letters.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from content.knowledge import Data

FOLDER = "files"


def file_name(identifier: str, language: str) -> str:
    """Return a file's path from the root of the site."""
    return f"{FOLDER}/{identifier}.{language}.docx"


def write_files(data: Data, site: Path) -> tuple[Path, ...]:
    """Write every letter and form in both languages; return the files written."""
    (site / FOLDER).mkdir(exist_ok=True)
    written = []
    for language in LANGUAGES:
        source = Source(data, language)
        author = source.strings["editor_note"]
        documents = [
            (letter.id, letter.titles[language], letter_document(letter, source))
            for letter in data.letters.values()
        ]
        documents += [
            (form.id, form.titles[language], form_document(form, source))
            for form in data.forms.values()
        ]
        for identifier, title, document in documents:
            path = site / file_name(identifier, language)
            path.write_bytes(document_bytes(document, title, author, language))
            written.append(path)
    return tuple(written)
