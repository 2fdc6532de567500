"""kb.py serve: build, serve at a local address, rebuild on every change and reload the browser."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from check.report import refuse, say
from commands.arguments import ROOT
from commands.outcome import obstacle
from commands.problems import problems_page
from content.findings import Words
from output.server import SiteServer

if TYPE_CHECKING:
    import argparse

WATCHED = ("docs", "overrides", "scripts", "mkdocs.yml")
# The last good site, which the next start serves while pages have errors. It is no site
# to publish: in it, a translation left behind is a warning.
SERVED = ROOT / ".serve" / "site"
# Editors write a file in several steps; a rebuild waits until they have been still so long.
QUIET_SECONDS = 0.3
NO_ADDRESS = Words(
    "ให้บริการที่ {host}:{port} ไม่ได้ ({reason}) โปรดหยุดโปรแกรมที่ใช้ที่อยู่นี้ หรือเลือกพอร์ตอื่น: "
    "python3 scripts/kb.py serve --port 8080",
    "cannot serve at {host}:{port} ({reason}). Stop what is using it, or choose another port: "
    "python3 scripts/kb.py serve --port 8080",
)
SERVING = Words(
    "ให้บริการที่ {address}  (กด Ctrl-C เพื่อหยุด)", "Serving at {address}  (stop with Ctrl-C)"
)
STOPPED = Words("หยุดแล้ว", "Stopped.")
STILL_SERVED = Words(
    "ยังให้บริการเว็บไซต์ล่าสุดที่สร้างสำเร็จ เมื่อ {time} แก้ตามรายการข้างบนแล้วบันทึก เว็บไซต์จะสร้างใหม่เอง",
    "The last good site, of {time}, is still being served. Correct what is listed above and save: "
    "the site is then built again.",
)
NO_SITE = Words(
    "ยังไม่มีเว็บไซต์ให้บริการ หน้าเว็บแสดงสิ่งที่ต้องแก้ แก้แล้วบันทึก เว็บไซต์จะสร้างใหม่เอง",
    "There is no site to serve yet: its address shows what to correct. Save the corrected file, "
    "and the site is built again.",
)


class Changes(FileSystemEventHandler):
    """Remembers when a watched file last changed."""

    def __init__(self) -> None:
        self.last: float | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; reading a file, byte code and files beside the watched ones are none."""
        path = Path(os.fsdecode(event.src_path))
        if event.event_type in ("opened", "closed_no_write") or "__pycache__" in path.parts:
            return
        moved = Path(os.fsdecode(event.dest_path)) if event.dest_path else path
        if any(each.is_relative_to(ROOT / name) for each in (path, moved) for name in WATCHED):
            self.last = time.monotonic()


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; return 2 where it is not possible at that address."""
    try:
        server = SiteServer((options.host, options.port), SERVED)
    except (OSError, OverflowError) as error:  # a port beyond 65535 is an overflow
        reason = getattr(error, "strerror", None) or error
        return refuse(NO_ADDRESS.fill(host=options.host, port=options.port, reason=reason))
    with server:
        try:
            SERVED.parent.mkdir(exist_ok=True)
            _build(server)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                host = f"[{options.host}]" if ":" in options.host else options.host
                say(SERVING.fill(address=f"http://{host}:{server.server_port}/"))
                _watch(server)
            finally:
                server.shutdown()
        except OSError as error:
            return refuse(obstacle(error, SERVED))
        except KeyboardInterrupt:
            say(STOPPED)
    return 0


def _watch(server: SiteServer) -> None:
    """Rebuild after each change, until interrupted; a failed build keeps the last good site."""
    changes = Changes()
    observer = Observer()
    for name in WATCHED:
        path = ROOT / name
        # A file is watched by its folder: editors replace files rather than change them.
        observer.schedule(changes, str(path if path.is_dir() else path.parent),
                          recursive=path.is_dir())  # fmt: skip
    observer.start()
    try:
        while True:
            time.sleep(0.1)
            if changes.last is not None and time.monotonic() - changes.last > QUIET_SECONDS:
                changes.last = None
                _build(server)
    finally:
        observer.stop()
        observer.join()


def _build(server: SiteServer) -> None:
    """Build in a process of its own, so that changed scripts count, and reload the browsers.

    Where it fails they keep the last good site, or get a page that says what is in the way.
    """
    with tempfile.TemporaryDirectory(prefix="kb-serve-") as folder:
        page = Path(folder) / "problems.html"
        command = [sys.executable, "-m", "commands", "build", "--site-dir", str(server.site),
                   "--freshness", "warning", "--report", str(page)]  # fmt: skip
        status = subprocess.run(command, check=False, env=dict(os.environ)).returncode
        if status == 0:
            server.reload()
        elif server.site.is_dir():
            built = datetime.fromtimestamp(server.site.stat().st_mtime).astimezone()
            say(STILL_SERVED.fill(time=f"{built:%Y-%m-%d %H:%M}"))
        else:
            server.stand_in = (
                page.read_text(encoding="utf-8") if page.is_file() else problems_page(None)
            )
            say(NO_SITE)
            server.reload()
