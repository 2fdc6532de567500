"""A headless Chromium that asks nothing of the network by itself."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

QUIET = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic", "--no-first-run", "--disable-gpu",
    # A container's root cannot have the sandbox; only our own pages are opened.
    "--no-sandbox",
)  # fmt: skip


@contextmanager
def open_browser(executable: str) -> Iterator[Browser]:
    """Open a headless Chromium by its program's path, and close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()
