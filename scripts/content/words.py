"""Word boundaries in Thai and Latin text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

EXCERPT = 36  # characters
LATIN = re.compile(r"[0-9A-Za-z]")


class FormFinder:
    """Finds given words and phrases in text, where they stand as words of their own.

    Longer forms win over shorter ones that they contain. In Thai a match has to
    begin and end where the dictionary segmenter newmm (PyThaiNLP), told of the
    forms, sees the boundary of a word; in Latin script, where no letter or digit
    joins on.
    """

    def __init__(self, forms: dict[str, str]) -> None:
        """Take the forms to look for, each with the name to report it by."""
        self._names = forms
        longest_first = sorted(forms, key=len, reverse=True)
        self._pattern = re.compile("|".join(re.escape(form) for form in longest_first))
        self._forms = frozenset(forms)

    def find(
        self, text: str, unwanted: Container[str] = frozenset()
    ) -> Iterator[tuple[int, int, str]]:
        """Yield the start, the end (character offsets) and the name of each match.

        Names in ``unwanted``, which may grow meanwhile, are passed over: a text that
        holds no other is not cut into words.
        """
        offsets: set[int] | None = None
        position = 0
        while match := self._pattern.search(text, position):
            start, end = match.span()
            position = end
            if self._names[match[0]] in unwanted:
                continue
            if offsets is None:
                offsets = boundaries(text, self._forms)
            if start in offsets and end in offsets and not _joins(text, start, end):
                yield start, end, self._names[match[0]]


@lru_cache(maxsize=4096)
def excerpt(text: str, limit: int = EXCERPT) -> str:
    """Return at most the first ``limit`` characters of a text, with an ellipsis if it goes on.

    The cut falls on the last word boundary within the limit (newmm's in Thai), so
    that no word and no vowel or tone mark is torn off.
    """
    if len(text) <= limit:
        return text
    cut = max(offset for offset in boundaries(text) if offset <= limit)
    return text[:cut].rstrip(" ,;:/(“") + "…"


def boundaries(text: str, forms: frozenset[str] = frozenset()) -> set[int]:
    """Return the character offsets at which a word begins or ends, 0 and the length included.

    ``forms`` are words beside the dictionary's.
    """
    offsets, position = {0}, 0
    for word in words(text, forms):
        position += len(word)
        offsets.add(position)
    return offsets


def words(text: str, forms: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return a text cut into its words; together they are the text.

    ``forms`` are words beside the dictionary's. The segmenter is newmm (PyThaiNLP).
    """
    # Importing PyThaiNLP takes 0.1 s, which only who needs its words should wait for.
    from content.dictionary import thai_dictionary  # noqa: PLC0415

    return thai_dictionary(forms).cut(text)


def _joins(text: str, start: int, end: int) -> bool:
    """Tell whether a Latin letter or digit runs on across either end."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return bool(
        (LATIN.match(before) and LATIN.match(text[start]))
        or (LATIN.match(after) and LATIN.match(text[end - 1]))
    )
