"""kb.py screenshot: write a picture of a page of the built site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from check.nearest import nearest
from check.report import language_of
from commands.chosen import NEAR
from commands.tools import CHROMIUM, find
from content.findings import Words, tell

if TYPE_CHECKING:
    import argparse

NO_PAGE = Words("ไม่มีหน้า {page} {near}", "There is no page {page}. {near}")
NOT_BUILT = Words(
    "สร้างเว็บไซต์ก่อนด้วย python3 scripts/kb.py build",
    "Build the site first: python3 scripts/kb.py build",
)


def run(options: argparse.Namespace) -> int:
    """Take the picture with a headless Chromium; return 2 where there is none."""
    from output.browser import open_browser  # noqa: PLC0415

    page = options.site_dir / options.page
    if not page.is_file():
        names = [
            path.relative_to(options.site_dir).as_posix()
            for path in options.site_dir.rglob("*.html")
        ]
        near = nearest(options.page, names)
        said = NO_PAGE.fill(page=page, near=NEAR.fill(near=near) if near else NOT_BUILT)
        print(f"kb: {tell(said, language_of())}", file=sys.stderr)
        return 2
    executable = find(CHROMIUM)
    if executable is None:
        print(f"kb: no Chromium was found. {CHROMIUM.advice}", file=sys.stderr)
        return 2
    scheme = "dark" if options.dark else "light"
    with open_browser(executable) as browser:
        view = browser.new_page(
            viewport={"width": options.width, "height": options.height},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        view.goto(page.resolve().as_uri())
        view.evaluate("document.fonts.ready")
        view.screenshot(path=options.output, full_page=options.full)
    print(f"Wrote {options.output}.")
    return 0
