"""Asking Chromium and Firefox where the lines of a site's pages may end."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser

OPPORTUNITIES = (Path(__file__).parent / "opportunities.js").read_text(encoding="utf-8")
OPPORTUNITIES = OPPORTUNITIES[OPPORTUNITIES.index("(() =>") :].strip()
# Firefox gives a script so many milliseconds; the longest page takes a second or two.
PATIENCE = 120_000


@dataclass(frozen=True)
class Block:
    """A block of text on a page, and the offsets at which a line may begin within it."""

    page: str
    text: str
    starts: tuple[int, ...]


def blocks_in_chromium(browser: Browser, address: str, pages: Iterable[str]) -> list[Block]:
    """Return the blocks of pages of the site at an address, as Chromium may break them."""
    tab = browser.new_page()
    blocks: list[Block] = []
    for page in pages:
        tab.goto(f"{address}/{page}")
        tab.evaluate("document.fonts.ready.then(() => true)")
        blocks += _blocks(page, tab.evaluate(OPPORTUNITIES))
    tab.close()
    return blocks


def blocks_in_firefox(driver: Any, address: str, pages: Iterable[str]) -> list[Block]:
    """Return the blocks of pages of the site at an address, as Firefox may break them."""
    blocks: list[Block] = []
    for page in pages:
        driver.navigate(f"{address}/{page}")
        found = driver.execute_script(
            f"return {OPPORTUNITIES}", sandbox=None, script_timeout=PATIENCE
        )
        blocks += _blocks(page, found)
    return blocks


def pages_with_text(site: Path) -> list[str]:
    """Return the paths of the pages of a built site that have an article."""
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        if "<article" in path.read_text(encoding="utf-8")
    ]


@contextmanager
def open_firefox(executable: str) -> Iterator[Any]:
    """Open a headless Firefox by its program's path, driven by Marionette; close it afterwards."""
    from marionette_driver.marionette import Marionette  # noqa: PLC0415  not in every environment

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = Marionette(
        host="127.0.0.1", port=port, bin=executable, headless=True, gecko_log=os.devnull
    )
    driver.start_session()
    try:
        yield driver
    finally:
        driver.quit()


def _blocks(page: str, found: Iterable[tuple[str, list[int]]]) -> list[Block]:
    return [Block(page, text, tuple(starts)) for text, starts in found]
