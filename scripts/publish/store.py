"""The folder that a server serves from, and the versions of the site in it.

    DIR/current                        what is served: a link to one of the versions
    DIR/versions/00007-20261124T0647/  a version: its number, and when it was published (UTC)

A switch is one step: readers and a process killed at any moment see one whole version.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from content.findings import Words
from output.folder import FolderError, beside, discard, is_folder, put, recover
from output.lock import BusyError, holding

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".knowledge-base-versions"
LOCK = ".lock"
# Within a version: its name. A server refuses to show it, as everything with a dot.
NAME = ".version"
KEPT = 3
CURRENT_NOT_OURS = Words(
    "คำสั่ง publish ไม่ได้สร้าง {served} จึงไม่แตะต้อง โปรดย้ายออกไปที่อื่น แล้วพิมพ์: "
    "python3 scripts/kb.py publish {folder}",
    "{served} was not made by publish, so it is left alone. Move it elsewhere, then run: "
    "python3 scripts/kb.py publish {folder}",
)
BUSY = Words(
    "มีคำสั่งอื่นกำลังเผยแพร่ไปที่ {folder} อยู่ โปรดรอให้เสร็จ แล้วพิมพ์: python3 scripts/kb.py publish {folder}",
    "another process is publishing to {folder}. Wait until it has finished, then run: "
    "python3 scripts/kb.py publish {folder}",
)
NO_FOLDER = Words(
    "{folder} ไม่ใช่โฟลเดอร์ โปรดระบุโฟลเดอร์อื่น: python3 scripts/kb.py publish DIR",
    "{folder} is not a folder. Name another one: python3 scripts/kb.py publish DIR",
)
NOT_OURS = Words(
    "{folder} ไม่ว่างและคำสั่ง publish ไม่ได้สร้างไว้ จึงไม่แตะต้อง โปรดระบุโฟลเดอร์ใหม่ "
    "แล้วให้เซิร์ฟเวอร์ให้บริการจาก current ในโฟลเดอร์นั้น: python3 scripts/kb.py publish DIR",
    "{folder} is not empty and was not made by publish, so it is left alone. Name a new folder, "
    "and let the server serve “current” within it: python3 scripts/kb.py publish DIR",
)
VERSION = re.compile(r"[0-9]{5,}-[0-9]{8}T[0-9]{4}")


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
        found = (path for path in (self.folder / "versions").glob("*") if path.is_dir())
        return sorted(path.name for path in found if VERSION.fullmatch(path.name))

    def current(self) -> str | None:
        """Return the name of the version that is served, or None where it is none of those kept."""
        file = self.served / NAME
        name = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
        return name if name in self.versions() else None

    @contextmanager
    def fresh(self) -> Iterator[Path]:
        """Give an empty folder for the next version; what is left in it is removed afterwards."""
        folder = self.path(".new")
        discard(folder)
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            discard(folder)

    def add(self, fresh: Path) -> str:
        """Turn a finished folder into the newest version, not yet served; return its name.

        Versions newer than the served one go: they were rolled back, or never served.
        Where it is not known which one is served, all stay.
        """
        served = self.current()
        for name in self.versions():
            if served is not None and name > served:
                self._remove(name)
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
        fresh = beside(self.served, "new")
        discard(fresh)
        try:
            fresh.symlink_to(Path("versions") / name, target_is_directory=True)
        except (OSError, NotImplementedError):  # Windows without the right to make links
            shutil.copytree(self.path(name), fresh)
        if fresh.is_symlink() and not is_folder(self.served):
            os.replace(fresh, self.served)  # noqa: PTH105  the atomic rename, by its plain name
        else:
            put(fresh, self.served)
            discard(fresh)

    def prune(self) -> None:
        """Remove all but the last versions, and never the served one."""
        for name in self.versions()[:-KEPT]:
            if name != self.current():
                self._remove(name)

    def recover(self) -> None:
        """Bring back or remove what a killed process has left; only the lock's holder may."""
        recover(self.served)
        for left in (".new", ".old"):
            discard(self.path(left))

    def _remove(self, name: str) -> None:
        """Remove a version, which is no version any more once that begins."""
        gone = self.path(".old")
        discard(gone)
        self.path(name).rename(gone)
        discard(gone)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Lock a folder of versions, making it where there is none.

    Raises FolderError where the folder or its ``current`` was not made here, or where
    another process is publishing to it; raises OSError where it cannot be written.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would follow a link
    require_ours(folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with holding(folder / LOCK):
            (folder / MARKER).write_text("made by kb.py publish\n", encoding="utf-8")
            store = Store(folder)
            store.recover()
            served = store.served
            if os.path.lexists(served) and not (served.is_symlink() or (served / NAME).is_file()):
                raise FolderError(CURRENT_NOT_OURS.fill(served=served, folder=folder))
            yield store
    except BusyError as error:
        raise FolderError(BUSY.fill(folder=folder)) from error


def require_ours(folder: Path) -> None:
    """Raise FolderError unless the folder is absent, empty, or made by publishing."""
    if folder.exists() and not folder.is_dir():
        raise FolderError(NO_FOLDER.fill(folder=folder))
    if not folder.is_dir() or (folder / MARKER).is_file():
        return
    if any(path.name != LOCK for path in folder.iterdir()):
        raise FolderError(NOT_OURS.fill(folder=folder))


def _keep_times(fresh: Path, served: Path) -> None:
    """Give files that have not changed their old times, so that what browsers keep stays good."""
    for path in fresh.rglob("*"):
        old = served / path.relative_to(fresh)
        if path.is_file() and old.is_file() and path.read_bytes() == old.read_bytes():
            shutil.copystat(old, path)
