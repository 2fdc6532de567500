"""The content folder as it lies on the disk: its texts, and the names of its other files."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from content import faults
from content.files import decode
from content.findings import ContentError, Finding, Place, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXTS = (".md", ".tsv", ".yml", ".json")
# The longest page of ours, the transcript as it is built, has a quarter of this.
PAGE_LIMIT = 1_000_000


@dataclass(frozen=True)
class Tree:
    """A folder of content: what each text file holds, and what could not be read.

    ``label`` is what findings call the folder ("docs"). ``texts`` and ``assets``
    name files relative to it, with slashes.
    """

    label: str
    texts: Mapping[str, str]
    assets: frozenset[str] = frozenset()
    faults: tuple[Finding, ...] = ()

    def shown(self, name: str) -> str:
        """Return a file's path as findings name it."""
        return f"{self.label}/{name}"

    def having(self, name: str, text: str | None) -> Tree:
        """Return the folder with one text file changed, added or (None) taken away."""
        texts = dict(self.texts)
        if text is None:
            texts.pop(name, None)
        else:
            texts[name] = text
        return replace(self, texts=texts)


def read_tree(docs: Path, label: str = "docs") -> Tree:
    """Read every text of a content folder once; what cannot be read is a finding.

    Raises FileNotFoundError where there is no such folder.
    """
    if not docs.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(docs))
    texts: dict[str, str] = {}
    assets: set[str] = set()
    found: list[Finding] = []
    for path in sorted(_files(docs)):
        name = path.relative_to(docs).as_posix()
        place = Place(f"{label}/{name}")
        if path.is_symlink() and not path.resolve().is_relative_to(docs.resolve()):
            found.append(faults.LINK_OUT.at(place))
        elif path.suffix not in TEXTS:
            assets.add(name)
        else:
            try:
                texts[name] = _read(path, place)
            except ContentError as error:
                found += error.findings
    return Tree(label, texts, frozenset(assets), tuple(found))


def label_of(docs: Path, root: Path) -> str:
    """Return what findings call a content folder: its path within the root, or its name."""
    docs, root = docs.resolve(), root.resolve()
    return docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name


def _files(docs: Path) -> Iterator[Path]:
    """Yield the files below a folder, but none whose name begins with a dot."""
    for folder, folders, names in os.walk(docs):
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in linked]
        yield from (Path(folder) / name for name in [*names, *linked] if not name.startswith("."))


def _read(path: Path, place: Place) -> str:
    try:
        size = path.stat().st_size
        if path.suffix == ".md" and size > PAGE_LIMIT:
            raise ContentError([faults.TOO_LARGE.at(place, size=size, limit=PAGE_LIMIT)])
        raw = path.read_bytes()
    except OSError as error:
        reason = (
            Words("ไม่มีสิทธิ์อ่าน", "you may not read it") if isinstance(error, PermissionError)
            else Words("ระบบเปิดไฟล์ไม่ได้", error.strerror or "the system cannot open it")
        )  # fmt: skip
        raise ContentError([faults.UNREADABLE.at(place, reason=reason)]) from error
    return decode(raw, place.path)
