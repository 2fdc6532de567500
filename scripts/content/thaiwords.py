"""Thai words that a space has split, found with PyThaiNLP's word list but not its segmenter."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GAP = re.compile("(?<=[\u0e01-\u0e4e]) (?=[\u0e01-\u0e4e])")
LEFT = re.compile("[\u0e01-\u0e4e]+$")
RIGHT = re.compile("[\u0e01-\u0e4e]+")
SHORTEST, LONGEST = 6, 24


def split_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each space that splits a word, and the word.

    The word is one of PyThaiNLP's list with at least six characters, of which the
    part before or the part after the space is no word by itself, and what is left
    of both sides can be cut into words.
    """
    for gap in GAP.finditer(text):
        left, right = LEFT.search(text, 0, gap.start()), RIGHT.match(text, gap.end())
        if left and right:
            word = _joined(left[0][-LONGEST:], right[0][:LONGEST])
            if word:
                yield gap.start(), word


def _joined(left: str, right: str) -> str | None:
    words = _words()
    if _ends_whole(left) and _begins_whole(right):
        return None
    for size in range(min(len(left) + len(right), LONGEST), SHORTEST - 1, -1):
        for before in range(max(1, size - len(right)), min(len(left), size - 1) + 1):
            head, tail = left[-before:], right[: size - before]
            if head + tail in words and not (head in words and tail in words):
                return head + tail
    return None


def _begins_whole(text: str) -> bool:
    """Tell whether a text's beginning can be cut into two words, or is all one word."""
    words = _words()
    for end in range(len(text), 1, -1):
        if text[:end] in words:
            rest = text[end:]
            if not rest or any(rest[:n] in words for n in range(2, len(rest) + 1)):
                return True
    return False


def _ends_whole(text: str) -> bool:
    words = _words()
    for start in range(len(text) - 1):
        if text[start:] in words:
            rest = text[:start]
            if not rest or any(rest[n:] in words for n in range(len(rest) - 1)):
                return True
    return False


@cache
def _words() -> frozenset[str]:
    """Return PyThaiNLP's word list, read without importing the package, which is slow."""
    spec = find_spec("pythainlp")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return frozenset()
    path = Path(next(iter(folders))) / "corpus" / "words_th.txt"
    words = path.read_text(encoding="utf-8").split("\n")
    return frozenset(word for word in words if "ๆ" not in word)


def is_inside_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of Thai text is only a part of a longer word of the list."""
    words = _words()
    left, right = LEFT.search(text, 0, start), RIGHT.match(text, end)
    before = min(len(left[0]) if left else 0, LONGEST)
    after = min(len(right[0]) if right else 0, LONGEST)
    return any(
        text[start - head : end + tail] in words
        for head in range(before + 1)
        for tail in range(after + 1)
        if head or tail
    )


def crosses_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word of the list runs across the beginning of a stretch of Thai text."""
    words = _words()
    left = LEFT.search(text, 0, start)
    before = min(len(left[0]) if left else 0, LONGEST)
    return any(
        text[start - head : stop] in words
        for head in range(1, before + 1)
        for stop in range(max(start + 1, start - head + SHORTEST), min(end, start + LONGEST))
    )
