"""Icons that most pages show are kept by the style; what they look like does not change."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from PIL import Image, ImageChops, ImageStat

from output.icons import ICON, name_icons, rules, shared_icons, with_named_icons

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

ARROW = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2"/></svg>'
RARE = '<svg viewBox="0 0 24 24"><path d="M3 4"/></svg>'
PICTURE = '<svg class="kb-picture" viewBox="0 0 24 24"><path d="M5 6"/></svg>'
# Draws an emptied icon as it was before the build emptied it, in the very same place.
DRAW = """(icon) => {
  const css = getComputedStyle(icon).getPropertyValue("--kb-icon");
  const text = decodeURIComponent(css.trim().slice('url("data:image/svg+xml,'.length, -2));
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  icon.append(...drawing.childNodes);
  icon.removeAttribute("class");
}"""

SEEN = "(icon) => icon.checkVisibility({ opacityProperty: true, visibilityProperty: true })"
ROUNDING = 9


def test_icons_of_more_than_half_of_the_pages_are_shared() -> None:
    pages = [ARROW + PICTURE, ARROW + ARROW + RARE + PICTURE, PICTURE]
    assert shared_icons(pages) == {ARROW}
    assert shared_icons([RARE, ARROW]) == frozenset()


def test_a_shared_icon_leaves_an_empty_picture_of_its_size() -> None:
    names = name_icons({ARROW})
    page = f"<a>{ARROW}</a>{RARE}{PICTURE}"
    empty = '<svg viewBox="0 0 24 24" class="kb-icon-1"></svg>'
    assert with_named_icons(page, names) == f"<a>{empty}</a>{RARE}{PICTURE}"


def test_names_do_not_depend_on_the_order_in_which_icons_are_met() -> None:
    assert name_icons([RARE, ARROW]) == name_icons([ARROW, RARE])


@pytest.mark.parametrize("drawing", ['<path d="M1 2"/>', '<g fill="#1a2b3c">\n100% “ก”</g>'])
def test_the_style_holds_the_drawing_itself(drawing: str) -> None:
    rule = rules({f'<svg viewBox="0 0 8 8">{drawing}</svg>': "kb-icon-1"})
    match = re.fullmatch(
        r'\.kb-icon-1\{--kb-icon:url\("data:image/svg\+xml,([^"<>#\n]*)"\)\}', rule
    )
    assert match
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{drawing}</svg>'
    assert unquote(match[1]) == picture.replace('"', "'").replace("\n", " ")


def test_the_site_repeats_no_icon_on_most_of_its_pages(site: Path) -> None:
    pages = [page.read_text("utf-8") for page in site.rglob("*.html")]
    with_style = [page for page in pages if "assets/styles." in page]
    assert len(with_style) > 60
    assert {icon for icon in shared_icons(with_style) if ICON.fullmatch(icon)["drawing"]} == set()  # type: ignore[index]
    style = next(site.glob("assets/styles.*.css")).read_text("utf-8")
    used = set(re.findall(r'class="(kb-icon-\d+)"', "".join(with_style)))
    assert used == set(re.findall(r"\.(kb-icon-\d+)\{", style))
    assert len(used) > 8


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced colours"],
)
@pytest.mark.parametrize("width", [1280, 360])
def test_a_shared_icon_looks_as_if_it_stood_in_the_page(
    width: int, look: dict[str, Any], chromium: Browser, address: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, **look)
    page = context.new_page()
    page.goto(f"{address}/methods/letters.html")
    # Handles stay with their element when it loses the class by which it was found.
    icons = [icon for icon in page.query_selector_all("[class^=kb-icon-]") if icon.evaluate(SEEN)]
    assert len(icons) > 4
    for icon in icons:
        shared = _picture(icon.screenshot())
        icon.evaluate(DRAW)
        drawn = _picture(icon.screenshot())
        # Where an icon stands between two pixels, a mask and a drawing round otherwise.
        assert _difference(shared, drawn) < ROUNDING < _difference(drawn, _blank(drawn)) / 2
    context.close()


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def _blank(picture: Image.Image) -> Image.Image:
    """Return a picture of the ground alone, the commonest of 256 shades."""
    shades = picture.histogram()
    return Image.new("L", picture.size, shades.index(max(shades)))


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart on average, from 0 to 255."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]
