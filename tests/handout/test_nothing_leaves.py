"""A PDF asks nothing of any host: it leads to the site, and runs and fetches nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from sheets import ADDRESS

if TYPE_CHECKING:
    from sheets import Printed

# Actions and entries by which a PDF runs or fetches something (ISO 32000-2, 12.6.4).
ACTIVE = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"}


def test_a_pdf_leads_to_the_site_alone_and_fetches_nothing(printed: list[Printed]) -> None:
    led = 0
    for sheet in printed:
        with pikepdf.open(sheet.pdf) as pdf:
            assert "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root
            assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
            for item in pdf.objects:
                if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                    continue
                assert str(item.get("/S", "")) not in ACTIVE, sheet.page.path
                assert "/FFilter" not in item  # a stream that lies elsewhere
                if "/URI" in item:
                    led += 1
                    assert str(item["/URI"]).startswith(ADDRESS), (sheet.page.path, item["/URI"])
    assert led > 100
