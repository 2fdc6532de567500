"""The printed sheet of any page: complete, true to the page, and on one side where it should be."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

import pikepdf
import pytest

from handout.printing import Job
from pdfs import THAI, condensed, pages_text, qr_texts
from render.sources import joined
from sheets import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from content.knowledge import KnowledgeBase
    from handout.printing import Printer
    from handout.produce import Source
    from sheets import Printed

PAGE_OF = {"th": "หน้า {} จาก {}", "en": "Page {} of {}"}
# The text blocks that a reader of paper sees; the style sheet hides the rest.
BLOCKS = """
() => [...document.querySelectorAll("article :is(p, li, h1, h2, h3, h4, td, th, dt, dd)")]
  .filter((block) => block.getClientRects().length && !block.querySelector("p, li, td"))
  .map((block) => block.innerText)
"""


def _margins(printed: Printed, count: int) -> list[str]:
    """Return what the margins of each page say."""
    facts = printed.page.facts
    return [
        ("" if number == 1 else facts["from"] + facts["title"])
        + facts["state"]
        + PAGE_OF[printed.page.language].format(number, count)
        for number in range(1, count + 1)
    ]


# Actions and entries by which a PDF runs or fetches something (ISO 32000-2, 12.6.4).
ACTIVE = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"}
TABLE_HEADS = "[...document.querySelectorAll('thead')].map((head) => head.innerText).join('')"


def test_text_of_every_pdf_is_the_text_of_its_page(
    printed: list[Printed], addressed_site: Path, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.emulate_media(media="print")
    for sheet in printed:
        tab.goto((addressed_site / sheet.page.path).as_uri())
        shown = tab.evaluate("document.body.innerText")
        texts = pages_text(sheet.pdf)
        margins = _margins(sheet, len(texts))
        expected = Counter(THAI.findall(shown + "".join(margins)))
        # A table that goes on on the next sheet has its head there again.
        again = Counter(THAI.findall(tab.evaluate(TABLE_HEADS)))
        assert Counter(THAI.findall("".join(texts))) in (expected, expected + again), (
            sheet.page.path
        )
        body = "".join(
            _without(condensed(text), condensed(margin))
            for text, margin in zip(texts, margins, strict=True)
        )
        for block in tab.evaluate(BLOCKS):
            assert condensed(block) in body, (sheet.page.path, block)
    context.close()


def _heading(printed: Printed) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", printed.page.article, re.DOTALL)
    assert found
    return unescape(re.sub(r"<a class=.headerlink.*?</a>|<[^>]*>", "", found[1])).strip()


def _without(text: str, margin: str) -> str:
    """Return a page's text without that of its margins, which may stand before and behind."""
    for size in range(len(margin), -1, -1):
        head, foot = margin[: len(margin) - size], margin[len(margin) - size :]
        if text.startswith(head) and text.endswith(foot):
            return text[len(head) : len(text) - len(foot)]
    for size in range(len(margin) + 1):  # Chromium draws the margins first, or last
        if text.startswith(margin[size:] + margin[:size]):
            return text[len(margin) :]
    return text


def test_every_pdf_is_a_tagged_a4_sheet_that_names_its_language(printed: list[Printed]) -> None:
    for sheet in printed:
        with pikepdf.open(sheet.pdf) as pdf:
            for page in pdf.pages:
                width, height = (float(edge) for edge in page.mediabox[2:])
                assert (width, height) == pytest.approx((595.3, 841.9), abs=0.5)
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == sheet.page.language
            assert str(pdf.docinfo["/Title"]).startswith(sheet.page.title)
            with pdf.open_outline() as outline:
                assert [item.title for item in outline.root] == [_heading(sheet)]


def test_checklists_and_techniques_fit_on_one_side(printed: list[Printed]) -> None:
    kinds = Counter(sheet.page.kind for sheet in printed)
    assert kinds["checklist"] >= 6
    assert kinds["technique"] >= 14
    counts = {sheet.page.path: len(pages_text(sheet.pdf)) for sheet in printed
              if sheet.page.kind in ("checklist", "technique")}  # fmt: skip
    assert {path: count for path, count in counts.items() if count != 1} == {}


def test_case_studies_take_three_pages_at_most(printed: list[Printed]) -> None:
    cases = [len(pages_text(s.pdf)) for s in printed if s.page.slug.startswith("cases/")]
    assert cases
    assert max(cases) <= 3


def test_no_page_is_blank_or_shows_navigation(printed: list[Printed]) -> None:
    for sheet in printed:
        for text in pages_text(sheet.pdf):
            assert len(text) > 150, sheet.page.path
        text = "".join(pages_text(sheet.pdf))
        assert "JavaScript" not in text or sheet.page.slug.startswith("about/")
        for word in ("ข้ามไปที่เนื้อหา", "กลับขึ้นด้านบน", "พิมพ์เอกสารแจก", "Skip to content"):
            assert word not in text


