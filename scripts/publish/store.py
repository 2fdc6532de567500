"""The folder that a server serves from, and the versions of the site in it.

    DIR/current                        what is served: a link to one of the versions
    DIR/versions/00007-20261124T0647/  a version: its number, and when it was published (UTC)

A switch is one step: readers and a process killed at any moment see one whole version.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from output.folder import FolderError, replacing
from output.lock import BusyError, holding

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".knowledge-base-versions"
LOCK = ".lock"
# Within a version: its name. A server refuses to show it, as everything with a dot.
NAME = ".version"
KEPT = 3


@dataclass(frozen=True)
class Store:
    """A folder of versions; make changes only within ``opened``, which locks it."""

    folder: Path

    @property
    def served(self) -> Path:
        """The folder to serve."""
        return self.folder / "current"

    def path(self, name: str) -> Path:
        """Return the folder of a version."""
        return self.folder / "versions" / name

    def versions(self) -> list[str]:
        """Return the names of the versions, oldest first."""
        found = (path.name for path in (self.folder / "versions").glob("*-*") if path.is_dir())
        return sorted(name for name in found if name[0] != ".")

    def current(self) -> str | None:
        """Return the name of the version that is served, or None before the first."""
        name = self.served / NAME
        return name.read_text(encoding="utf-8").strip() if name.is_file() else None

    @contextmanager
    def fresh(self) -> Iterator[Path]:
        """Give an empty folder for the next version; what is left in it is removed afterwards."""
        folder = self.folder / "versions" / ".new"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def add(self, fresh: Path) -> str:
        """Turn a finished folder into the newest version, not yet served; return its name.

        Versions newer than the served one go: they were rolled back, or never served.
        """
        served = self.current()
        for name in self.versions():
            if served is None or name > served:
                shutil.rmtree(self.path(name))
        numbers = [int(name.partition("-")[0]) for name in self.versions()]
        number = max(numbers, default=0) + 1
        name = f"{number:05}-{time.strftime('%Y%m%dT%H%M', time.gmtime())}"
        if self.served.exists():
            _keep_times(fresh, self.served)
        (fresh / NAME).write_text(f"{name}\n", encoding="utf-8")
        fresh.rename(self.path(name))
        return name

    def switch(self, name: str) -> None:
        """Serve a version, in one step."""
        link = self.folder / ".current.new"
        link.unlink(missing_ok=True)
        try:
            link.symlink_to(Path("versions") / name, target_is_directory=True)
        except (OSError, NotImplementedError):  # Windows without the right to make links
            self._switch_by_copy(name)
            return
        os.replace(link, self.served)  # noqa: PTH105  the atomic rename, by its plain name

    def prune(self) -> None:
        """Remove all but the last versions, and never the served one."""
        for name in self.versions()[:-KEPT]:
            if name != self.current():
                shutil.rmtree(self.path(name))

    def _switch_by_copy(self, name: str) -> None:
        with replacing(self.served) as fresh:
            shutil.copytree(self.path(name), fresh, dirs_exist_ok=True)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Lock a folder of versions, making it where there is none.

    Raises FolderError where the folder was not made here, or where another process
    is publishing to it; raises OSError where it cannot be written.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would follow a link
    require_ours(folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with holding(folder / LOCK):
            (folder / MARKER).write_text("made by kb.py publish\n", encoding="utf-8")
            yield Store(folder)
    except BusyError as error:
        raise FolderError(
            f"another process is publishing to {folder}. Wait until it has finished, "
            "then run the command again."
        ) from error


def require_ours(folder: Path) -> None:
    """Raise FolderError unless the folder is absent, empty, or made by publishing."""
    if folder.exists() and not folder.is_dir():
        raise FolderError(f"{folder} is not a folder. Name another one.")
    if not folder.is_dir() or (folder / MARKER).is_file():
        return
    if any(path.name != LOCK for path in folder.iterdir()):
        raise FolderError(
            f"{folder} is not empty and was not made by the command publish, so it is left alone.\n"
            "Name a new folder, and let the server serve “current” within it."
        )


def _keep_times(fresh: Path, served: Path) -> None:
    """Give files that have not changed their old times, so that what browsers keep stays good."""
    for path in fresh.rglob("*"):
        old = served / path.relative_to(fresh)
        if path.is_file() and old.is_file() and path.read_bytes() == old.read_bytes():
            shutil.copystat(old, path)
