"""What a visit to a page loads: bytes as a server sends them, requests, and shifts of layout."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from output.compression import TEXT, gzipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

GROUPS = {".html": "page", ".css": "style", ".js": "script", ".woff2": "font"}
# Whatever serves searching: our worker and index, and the theme's with its word-cutter.
SEARCH = (
    "search/",
    "assets/search/worker.",
    "assets/javascripts/workers/",
    "assets/javascripts/lunr/",
)
# Adds up the shifts that no reader caused (https://web.dev/articles/cls).
WATCH_SHIFTS = """
window.kbShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.kbShift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
# Notes that the search's worker has loaded what it loads before anyone searches.
WATCH_SEARCH = """
window.kbSearchIsReady = false;
window.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    this.addEventListener("message", () => { window.kbSearchIsReady = true; }, { once: true });
  }
};
"""
SEARCH_IS_READY = "() => window.kbSearchIsReady"
BLOCKING = """performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""


@dataclass(frozen=True)
class Visit:
    """One visit: compressed bytes by group, requests, layout shift, what holds back the paint."""

    bytes: dict[str, int]
    requests: int
    search_requests: int
    shift: float
    blocking: tuple[str, ...]

    def total(self, *, without: tuple[str, ...] = ()) -> int:
        """Return all bytes, but for some groups."""
        return sum(size for group, size in self.bytes.items() if group not in without)


class CountingHandler(SimpleHTTPRequestHandler):
    """Serves files and remembers which were asked for, also by workers."""

    server: CountingServer

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Remember the path of a request."""
        self.server.asked.append(unquote(urlsplit(self.path).path).lstrip("/"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class CountingServer(ThreadingHTTPServer):
    """A local server of one site."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        self.site = site
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), partial(CountingHandler, directory=str(site)))


@contextmanager
def counting(site: Path) -> Iterator[CountingServer]:
    """Serve a site while the block runs."""
    server = CountingServer(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def visit(browser: Browser, server: CountingServer, page_path: str) -> Visit:
    """Load a page in a browser that has cached nothing, until nothing more is loaded.

    Text waits for its fonts, and however busy the machine is: the browser's clock for such
    waiting runs a hundredth as fast.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Animation.enable")
        session.send("Animation.setPlaybackRate", {"playbackRate": 0.01})
        page.add_init_script(WATCH_SHIFTS + WATCH_SEARCH)
        server.asked.clear()
        page.goto(f"http://127.0.0.1:{server.server_port}/{page_path}", wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        page.wait_for_function(SEARCH_IS_READY)
        shift = float(page.evaluate("window.kbShift"))
        blocking = tuple(page.evaluate(BLOCKING))
    finally:
        context.close()
    asked = sorted(set(server.asked))
    sizes: dict[str, int] = {}
    for path in asked:
        group = group_of(path)
        sizes[group] = sizes.get(group, 0) + compressed_size(server.site / path)
    search = sum(group_of(path) == "search" for path in asked)
    return Visit(sizes, len(asked), search, shift, blocking)


def group_of(path: str) -> str:
    """Return what a file of a site serves: page, style, script, font, search or other."""
    if path.startswith(SEARCH):
        return "search"
    return next((group for end, group in GROUPS.items() if path.endswith(end)), "other")


def compressed_size(path: Path) -> int:
    """Return the bytes of a file as a server sends it with gzip, the most that plain http has."""
    if not path.is_file():
        return 0
    content = path.read_bytes()
    return len(gzipped(content)) if path.suffix in TEXT else len(content)
