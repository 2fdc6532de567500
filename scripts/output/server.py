"""A local server for the finished site, which tells browsers to reload.

For authors and tests; readers are served by a real web server.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from pathlib import Path

RELOAD_PATH = "/.reload"
# Served as a file of its own, since the pages' policy forbids inline scripts.
RELOAD_SCRIPT = f"""
(async () => {{
  let known = null;
  for (;;) {{
    try {{
      const answer = await fetch("{RELOAD_PATH}?after=" + (known ?? ""));
      const version = await answer.text();
      if (known !== null && version !== known) location.reload();
      known = version;
    }} catch {{
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }}
  }}
}})();
"""
# How long a browser's question is kept open, in seconds.
PATIENCE = 20.0


class SiteServer(ThreadingHTTPServer):
    """Serves a folder; ``reload`` makes every open page load again.

    While the folder does not exist, every address shows the page ``stand_in``.
    """

    daemon_threads = True
    # On Windows, reuse would let a second server take the same port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, address: tuple[str, int], site: Path, *, live: bool = True) -> None:
        """Listen at an address (host, port); ``live`` adds the reload script to pages."""
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        self.site = site
        self.live = live
        self.version = 0
        self.stand_in = ""
        self.changed = threading.Condition()
        super().__init__(address, partial(SiteHandler, directory=str(site)))

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that went away; report anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def reload(self) -> None:
        """Tell every waiting browser that the site is new."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers with files of the site, with its 404 page, and with reload news."""

    server: SiteServer
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".svg": "image/svg+xml; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
    }

    def do_GET(self) -> None:
        """Answer a request."""
        address, _, query = self.path.partition("#")[0].partition("?")
        if address == RELOAD_PATH:
            self._send_version(query)
        elif address == RELOAD_PATH + ".js":
            self._send(RELOAD_SCRIPT.encode(), "text/javascript; charset=utf-8")
        elif not self.server.site.is_dir():
            self._send_page(self.server.stand_in.encode())
        else:
            self._send_file(address)

    def do_HEAD(self) -> None:
        """Answer a request for the head alone."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of requests; the terminal is for the author."""

    def list_directory(self, path: object) -> None:
        """List no folder."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for missing addresses."""
        page = self.server.site / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._send(page.read_bytes(), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def _send_file(self, address: str) -> None:
        path = file_at(self.server.site, address)
        if path is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif self.server.live and path.suffix == ".html":
            try:
                page = path.read_bytes()
            except OSError:  # a new site has just taken the place of the one that had it
                self.send_error(HTTPStatus.NOT_FOUND)
            else:
                self._send_page(page)
        elif self.command == "HEAD":
            super().do_HEAD()
        else:
            super().do_GET()

    def _send_page(self, page: bytes) -> None:
        script = f'<script src="{RELOAD_PATH}.js" async></script></body>'.encode()
        self._send(page.replace(b"</body>", script), "text/html; charset=utf-8")

    def _send_version(self, query: str) -> None:
        """Answer at once to a new browser, else when the site changes or patience ends."""
        with self.server.changed:
            if query.partition("=")[2] == str(self.server.version):
                self.server.changed.wait(PATIENCE)
            version = str(self.server.version)
        self._send(version.encode(), "text/plain; charset=utf-8")

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def file_at(site: Path, address: str) -> Path | None:
    """Return the file or folder of a site that a request's address means, else None.

    The address is decoded once, as the file system then reads it. Nothing is given
    whose name begins with a dot, and nothing outside the site.
    """
    name = unquote(address)
    parts = [part for part in name.replace("\\", "/").split("/") if part]
    if any(part.startswith(".") for part in parts):
        return None
    path = site.joinpath(*parts)
    try:
        if path.is_dir():
            page = path / "index.html"
            path = page if name.endswith("/") and page.is_file() else path
        elif name.endswith("/"):
            return None
        is_within = path.exists() and path.resolve().is_relative_to(site.resolve())
    except (OSError, ValueError):  # a name that no file can have: too long, or with a null byte
        return None
    return path if is_within else None
