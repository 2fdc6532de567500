"""The colours that a reader has chosen are there from the first paint of the next page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize(("preferred", "chosen"), [("light", "slate"), ("dark", "default")])
def test_chosen_colours_do_not_wait_for_the_themes_script(
    chromium: Browser, address: str, preferred: Literal["light", "dark"], chosen: str
) -> None:
    context = chromium.new_context(color_scheme=preferred)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.locator("label[for^=__palette]:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen)
    page.route("**/bundle.*.js", lambda route: route.abort())
    for path in ("choose.html", "en/cases.html"):
        page.goto(f"{address}/{path}")
        assert page.locator("body").get_attribute("data-md-color-scheme") == chosen
    context.close()
