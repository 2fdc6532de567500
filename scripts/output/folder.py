"""Putting a finished folder in the place of an old one, whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from content.findings import Words
from content.refusals import RefusalError
from output.lock import BusyError, holding

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".knowledge-base"


BUSY = Words(
    "มีคำสั่งอื่นกำลังสร้างเว็บไซต์ใน {target} อยู่ โปรดรอให้เสร็จ หรือเลือกโฟลเดอร์อื่น: "
    "python3 scripts/kb.py build --site-dir DIR",
    "another build is writing to {target}. Wait until it has finished, or choose another "
    "folder: python3 scripts/kb.py build --site-dir DIR",
)
NO_FOLDER = Words(
    "{target} ไม่ใช่โฟลเดอร์ โปรดเลือกโฟลเดอร์อื่น: python3 scripts/kb.py build --site-dir DIR",
    "{target} is not a folder. Choose another: python3 scripts/kb.py build --site-dir DIR",
)
NOT_OURS = Words(
    "{target} ไม่ว่างและคำสั่งนี้ไม่ได้สร้างไว้ จึงไม่แตะต้อง โปรดเลือกโฟลเดอร์อื่น: "
    "python3 scripts/kb.py build --site-dir DIR",
    "{target} is not empty and was not made by this command, so it is left alone. Choose "
    "another folder: python3 scripts/kb.py build --site-dir DIR",
)


class FolderError(RefusalError):
    """Raised when a folder cannot take the site."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a fresh folder to build in; put it in the target's place if the block succeeds.

    If the block raises, the target stays as it was. What a killed process left beside
    the target is removed at the next call, which brings back a target that was set
    aside. Raises FolderError where the target is not empty and was not made here, or
    where another process is at work on it; raises OSError where it cannot be written.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100  resolve() would follow a link
    require_ours(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with holding(beside(target, "lock")):
            recover(target)
            fresh = beside(target, "new")
            try:
                fresh.mkdir()
                (fresh / MARKER).write_text("made by kb.py build\n", encoding="utf-8")
                yield fresh
                put(fresh, target)
            finally:
                recover(target)
    except BusyError as error:
        raise FolderError(BUSY.fill(target=target)) from error


def require_ours(target: Path) -> None:
    """Raise FolderError unless the target is absent, empty, or a site made here."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderError(NO_FOLDER.fill(target=target))
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise FolderError(NOT_OURS.fill(target=target))


def put(fresh: Path, target: Path) -> None:
    """Let what is fresh take the target's name, and remove what had it.

    Either may be a folder or a link to one. A link takes the place of a link in one step.
    A process killed between the two renames of a folder leaves the old content beside the
    target, for ``recover`` to bring back.
    """
    if is_folder(fresh) or is_folder(target):
        old = beside(target, "old")
        if os.path.lexists(target):
            target.rename(old)
        fresh.rename(target)
        discard(old)
    else:
        fresh.replace(target)


def beside(target: Path, role: str) -> Path:
    """Return the name beside a target of what is "new", "old", or its "lock"."""
    return target.with_name(f".{target.name}.{role}")


def recover(target: Path) -> None:
    """Bring back what a killed process had set aside, and remove what it left.

    Only the holder of the lock may do so: no one else then uses what lies there.
    """
    old = beside(target, "old")
    if os.path.lexists(old) and not os.path.lexists(target):
        old.rename(target)
    for left in (old, beside(target, "new")):
        discard(left)


def discard(path: Path) -> None:
    """Remove a folder with all in it, a file, or a link and not what it leads to."""
    if is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()
