"""kb.py screenshot: write a picture of a page of the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.nearest import nearest
from check.report import refuse, say
from commands.chosen import NEAR
from commands.handouts import NO_CHROMIUM
from commands.outcome import obstacle
from commands.tools import CHROMIUM, find
from content.findings import Words

if TYPE_CHECKING:
    import argparse

NO_PAGE = Words("ไม่มีหน้า {page} {near}", "There is no page {page}. {near}")
NOT_BUILT = Words(
    "สร้างเว็บไซต์ก่อนด้วย python3 scripts/kb.py build",
    "Build the site first: python3 scripts/kb.py build",
)
NO_PICTURE = Words(
    "Chromium ถ่ายภาพหน้านี้ไม่ได้ ({reason}) โปรดลองใหม่โดยย่อขนาด: "
    "python3 scripts/kb.py screenshot {page} {output} --width 1280 --height 800",
    "Chromium could not take the picture ({reason}). Try a smaller one: "
    "python3 scripts/kb.py screenshot {page} {output} --width 1280 --height 800",
)
WROTE = Words("บันทึก {output} แล้ว", "Wrote {output}.")


def run(options: argparse.Namespace) -> int:
    """Take the picture with a headless Chromium; return 2 where something is in the way."""
    page = options.site_dir / options.page
    if not page.is_file():
        names = [
            path.relative_to(options.site_dir).as_posix()
            for path in options.site_dir.rglob("*.html")
        ]
        near = nearest(options.page, names)
        said = NO_PAGE.fill(page=page, near=NEAR.fill(near=near) if near else NOT_BUILT)
        return refuse(said)
    executable = find(CHROMIUM)
    if executable is None:
        return refuse(NO_CHROMIUM.fill(advice=CHROMIUM.advice))
    from playwright.sync_api import Error  # noqa: PLC0415  not in every environment

    from handout.browser import open_browser  # noqa: PLC0415

    scheme = "dark" if options.dark else "light"
    try:
        with open_browser(executable) as browser:
            view = browser.new_page(
                viewport={"width": options.width, "height": options.height},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            view.goto(page.resolve().as_uri())
            view.evaluate("document.fonts.ready")
            picture = view.screenshot(full_page=options.full)
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_bytes(picture)
    except Error as error:
        reason = error.message.strip().partition("\n")[0]
        return refuse(NO_PICTURE.fill(reason=reason, page=options.page, output=options.output))
    except OSError as error:
        return refuse(obstacle(error, options.output))
    say(WROTE.fill(output=options.output))
    return 0
