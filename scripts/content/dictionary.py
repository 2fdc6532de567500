"""Thai text cut into the words of a dictionary, by PyThaiNLP's newmm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD = 2  # letters by which the lengths of the words that begin with them are kept


class Dictionary(Trie):
    """The words that a text is cut into.

    It stands in for PyThaiNLP's tree of letters, whose making takes most of a second for
    every other set of words. All that newmm asks of it is which words begin at a place:
    here their lengths are known by their first letters, and the set is asked for each.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words, as they stand."""
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:HEAD], set()).add(len(word))
        self._lengths = {head: tuple(sorted(own)) for head, own in lengths.items()}

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._words)

    def __iter__(self) -> Iterator[str]:
        """Yield the words, in no order."""
        return iter(self._words)

    def __contains__(self, word: object) -> bool:
        """Tell whether a word is one of them."""
        return word in self._words

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """Return the words that begin at a place of a text, the shortest first."""
        room = len(text) - start
        found = []
        for size in range(1, min(HEAD, room) + 1):
            for length in self._lengths.get(text[start : start + size], ()):
                word = text[start : start + length]
                if length <= room and word in self._words:
                    found.append(word)
        return found

    def cut(self, text: str) -> list[str]:
        """Return a text cut into its words, and what is none; together they are the text."""
        return list(word_tokenize(text, custom_dict=self, engine="newmm"))
