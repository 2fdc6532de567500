"""Thai text cut into the words of a dictionary, by PyThaiNLP's newmm."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pythainlp.corpus import thai_words
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

    def __init__(self, words: Iterable[str], base: Dictionary | None = None) -> None:
        """Take the words, as they stand, beside those of ``base``."""
        own = frozenset(words)
        self._words: frozenset[str] = base._words | own if base else own
        self._lengths: dict[str, tuple[int, ...]] = dict(base._lengths) if base else {}
        lengths: dict[str, set[int]] = {}
        for word in own:
            lengths.setdefault(word[:HEAD], set()).add(len(word))
        for head, found in lengths.items():
            self._lengths[head] = tuple(sorted(found.union(self._lengths.get(head, ()))))

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

    def cut(self, text: str) -> tuple[str, ...]:
        """Return a text cut into its words, and what is none; together they are the text."""
        return _cut(self, text)


@lru_cache(maxsize=65536)
def _cut(dictionary: Dictionary, text: str) -> tuple[str, ...]:
    return tuple(word_tokenize(text, custom_dict=dictionary, engine="newmm"))


@lru_cache(maxsize=8)
def thai_dictionary(more: frozenset[str]) -> Dictionary:
    """Return the dictionary of PyThaiNLP's words and some more; the same words give the same one.

    Cuts are remembered by dictionary and text, so that a text that stands in several
    places is cut once.
    """
    return Dictionary(more, thai_dictionary(frozenset())) if more else Dictionary(thai_words())
