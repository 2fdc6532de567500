"""Finishing a PDF: what differs from run to run is taken out of it."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Finished:
    """A PDF ready to be written, its number of pages, and the page each h1 begins on (from 1)."""

    data: bytes
    pages: int
    starts: tuple[int, ...]


def finish(data: bytes, author: str) -> Finished:
    """Return a printed PDF without dates, with an id made from its content alone.

    Viewers show its title instead of its file's name.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        pdf.docinfo["/Author"] = author
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        starts = _starts(pdf)
        output = io.BytesIO()
        pdf.save(output, deterministic_id=True,
                 object_stream_mode=pikepdf.ObjectStreamMode.generate)  # fmt: skip
        return Finished(output.getvalue(), len(pdf.pages), starts)


def _starts(pdf: pikepdf.Pdf) -> tuple[int, ...]:
    """Return the page of each entry at the top of the outline, which Chromium makes of headings."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    with pdf.open_outline() as outline:
        found = []
        for item in outline.root:
            destination = item.destination
            if not isinstance(destination, pikepdf.Array):
                continue
            found.append(numbers[destination[0].objgen])
        return tuple(found)
