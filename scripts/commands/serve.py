"""kb.py serve: build, serve at a local address, rebuild on every change and reload the browser."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from commands.arguments import ROOT
from output.server import SiteServer

if TYPE_CHECKING:
    import argparse

WATCHED = ("docs", "overrides", "scripts", "mkdocs.yml")
# Editors write a file in several steps; a rebuild waits until they have been still so long.
QUIET_SECONDS = 0.3


class Changes(FileSystemEventHandler):
    """Remembers when a watched file last changed."""

    def __init__(self) -> None:
        self.last: float | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; reading a file and byte code are none."""
        path = str(event.src_path)
        if event.event_type in ("opened", "closed_no_write") or "__pycache__" in path:
            return
        self.last = time.monotonic()


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; return 1 where the first build fails, 2 where the port is taken."""
    with tempfile.TemporaryDirectory(prefix="kb-serve-") as folder:
        site = Path(folder) / "site"
        try:
            server = SiteServer((options.host, options.port), site)
        except OSError as error:
            print(
                f"kb: cannot serve at {options.host}:{options.port} ({error.strerror}).\n"
                "Choose another with --port, or stop what is using it.",
                file=sys.stderr,
            )
            return 2
        status = _build(site)
        if not site.exists():
            server.server_close()
            return status
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"[{options.host}]" if ":" in options.host else options.host
        print(f"Serving at http://{host}:{server.server_port}/  (stop with Ctrl-C)", flush=True)
        try:
            _watch(site, server)
        except KeyboardInterrupt:
            print("\nStopped.")
        finally:
            server.shutdown()
            server.server_close()
    return 0


def _watch(site: Path, server: SiteServer) -> None:
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
                if _build(site) == 0:
                    server.reload()
                else:
                    print("The last good site is still being served.", flush=True)
    finally:
        observer.stop()
        observer.join()


def _build(site: Path) -> int:
    """Build in a process of its own, so that changed scripts count; return its status."""
    command = [sys.executable, "-m", "commands", "build", "--site-dir", str(site),
               "--freshness", "warning"]  # fmt: skip
    return subprocess.run(command, check=False, env=dict(os.environ)).returncode
