"""kb.py screenshot: write a picture of a page of the built site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from commands.tools import CHROMIUM, find

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Take the picture with a headless Chromium; return 2 where there is none."""
    from output.browser import open_browser  # noqa: PLC0415

    page = options.site_dir / options.page
    if not page.is_file():
        print(f"kb: there is no {page}. Build first: python3 scripts/kb.py build", file=sys.stderr)
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