def test_sheet_names_whose_it_is_its_state_its_address_and_its_sources(
    printed: list[Printed], knowledge: KnowledgeBase
) -> None:
    for sheet in printed:
        page = sheet.page
        first = condensed(pages_text(sheet.pdf)[0])
        everything = condensed("".join(pages_text(sheet.pdf)))
        address = ADDRESS + page.path
        reviewed = "24 พฤศจิกายน 2569" if page.language == "th" else "24 November 2026"
        for fact in (page.organisation, _heading(sheet), address, reviewed, "1.0.0"):
            assert condensed(fact) in first, (page.path, fact)
        document = knowledge.documents[(page.slug, page.language)]
        cited = {citation.unit for citation in document.citations}
        labels = [unit.labels[page.language] for unit in knowledge.data.units.values()
                  if unit.id in cited]  # fmt: skip
        assert condensed(", ".join(joined(labels))) in everything, page.path


def test_links_are_numbered_and_their_addresses_noted(printed: list[Printed]) -> None:
    sheet = next(s for s in printed if s.page.path == "methods/letters.html")
    text = re.sub(r"\s", "", "".join(pages_text(sheet.pdf)))
    targets = ("methods/communication-tools", "methods/letters/request-support",
               "methods/letters/request-cooperation", "choose")  # fmt: skip
    for number, target in enumerate(targets, 1):
        assert f"[{number}]{ADDRESS}{target}.html" in text
        assert text.count(f"[{number}]") >= 2


def test_qr_code_leads_to_the_page(printed: list[Printed], tmp_path: Path) -> None:
    for sheet in printed[::5]:
        assert qr_texts(sheet.pdf, tmp_path) == [ADDRESS + sheet.page.path]


def test_links_in_a_pdf_have_the_readers_addresses(printed: list[Printed]) -> None:
    for sheet in printed:
        with pikepdf.open(sheet.pdf) as pdf:
            links = [
                str(annotation.A.URI)
                for page in pdf.pages
                for annotation in page.get("/Annots", [])
                if "/A" in annotation and "/URI" in annotation.A
            ]
        assert links
        assert [link for link in links if not link.startswith(ADDRESS)] == []


def test_site_without_an_address_prints_none(site: Path, source: Source, tmp_path: Path) -> None:
    from handout.printing import Printer

    html = (site / "methods/letters.html").read_text(encoding="utf-8")
    assert "kb-qr" not in html
    assert "://" not in re.sub(r"https?://www\.w3\.org/\S+", "", unescape(_article(html)))
    pdf = tmp_path / "letters.pdf"
    with Printer(source.chromium, site, "") as printer:
        printer.print([Job("methods/letters.html")], lambda _, data: _keep(pdf, data))
    assert "://" not in "".join(pages_text(pdf))
    assert b"handouts.invalid" not in pikepdf.open(pdf).Root.unparse(resolved=True)
    with pikepdf.open(pdf) as opened:
        annotations = [a for page in opened.pages for a in page.get("/Annots", [])]
        assert [a for a in annotations if "/A" in a and "/URI" in a.A] == []


def _article(html: str) -> str:
    return html[html.index("<article") : html.index("</article>")]


def _keep(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def test_folded_section_prints_open_without_a_script(
    printer: Printer, addressed_site: Path, tmp_path: Path
) -> None:
    html = (addressed_site / "choose.html").read_text(encoding="utf-8")
    folded = "<details><summary>หัวข้อที่พับไว้</summary><p>ข้อความที่พับไว้</p></details>"
    html = html.replace('<div class="kb-page__text">', f'<div class="kb-page__text">{folded}')
    pdf = tmp_path / "folded.pdf"
    printer.print([Job("choose.html", html)], lambda _, data: _keep(pdf, data))
    assert "ข้อความที่พับไว้" in condensed(pages_text(pdf)[0])


def test_checkboxes_are_squares_and_dark_colours_print_black_on_white(
    addressed_site: Path, chromium: Browser
) -> None:
    tab = chromium.new_page(color_scheme="dark")
    tab.goto((addressed_site / "checklists/before-a-visit.html").as_uri())
    tab.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    tab.emulate_media(media="print", color_scheme="dark")
    look = "(e) => [getComputedStyle(e).appearance, e.offsetWidth, e.offsetHeight]"
    for box in tab.locator("article [type=checkbox]").all():
        appearance, width, height = box.evaluate(look)
        assert (appearance, width) == ("none", height)
        assert width >= 14
    colour = "(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    assert tab.locator("body").evaluate(colour) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert tab.locator("article li").first.evaluate(colour)[0] == "rgb(0, 0, 0)"
    tab.close()


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
