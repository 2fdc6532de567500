"""One pattern for many words: what they begin with in common is looked at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Branch = dict[str, "Branch"]
END = ""  # the key that says that a word ends here


def longest_first(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of some words at a place.

    It does so several times as fast as the words with "|" between, and in the same
    order: where what follows a match forbids it, the next shorter word is tried.
    """
    root: Branch = {}
    for word in words:
        branch = root
        for character in word:
            branch = branch.setdefault(character, {})
        branch[END] = {}
    return _pattern(root)


def _pattern(branch: Branch) -> str:
    tails = [re.escape(key) + _pattern(rest) for key, rest in branch.items() if key != END]
    if not tails:
        return ""
    joined = tails[0] if len(tails) == 1 and END not in branch else f"(?:{'|'.join(tails)})"
    return f"{joined}?" if END in branch else joined
