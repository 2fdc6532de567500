"""Runs a command so that nothing that it starts outlives it, however it or we are ended.

Browsers, servers and LibreOffice leave their parent's group or session, or live on without
it. Linux lets a process adopt what its descendants leave behind, so that all can be found.
Two processes do so, one the parent of the other: what has to be ended when one of them is
killed is ended by the other. Elsewhere the command just runs.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

# Of prctl(2).
PARENT_DEATH_SIGNAL, ADOPT_ORPHANS = 1, 36
STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP")
                 if hasattr(signal, name))  # fmt: skip
# Seconds in which a process may end by itself.
GRACE = 5.0


def run(command: list[str], folder: Path) -> int:
    """Run a command in a folder, and return its status when all that it started has ended.

    Raises KeyboardInterrupt where we are asked to stop.
    """
    if sys.platform != "linux":
        return subprocess.run(command, check=False, cwd=folder).returncode
    guard = [sys.executable, "-m", "commands.supervise", str(os.getpid()), *command]
    return _run(guard, folder)


def descendants(ancestor: int) -> list[int]:
    """Return the processes that a process has started, at any depth, and that still run."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # ended while we look
            state, parent = entry.read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
            if state != "Z":
                children.setdefault(int(parent), []).append(int(entry.parent.name))
    found, left = [], [ancestor]
    while left:
        mine = children.get(left.pop(), [])
        found += mine
        left += mine
    return found


def main(arguments: list[str]) -> int:
    """Stand between a parent, by its number, and a command; end the command with the parent."""
    parent, *command = arguments
    _prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != int(parent):  # it ended before we could ask
        return 2
    try:
        return _run(command, Path.cwd())
    except KeyboardInterrupt:
        return 2


def _run(command: list[str], folder: Path) -> int:
    _prctl(ADOPT_ORPHANS, 1)
    heard = [stop for stop in STOPPING if signal.getsignal(stop) is not signal.SIG_IGN]
    before = [signal.signal(stop, signal.default_int_handler) for stop in heard]
    try:
        process = subprocess.Popen(command, cwd=folder)
        while process.returncode is None:  # adopted processes end before it
            ended, status = os.waitpid(-1, 0)
            if ended == process.pid:
                process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode
    finally:
        for stop in heard:  # asked a second time, we are stopping already
            signal.signal(stop, signal.SIG_IGN)
        _stop_descendants()
        for stop, handler in zip(heard, before, strict=True):
            signal.signal(stop, handler)


def _stop_descendants() -> None:
    """Ask all to end, then end those that have not."""
    for stop in (signal.SIGTERM, signal.SIGKILL):
        asked: set[int] = set()
        deadline = time.monotonic() + GRACE
        while (running := descendants(os.getpid())) and time.monotonic() < deadline:
            for process in set(running) - asked:
                with suppress(OSError):
                    os.kill(process, stop)
            asked.update(running)
            _forget_ended()
            time.sleep(0.02)
    _forget_ended()


def _forget_ended() -> None:
    """Take notice of adopted processes that have ended, which stay listed until someone does."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
