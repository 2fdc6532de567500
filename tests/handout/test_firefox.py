"""Firefox prints the same sheet; what it cannot put into the margins stands in the text."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

import pdfs

if TYPE_CHECKING:
    from pathlib import Path

# In centimetres, as @page asks for them, which Firefox leaves to its own dialogue.
PAPER = {
    "page": {"width": 21.0, "height": 29.7},
    "margin": {"top": 1.3, "bottom": 1.3, "left": 1.7, "right": 1.5},
    "shrinkToFit": False,
}
# English pages: the letters of Thai cannot be told from Firefox's PDFs.
BLOCKS = """
return [...document.querySelectorAll("article :is(p, li, h1, h2, h3, td)")]
  .filter((block) => block.closest(".kb-page__text") && block.innerText.trim()
    && !block.querySelector("p, li, td")
    && !block.closest(".kb-picture, .kb-files, .kb-used, details"))
  .map((block) => block.firstChild.nodeType === 3 ? block.firstChild.data : "")
  .filter((text) => text.trim().length > 20);
"""


def condensed(text: str) -> str:
    """Return text without spaces, and with one sign for each ligature, which Firefox has not."""
    return re.sub("ffi|ffl|ff|fi|fl|\ufffd", "*", pdfs.condensed(text))


# Each numbered list with its items' texts, and what a list of the same kind would be numbered.
NUMBERED = """
return [...document.querySelectorAll(".kb-page__text ol, .kb-chooser > ol")]
  .filter((list) => list.checkVisibility() && !list.closest("details"))
  .map((list) => [...list.children].map((item) => item.innerText.trim()));
"""


def printed(firefox: Any, folder: Path) -> Path:
    """Print the page that Firefox shows, and return the PDF."""
    # WebDriver's own command, which the driver has no method for.
    answer = firefox._send_message("WebDriver:Print", PAPER)
    pdf = folder / "printed.pdf"
    pdf.write_bytes(base64.b64decode(answer["value"]))
    return pdf


@pytest.mark.parametrize(
    "slug", ["methods/in-person", "cases/committee-meeting", "cases/study-visit", "choose"]
)
def test_firefox_numbers_every_list_from_its_start(
    slug: str, address: str, firefox: Any, tmp_path: Path
) -> None:
    firefox.navigate(f"{address}/en/{slug}.html")
    lists = [items for items in firefox.execute_script(NUMBERED) if len(items) > 1]
    text = condensed("".join(pdfs.pages_text(printed(firefox, tmp_path))))
    assert lists
    for items in lists:
        for number, item in enumerate(items, 1):
            start = condensed(item)[:20].partition("*")[0]
            assert f"{number}.{start}" in text, f"{number}. {item}"


@pytest.mark.parametrize("slug", ["methods/in-person", "checklists/before-a-visit"])
def test_firefox_prints_a_whole_sheet_of_a4(
    slug: str, address: str, firefox: Any, tmp_path: Path
) -> None:
    firefox.navigate(f"{address}/en/{slug}.html")
    blocks = firefox.execute_script(BLOCKS)
    pdf = printed(firefox, tmp_path)
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages) == 1
        width, height = (float(size) for size in opened.pages[0].mediabox[2:])
    assert (width, height) == pytest.approx((595.3, 841.9), abs=1)
    text = condensed(pdfs.pages_text(pdf)[0])
    assert len(blocks) > 5
    for block in blocks:
        assert condensed(block) in text, block
    for furniture in ("Public Sector Development Group", "Last reviewed", "Version", "Notes",
                      "Sources in the report", "Pages and addresses referred to"):  # fmt: skip
        assert condensed(furniture) in text
    for screen in ("Table of contents", "Print handout", "Skip to content", "History of this page"):
        assert condensed(screen) not in text
