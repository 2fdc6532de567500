"""Printing with one Chromium, two pages at a time."""

from __future__ import annotations

import asyncio
import mimetypes
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.async_api import Error, async_playwright

from content.findings import Words
from handout.browser import QUIET
from handout.errors import HandoutError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Iterator
    from pathlib import Path

    from playwright.async_api import BrowserContext, Route

# Where a site without an address is printed from; no such host can exist (RFC 2606).
NOWHERE = "https://handouts.invalid/"
TABS = 2
# All tabs share a process, which keeps its fonts and styles: starting one takes longer than
# printing most pages.
ONE_PROCESS = ("--process-per-site", "--renderer-process-limit=1")
NOT_PRINTED = Words(
    "Chromium พิมพ์ไม่ได้ ({reason}) โปรดปิดโปรแกรมอื่นที่ใช้หน่วยความจำมาก แล้วพิมพ์คำสั่งเดิมอีกครั้ง "
    "หรือสร้างเว็บไซต์โดยไม่พิมพ์: python3 scripts/kb.py build",
    "Chromium could not print ({reason}). Close other programs that need much memory and run the "
    "command again, or build without handouts: python3 scripts/kb.py build",
)
UNLINK = """
(base) => {
  // A link in a picture has no text as its "href", so that another one resolves them all.
  const resolver = document.createElement("a");
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    resolver.setAttribute("href", href);
    if (resolver.href.startsWith(base) && !href.startsWith("#")) link.removeAttribute("href");
  }
}
"""


@dataclass(frozen=True)
class Job:
    """A page of the site to print: its path within it, and its HTML if it is no file there."""

    path: str
    html: str | None = None


class Printer:
    """A Chromium that prints pages of a site, ``tabs`` at a time; open while in a ``with``.

    It is told that it visits ``address`` (with a slash at its end), and gets the
    files of ``site`` from here: links in the PDFs then have the readers' addresses.
    Where the address is "", links to other pages of the site are left out. Nothing
    is asked of a network. Raises HandoutError where the browser fails.
    """

    def __init__(self, chromium: str, site: Path, address: str, tabs: int = TABS) -> None:
        self._site = site
        self._address = address
        self._tabs = tabs
        self._chromium = chromium
        # In a thread of its own, so that the browser stays open between calls.
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    def __enter__(self) -> Printer:
        """Start the browser."""
        self._run(self._open())
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the browser."""
        self._run(self._playwright.__aexit__())
        self._loop.call_soon_threadsafe(self._loop.stop)

    def print(self, jobs: Iterable[Job], printed: Callable[[Job, bytes], None]) -> None:
        """Print each job, and hand its PDF to ``printed`` as soon as it is there."""
        self._run(self._print_all(iter(jobs), printed))

    def _run(self, work: Coroutine[None, None, None]) -> None:
        try:
            asyncio.run_coroutine_threadsafe(work, self._loop).result()
        except Error as error:
            reason = error.message.strip().partition("\n")[0]
            raise HandoutError(NOT_PRINTED.fill(reason=reason)) from error

    async def _open(self) -> None:
        self._playwright = async_playwright()
        playwright = await self._playwright.__aenter__()
        self._browser = await playwright.chromium.launch(
            executable_path=self._chromium, args=[*QUIET, *ONE_PROCESS]
        )
        self._context = await self._browser.new_context(java_script_enabled=False)

    async def _print_all(self, jobs: Iterator[Job], printed: Callable[[Job, bytes], None]) -> None:
        async def work() -> None:
            for job in jobs:  # shared: each tab takes the next job
                printed(job, await _print(self._context, self._site, self._address, job))

        await asyncio.gather(*(work() for _ in range(self._tabs)))


async def _print(context: BrowserContext, site: Path, address: str, job: Job) -> bytes:
    """Return the PDF of one job, from a fresh tab; ids may differ until ``finish`` renumbers."""
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

    page = await context.new_page()
    try:
        await page.route("**/*", answer)
        await page.emulate_media(media="print", color_scheme="light")
        await page.goto(base + job.path)
        await page.evaluate("document.fonts.ready.then(() => true)")
        if not address:
            await page.evaluate(UNLINK, base)
        return await page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    finally:
        await page.close()
