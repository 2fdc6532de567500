"""Changes to several files, made all or none."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Change:
    """A file as it is to become: its path below the root, and its text or None for no file."""

    path: str
    text: str | None


def apply(
    changes: Iterable[Change], root: Path, step: Callable[[str], None] = lambda _: None
) -> None:
    """Make every change below a root folder; if one fails, leave everything as it was.

    New texts are first written beside their files, so that a full disk is met before
    anything has changed, and old files are set aside until all is done, so that undoing
    needs no room. ``step`` is told of each step before it is taken. Whatever is raised
    on the way, Ctrl-C included, is raised again after the undoing.
    """
    changes = tuple(changes)
    drafts: list[Path] = []
    folders: list[Path] = []
    exchanged: list[Path] = []
    try:
        for change in changes:
            if change.text is not None:
                path = root / change.path
                step(f"write {change.path}")
                _make_folders(path.parent, folders)
                drafts.append(_draft(path))
                drafts[-1].write_bytes(change.text.encode("utf-8"))
        for change in changes:
            path = root / change.path
            step(f"exchange {change.path}")
            exchanged.append(path)
            if path.exists():
                path.replace(_aside(path))
            step(f"place {change.path}")
            if change.text is not None:
                _draft(path).replace(path)
        step("finish")
    except BaseException:
        for path in reversed(exchanged):
            _undo(path)
        for path in (*drafts, *reversed(folders)):
            _discard(path)
        raise
    for path in exchanged:
        _discard(_aside(path))
        _discard_empty(path.parent, root)


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Create a folder with its parents; ``made`` learns of those that were missing."""
    if not folder.exists():
        _make_folders(folder.parent, made)
        made.append(folder)
        folder.mkdir()


def _undo(path: Path) -> None:
    """Bring back what stood at a path before its exchange began."""
    if _aside(path).exists():
        _aside(path).replace(path)
    elif not _draft(path).exists():
        path.unlink(missing_ok=True)  # a file that is new


def _discard(path: Path) -> None:
    """Remove a file or an empty folder, where it is there."""
    with contextlib.suppress(OSError):
        path.rmdir() if path.is_dir() else path.unlink()


def _discard_empty(folder: Path, root: Path) -> None:
    """Remove a folder that has become empty, and those above it, up to the root."""
    with contextlib.suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent
