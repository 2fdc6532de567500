"""Printing with one Chromium, two pages at a time."""

from __future__ import annotations

import asyncio
import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.async_api import Error, async_playwright

from output.browser import QUIET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from playwright.async_api import Browser, Route

# Where a site without an address is printed from; no such host can exist (RFC 2606).
NOWHERE = "https://handouts.invalid/"
TABS = 2
UNLINK = """
(base) => {
  for (const link of document.querySelectorAll("a[href]"))
    if (link.href.startsWith(base) && !link.getAttribute("href").startsWith("#"))
      link.removeAttribute("href");
}
"""


class PrintError(Exception):
    """Raised where the browser cannot be started or fails; the message says what it said."""


@dataclass(frozen=True)
class Job:
    """A page of the site to print: its path within it, and its HTML if it is no file there."""

    path: str
    html: str | None = None


def print_all(
    executable: str,
    site: Path,
    address: str,
    jobs: Iterable[Job],
    printed: Callable[[Job, bytes], None],
    tabs: int = TABS,
) -> None:
    """Print each job, ``tabs`` at a time, and hand its PDF to ``printed``, in the order in which they are done.

    The browser is told that it visits ``address`` (with a slash at its end), and gets
    the files of ``site`` from here: links in the PDF then have the readers' addresses.
    Where the address is "", links to other pages of the site are left out. Nothing
    is asked of a network. Raises PrintError.
    """
    try:
        asyncio.run(_print_all(executable, site, address, jobs, printed, tabs))
    except Error as error:
        raise PrintError(error.message) from error


async def _print_all(
    executable: str,
    site: Path,
    address: str,
    jobs: Iterable[Job],
    printed: Callable[[Job, bytes], None],
    tabs: int,
) -> None:
    queue = iter(jobs)

    async def work(browser: Browser) -> None:
        for job in queue:  # shared: each tab takes the next job
            printed(job, await _print(browser, site, address, job))

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        try:
            await asyncio.gather(*(work(browser) for _ in range(tabs)))
        finally:
            await browser.close()


async def _print(browser: Browser, site: Path, address: str, job: Job) -> bytes:
    """Return the PDF of one job, from a fresh tab, whose ids then begin anew."""
    base = address or NOWHERE

    async def answer(route: Route) -> None:
        path = route.request.url.removeprefix(base).partition("?")[0]
        file = site / path
        if job.html is not None and path == job.path:
            await route.fulfill(body=job.html, content_type="text/html; charset=utf-8")
        elif route.request.url.startswith(base) and file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            await route.fulfill(path=file, content_type=kind)
        else:
            await route.abort()

    context = await browser.new_context(java_script_enabled=False)
    try:
        await context.route("**/*", answer)
        page = await context.new_page()
        await page.goto(base + job.path)
        await page.emulate_media(media="print", color_scheme="light")
        await page.evaluate("document.fonts.ready.then(() => true)")
        if not address:
            await page.evaluate(UNLINK, base)
        return await page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    finally:
        await context.close()
