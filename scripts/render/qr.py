"""QR codes as pictures inside the page, for readers who hold a sheet of paper."""

from __future__ import annotations

import io

import segno


def qr_code(address: str, title: str) -> str:
    """Return an SVG picture of a QR code, without style attributes; ``title`` names it.

    Error correction M (15 %) survives a fold and a grey copy (ISO/IEC 18004).
    """
    picture = io.BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(
        picture, kind="svg", xmldecl=False, svgns=False, omitsize=True, nl=False, border=2,
        svgclass="kb-qr", lineclass=None, title=title,
    )  # fmt: skip
    return picture.getvalue().decode("utf-8").replace("<svg ", '<svg role="img" ', 1)
