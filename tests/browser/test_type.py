"""Thai type is there at the first paint: nothing flashes, shifts, is clipped or fails to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

OBSERVE = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    shifts.push([entry.value, entry.sources.map((s) => (s.node && s.node.className) || "").join()]);
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("path", ["methods/letters.html", "en/methods/letters.html", "index.html"])
def test_a_first_visit_over_a_slow_line_shifts_nothing(
    path: str, address: str, chromium: Browser
) -> None:
    context = chromium.new_context(viewport={"width": 400, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 100, "downloadThroughput": 200_000,
         "uploadThroughput": 200_000},
    )  # fmt: skip
    page.add_init_script(OBSERVE)
    page.goto(f"{address}/{path}")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert _drawn_with(page, ".kb-page__text p", session) == {"Sarabun"}
    assert page.evaluate("shifts") == []
    context.close()


def _drawn_with(page: Page, selector: str, session: object) -> set[str]:
    send = session.send  # type: ignore[attr-defined]
    send("DOM.enable")
    send("CSS.enable")
    root = send("DOM.getDocument")["root"]["nodeId"]
    node = send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts}


def test_pages_opened_as_files_ask_for_no_font_that_fails(site: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    page.goto((site / "methods/letters.html").as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('1em Sarabun', 'ก')")
    page.close()
    assert [text for text in troubles if "font" in text or "woff" in text or "CORS" in text] == []


def test_marks_fit_in_their_lines(address: str, chromium: Browser) -> None:
    # The page's own policy forbids the style that this test adds.
    page = chromium.new_page(bypass_csp=True)
    page.goto(f"{address}/reference/glossary.html")
    page.evaluate("document.fonts.ready")
    page.add_style_tag(content=".kb-term__tip { display: block !important; }")
    # Ink of the tallest stack of marks and of the lowest vowel, against the line's box.
    clipped = page.evaluate(
        """() => {
          const pen = document.createElement("canvas").getContext("2d");
          return [...document.querySelectorAll("h1, h2, h3, td, th, button, .kb-term__tip, li, p")]
            .filter((e) => e.clientHeight && e.innerText.trim())
            .filter((e) => {
              const style = getComputedStyle(e);
              if (style.overflowY === "visible") return false;
              pen.font = `${style.fontWeight} ${style.fontSize} Sarabun`;
              const ink = pen.measureText("นี้ผู้");
              const needed = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
              return parseFloat(style.lineHeight) < needed;
            }).map((e) => e.className || e.tagName);
        }"""
    )
    assert clipped == []
    for selector in (".md-typeset h1", ".md-typeset h2", ".md-typeset h3", ".md-typeset p"):
        ratio = page.locator(selector).first.evaluate(
            "(e) => { const style = getComputedStyle(e);"
            " return parseFloat(style.lineHeight) / parseFloat(style.fontSize); }"
        )
        assert ratio >= 1.45, selector
    page.close()


# Returns the headings whose link to themselves stands on a line of its own.
LINK_ALONE = """() => [...document.querySelectorAll("article .headerlink")].filter((link) => {
  const words = document.createRange();
  words.setStart(link.parentElement, 0);
  words.setEndBefore(link);
  return link.getBoundingClientRect().top >= [...words.getClientRects()].pop().bottom;
}).map((link) => link.parentElement.textContent)"""


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", ["reference/glossary.html", "en/reference/glossary.html"])
def test_a_heading_gets_no_line_for_its_link_alone(
    path: str, width: int, address: str, chromium: Browser
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}/{path}")
    page.evaluate("document.fonts.ready")
    assert page.evaluate(LINK_ALONE) == []
    assert page.locator("article .headerlink").count() > 60
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()
