"""The list of words that are kept whole, in its data file."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTED = re.compile(r"(?<=\n  whole:\n)    \[.*?\]\n", re.DOTALL)
WIDTH = 110


def with_words(text: str, words: Iterable[str]) -> str:
    """Return the text of ``docs/data/line-breaks.yml`` with other words as Thai's ``whole``.

    Raises ValueError where the text has no such list.
    """
    listed = "[" + ", ".join(sorted(words)) + "]"
    lines = textwrap.fill(
        listed, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 5, break_long_words=False
    )
    changed, count = LISTED.subn(f"{lines}\n", text, count=1)
    if not count:
        raise ValueError("line-breaks.yml has no list “whole” to write into")
    return changed
