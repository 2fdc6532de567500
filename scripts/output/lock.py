"""One process at a time: a lock that the system releases when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class BusyError(Exception):
    """Raised when another process holds the lock."""


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Hold a lock file while the block runs; it is gone afterwards.

    Raises BusyError at once where another process holds it, and OSError where it
    cannot be written.
    """
    descriptor = _take(path)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(descriptor)  # an open file cannot be removed there
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            path.unlink(missing_ok=True)
            os.close(descriptor)


def _take(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(descriptor)
            # The holder before us may have removed the file that we opened.
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise BusyError from error
