"""Finishing a PDF: what differs from run to run is taken out of it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import cast

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
        _renumber(pdf)
        output = io.BytesIO()
        pdf.save(output, deterministic_id=True,
                 object_stream_mode=pikepdf.ObjectStreamMode.generate)  # fmt: skip
        return Finished(output.getvalue(), len(pdf.pages), starts)


def _renumber(pdf: pikepdf.Pdf) -> None:
    """Renumber the ids of structure elements, in the order of the elements.

    Chromium takes them from a counter that runs a little differently each time. They
    are used by table cells, to name their headers, and listed in the id tree.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/IDTree" not in root:
        return
    elements = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ID" in o
                and o.get("/Type") == "/StructElem"]  # fmt: skip
    ids = {bytes(element.ID): b"node%08d" % n for n, element in enumerate(elements, 1)}
    for element in elements:
        element.ID = pikepdf.String(ids[bytes(element.ID)].decode())
    for cell in pdf.objects:
        if not isinstance(cell, pikepdf.Dictionary) or not isinstance(
            attributes := cell.get("/A"), pikepdf.Array
        ):
            continue
        for attribute in attributes:
            if isinstance(attribute, pikepdf.Dictionary) and "/Headers" in attribute:
                attribute.Headers = pikepdf.Array(
                    [pikepdf.String(ids[bytes(h)].decode()) for h in attribute.Headers]
                )
    names = [part for element in elements for part in (element.ID, element)]
    root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))


def _starts(pdf: pikepdf.Pdf) -> tuple[int, ...]:
    """Return the page of each entry at the top of the outline, which Chromium makes of headings."""
    pages = [page.obj for page in pdf.pages]
    with pdf.open_outline() as outline:
        return tuple(
            pages.index(cast("pikepdf.Dictionary", item.destination[0])) + 1
            for item in outline.root
            if isinstance(item.destination, pikepdf.Array)
        )
