"""Putting a finished folder in the place of an old one, whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from output.lock import BusyError, holding

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".knowledge-base"
AT_FDCWD = -100
RENAME_EXCHANGE = 2


class FolderError(Exception):
    """Raised when a folder cannot take the site; the message says what to do."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a fresh folder to build in; put it in the target's place if the block succeeds.

    If the block raises, or the process is killed, the target stays as it was. What
    a killed process left beside the target is removed at the next call. Raises
    FolderError where the target is not empty and was not made here, or where another
    process is at work on it; raises OSError where it cannot be written.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100  resolve() would follow a link
    require_ours(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with holding(_beside(target, "lock")):
            _recover(target)
            fresh = _beside(target, "new")
            try:
                fresh.mkdir()
                (fresh / MARKER).write_text("made by kb.py build\n", encoding="utf-8")
                yield fresh
                put(fresh, target)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    except BusyError as error:
        raise FolderError(
            f"another build is writing to {target}. Wait until it has finished, "
            "or choose another folder with --site-dir."
        ) from error


def require_ours(target: Path) -> None:
    """Raise FolderError unless the target is absent, empty, or a site made here."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderError(f"{target} is not a folder. Choose another with --site-dir.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise FolderError(
            f"{target} is not empty and was not made by this command, so it is left alone.\n"
            "Choose another folder with --site-dir, or empty this one yourself."
        )


def put(fresh: Path, target: Path) -> None:
    """Let the fresh folder take the target's name; the old content takes the fresh one's.

    Where the system cannot exchange two names in one step, a process killed at the
    wrong moment leaves the old content beside the target, for the next call of
    ``replacing`` to bring back.
    """
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        old = _beside(target, "old")
        target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system cannot (renameat2(2))."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def _beside(target: Path, role: str) -> Path:
    return target.with_name(f".{target.name}.{role}")


def _recover(target: Path) -> None:
    """Bring back a site that a killed build had set aside, and remove what it left.

    Only the holder of the lock may do so: whatever lies there then belongs to nobody.
    """
    old = _beside(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (old, _beside(target, "new")):
        if left.exists():
            shutil.rmtree(left)
