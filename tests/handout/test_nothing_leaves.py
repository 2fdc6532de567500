"""A PDF asks nothing of any host: it leads to the site, and runs and fetches nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from sheets import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets import Printed

# Actions and entries by which a PDF runs or fetches something (ISO 32000-2, 12.6.4).
ACTIVE = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"}


def test_a_pdf_leads_to_the_site_alone_and_fetches_nothing(printed: list[Printed]) -> None:
    led = 0
    for sheet in printed:
        with pikepdf.open(sheet.pdf) as pdf:
            assert "/OpenAction" not in pdf.Root
            assert "/AA" not in pdf.Root
            assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
            for item in _dictionaries(pdf):
                assert str(item.get("/S", "")) not in ACTIVE, sheet.page.path
                assert "/FFilter" not in item  # a stream that lies elsewhere
                if "/URI" in item:
                    led += 1
                    assert str(item["/URI"]).startswith(ADDRESS), (sheet.page.path, item["/URI"])
    assert led > 100


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary of a PDF, also those that stand within others."""
    waiting = list(pdf.objects)
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            inner = list(item)
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield item
            inner = [value for _, value in item.items()]
        else:
            continue
        waiting += [v for v in inner if isinstance(v, pikepdf.Object) and not v.is_indirect]
