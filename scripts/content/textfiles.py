"""Text files that people edit: read as text, changed without touching their other bytes."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content import faults
from content.files import decode
from content.findings import ContentError, Place

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"\xef\xbb\xbf"
LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class TextFile:
    """A file as it lies on the disk, and its text: no byte order mark, line feeds alone."""

    raw: bytes
    text: str

    def having(self, text: str) -> bytes:
        """Return the bytes of the file with another text.

        The byte order mark stays, and so does every line that both texts have, with the
        end that it has. A new line ends like the one that it replaces, or the one before.
        """
        old = self.raw.removeprefix(MARK).decode("utf-8")
        ends = LINE_END.findall(old)
        usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
        kept = _kept_ends(self.text.split("\n"), text.split("\n"), ends)
        written, end = [], usual
        for line, own in zip(text.split("\n"), kept, strict=True):
            end = own or end
            written += [line, end]
        whole = "".join(written[:-1])
        if LINE_END.sub("\n", whole) != text:  # a lone return, and a feed behind it
            whole = text.replace("\n", usual)
        return (MARK if self.raw.startswith(MARK) else b"") + whole.encode("utf-8")


def _kept_ends(old: list[str], new: list[str], ends: list[str]) -> list[str | None]:
    """Return for each new line the end of the old one that it is or replaces, or None."""
    kept: list[str | None] = [None] * len(new)
    available = [*ends, None]  # nothing ends the last line
    if len(set(ends)) < 2:
        return kept
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for _, first, last, start, stop in matcher.get_opcodes():
        count = min(last - first, stop - start)
        kept[start : start + count] = available[first : first + count]
    return kept


def read_text_file(path: Path, shown: str) -> TextFile:
    """Return a file as bytes and text; raise ContentError, naming it ``shown``, if it cannot be."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ContentError([faults.UNREADABLE.at(Place(shown), reason=reason)]) from error
    return TextFile(raw, decode(raw, shown))
