"""Changes to several files, made all or none, even if the computer stops half-way."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

# Says, while changes are being made, what has to be undone if they are not finished.
JOURNAL = ".kb-unfinished.json"


@dataclass(frozen=True)
class Change:
    """A file as it is to become: its path below the root, and its bytes or None for no file."""

    path: str
    content: bytes | None


def apply(
    changes: Iterable[Change], root: Path, step: Callable[[str], None] = lambda _: None
) -> None:
    """Make every change below a root folder; if one fails, leave everything as it was.

    New files are first written beside their files, so that a full disk is met before
    anything has changed, and old files are set aside until all is done, so that undoing
    needs no room. ``step`` is told of each step before it is taken. Whatever is raised
    on the way, Ctrl-C included, is raised again after the undoing; after a kill,
    ``recover`` undoes.
    """
    changes = tuple(changes)
    try:
        step("begin")
        (root / JOURNAL).write_text(_journal(changes, root), encoding="utf-8")
        for change in changes:
            if change.content is not None:
                step(f"write {change.path}")
                draft = _draft(root / change.path)
                draft.parent.mkdir(parents=True, exist_ok=True)
                draft.write_bytes(change.content)
        for change in changes:
            path = root / change.path
            step(f"set aside {change.path}")
            if path.exists():
                path.replace(_aside(path))
            step(f"place {change.path}")
            if change.content is not None:
                _draft(path).replace(path)
        step("finish")
        (root / JOURNAL).unlink()
    except BaseException:
        recover(root)
        raise
    for change in changes:
        _clear(root / change.path, root)


def recover(root: Path) -> bool:
    """Undo changes that were not finished; return whether there were any.

    A file that someone has changed since then stays as it is, and the old one beside it.
    """
    journal = root / JOURNAL
    try:
        entries = json.loads(journal.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except ValueError:  # stopped while writing it, when nothing had changed
        entries = []
    for entry in reversed(entries):
        path = root / entry["path"]
        touched = path.is_file() and _digest(path.read_bytes()) != entry["digest"]
        if _aside(path).exists():
            if touched:
                continue
            _aside(path).replace(path)
        elif not entry["existed"] and not _draft(path).exists() and not touched:
            path.unlink(missing_ok=True)
        _clear(path, root)
    journal.unlink()
    return True


def _journal(changes: Iterable[Change], root: Path) -> str:
    return json.dumps(
        [
            {
                "path": change.path,
                "existed": (root / change.path).exists(),
                "digest": None if change.content is None else _digest(change.content),
            }
            for change in changes
        ]
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _clear(path: Path, root: Path) -> None:
    """Remove what stands beside a file, and the folders that have become empty."""
    with contextlib.suppress(OSError):
        _draft(path).unlink(missing_ok=True)
        _aside(path).unlink(missing_ok=True)
        folder = path.parent
        while folder != root:
            folder.rmdir()
            folder = folder.parent
