"""Files as text, as authors' commands read them before they change anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import faults
from content.files import decode
from content.findings import ContentError, Place

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path, shown: str) -> str:
    """Return a file's text; raise ContentError, naming it ``shown``, where that cannot be."""
    try:
        return decode(path.read_bytes(), shown)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ContentError([faults.UNREADABLE.at(Place(shown), reason=reason)]) from error
