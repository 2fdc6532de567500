"""Readers can read every picture: on a phone, in the dark, on paper, by keyboard, as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from watching import Watched

SLUGS = (
    "reference/map", "reference/forms", "strategies", "concepts/forms", "cases", "prepare",
    "cases/committee-meeting", "cases/executive-visit", "cases/study-visit",
    "methods/letters/request-support", "methods/letters/request-cooperation",
)  # fmt: skip
PREFIXES = {"th": "", "en": "en/"}

# Every text that sticks out of the box it stands in, or out of its picture, by over a pixel.
STICKING_OUT = """() => {
  const out = [];
  for (const svg of document.querySelectorAll(".kb-picture svg[role=group]")) {
    if (!svg.checkVisibility()) continue;
    const paper = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll("rect.kb-box")].map((rect) => rect.getBBox());
    for (const text of svg.querySelectorAll("text:not([transform])")) {
      for (const span of text.querySelectorAll("tspan")) {
        const words = span.textContent.trimEnd();
        if (!words) continue;
        const start = span.getStartPositionOfChar(0);
        const end = span.getEndPositionOfChar(words.length - 1);
        const box = boxes.find((b) => b.x <= start.x && start.x <= b.x + b.width
                                   && b.y <= start.y && start.y <= b.y + b.height);
        const right = box ? box.x + box.width : paper.width;
        if (end.x > right + 1) out.push(`${words}: ${end.x} > ${right}`);
      }
      const area = text.getBBox();
      const below = area.y + area.height - paper.height;
      if (area.y < -4 || below > 4) out.push(`${text.textContent} is cut`);
    }
  }
  return out;
}"""

# The least contrast (WCAG 2) between a picture's words and what they stand on.
CONTRAST = """() => {
  const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = (css) => {
    const [r, g, b] = css.match(/[\\d.]+/g).map(Number).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const page = light(getComputedStyle(document.body).backgroundColor);
  const box = document.querySelector(".kb-picture .kb-box");
  const grounds = [page, ...(box ? [light(getComputedStyle(box).fill)] : [])];
  let least = 21;
  for (const text of document.querySelectorAll(".kb-picture text:not(.kb-editor__text)")) {
    const ink = light(getComputedStyle(text).fill);
    for (const ground of grounds) least = Math.min(least, ratio(ink, ground));
  }
  for (const text of document.querySelectorAll(".kb-picture .kb-editor__text")) {
    const ground = light(getComputedStyle(text.parentElement.querySelector("rect")).fill);
    least = Math.min(least, ratio(light(getComputedStyle(text).fill), ground));
  }
  return least;
}"""


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("width", [360, 1280])
def test_text_stays_in_its_box_and_the_page_in_its_width(
    address: str, watched: Watched, language: str, width: int
) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    for slug in SLUGS:
        opened(page, f"{address}/{PREFIXES[language]}{slug}.html")
        assert page.locator(".kb-picture svg[role=group]:visible").count() > 0, slug
        assert page.evaluate(STICKING_OUT) == [], slug
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), slug
        smallest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('.kb-picture svg[role=group]')]"
            ".filter((svg) => svg.checkVisibility())"
            ".map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"
        )
        assert smallest > 0.9, slug  # of the size that the text was set in
    assert watched.troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_they_stand_on(
    address: str, watched: Watched, scheme: str
) -> None:
    page = watched.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for slug in ("reference/map", "cases/study-visit", "reference/forms"):
        opened(page, f"{address}/{slug}.html")
        assert page.evaluate(CONTRAST) >= 4.5, slug


def test_a_node_is_reached_and_followed_by_keyboard(address: str, watched: Watched) -> None:
    page = watched.page
    opened(page, f"{address}/en/reference/map.html")
    node = page.locator(".kb-picture__wide a.kb-node", has_text="2 Coordination")
    page.locator(".kb-picture__wide a.kb-node").first.focus()
    for _ in range(40):
        if node.evaluate("(element) => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    box = node.locator("rect")
    assert box.evaluate("(element) => getComputedStyle(element).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/competencies/coordination.html")


def test_every_node_leads_to_a_place_that_exists(site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    followed = 0
    for path, html in pages.items():
        for href in set(re.findall(r'<a class="kb-node" href="([^"]+)"', html)):
            target, _, anchor = href.partition("#")
            found = pages[(path.parent / (target or path.name)).resolve()]
            assert not anchor or f' id="{anchor}"' in found, (path, href)
            followed += 1
    assert followed > 280


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("reference/map.html", "การนำเสนอต่อที่ประชุม"),
        ("en/cases/study-visit.html", "Asked for assistance with a visit; the reply was positive"),
    ],
)
def test_words_can_be_selected_and_copied(
    address: str, watched: Watched, path: str, words: str
) -> None:
    page = watched.page
    opened(page, f"{address}/{path}")
    copied = page.evaluate(
        "() => { const all = document.querySelector('.kb-picture');"
        " getSelection().selectAllChildren(all); return getSelection().toString(); }"
    )
    assert words in " ".join(copied.split())


def test_each_picture_is_named_and_told_in_words(address: str, watched: Watched) -> None:
    page = watched.page
    for slug in ("reference/map", "cases/study-visit", "methods/letters/request-support"):
        opened(page, f"{address}/{slug}.html")
        for svg in page.locator(".kb-picture svg[role=group]:visible").all():
            label = svg.get_attribute("aria-labelledby")
            assert page.locator(f"[id='{label}']").count() == 1
        for words in page.locator(".kb-picture-words").all():
            assert not words.locator("li").first.is_visible()
            words.locator("summary").press("Enter")
            assert words.locator("li").first.is_visible()


def test_on_paper_pictures_are_dark_on_white_and_technique_pages_go_without(
    address: str, watched: Watched
) -> None:
    page = watched.page
    page.emulate_media(media="print", color_scheme="dark")
    opened(page, f"{address}/reference/map.html")
    assert page.locator(".kb-picture__wide svg").is_visible()
    assert not page.locator(".kb-picture__narrow svg").is_visible()
    for css, colour in ((".kb-box", "rgb(255, 255, 255)"), (".kb-label", "rgb(0, 0, 0)")):
        shape = page.locator(f".kb-picture {css}").first
        assert shape.is_visible()
        assert shape.evaluate("(element) => getComputedStyle(element).fill") == colour
    opened(page, f"{address}/methods/letters/request-support.html")
    assert not page.locator(".kb-picture").first.is_visible()
    assert not page.locator(".kb-files").is_visible()
    assert page.locator("#parts + ol").is_visible()


def test_files_come_down_from_both_languages(address: str, site: Path, watched: Watched) -> None:
    page = watched.page
    for prefix in PREFIXES.values():
        opened(page, f"{address}/{prefix}reference/forms.html")
        names = set()
        for link in page.locator(".kb-files a[download]").all():
            href = str(link.evaluate("(element) => element.href"))
            answer = page.request.get(href)
            assert answer.ok and answer.body().startswith(b"PK"), href
            names.add(href.rpartition("/")[2])
        assert names == {path.name for path in (site / "files").iterdir()}
    with page.expect_download() as download:
        page.locator(".kb-files a").first.click()
    assert download.value.suggested_filename == "request-support.en.docx"
