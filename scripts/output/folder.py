"""Putting a finished folder in the place of an old one, whole or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

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
    FolderError where the target is not empty and was not made here, or cannot be
    written.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100  resolve() would follow a link
    require_ours(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        fresh = _beside(target, "new", os.getpid())
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        (fresh / MARKER).write_text("made by kb.py build\n", encoding="utf-8")
    except OSError as error:
        raise FolderError(f"{target.parent} cannot be written: {error.strerror}.") from error
    try:
        yield fresh
        _put(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def require_ours(target: Path) -> None:
    """Raise FolderError unless the target is absent, empty, or a site made here."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderError(f"{target} is not a folder. Choose another with --site-dir.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise FolderError(
            f"{target} is not empty and was not made by this command, so it is left alone.\n"
            "Choose another folder with --site-dir, or empty this one yourself."
        )


def _put(fresh: Path, target: Path) -> None:
    """Let the fresh folder take the target's name; the old content takes the fresh one's."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        old = _beside(target, "old", os.getpid())
        target.rename(old)  # killed between these two, _recover brings the old one back
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


def _beside(target: Path, role: str, process: int) -> Path:
    return target.with_name(f".{target.name}.{role}-{process}")


def _recover(target: Path) -> None:
    """Remove what killed builds left, and bring back a site that one had set aside."""
    for left in sorted(target.parent.glob(f".{target.name}.*-*")):
        role, _, process = left.name.rpartition(".")[2].partition("-")
        if role not in ("new", "old") or not process.isdigit() or _is_running(int(process)):
            continue
        if role == "old" and not target.exists():
            left.rename(target)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    if os.name == "nt":
        return False  # os.kill would end the process there
    with contextlib.suppress(PermissionError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True
