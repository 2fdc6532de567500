"""Putting a finished folder in the place of an old one, whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from output.lock import BusyError, holding

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".knowledge-base"


class FolderError(Exception):
    """Raised when a folder cannot take the site; the message says what to do."""


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
        with holding(_beside(target, "lock")):
            _tidy(target)
            fresh = _beside(target, "new")
            try:
                fresh.mkdir()
                (fresh / MARKER).write_text("made by kb.py build\n", encoding="utf-8")
                yield fresh
                if target.exists():
                    target.rename(_beside(target, "old"))
                fresh.rename(target)
            finally:
                _tidy(target)
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


def _beside(target: Path, role: str) -> Path:
    return target.with_name(f".{target.name}.{role}")


def _tidy(target: Path) -> None:
    """Bring back a target that was set aside and not replaced, and remove what else was left.

    Only the holder of the lock may do so: then no one else is using what lies there.
    """
    old = _beside(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (old, _beside(target, "new")):
        shutil.rmtree(left, ignore_errors=True)
