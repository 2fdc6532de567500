"""Saving a Word document so that the same data give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from letters.marking import DATE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can hold
THUMBNAIL = "/thumbnail"


def document_bytes(document: WordDocument, title: str, author: str, language: str) -> bytes:
    """Return a document as the bytes of a .docx file, with fixed properties and dates."""
    properties = document.core_properties
    properties.title, properties.language = title, language
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = DATE.replace(tzinfo=None)
    properties.revision = 1
    properties.comments = ""
    package = document.part.package
    for identifier, relation in list(package.rels.items()):
        if relation.reltype.endswith(THUMBNAIL):  # of python-docx's template, not of ours
            del package.rels[identifier]
    written = io.BytesIO()
    document.save(written)
    return _dateless(written)


def _dateless(archive: io.BytesIO) -> bytes:
    fixed = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and Linux
            new.writestr(entry, old.read(name))
    return fixed.getvalue()
