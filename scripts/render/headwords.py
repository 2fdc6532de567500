"""The words of Thai that no line may break inside: those that have an entry in a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

from pythainlp.corpus import thai_orst_words

from content.dictionary import Dictionary, thai_dictionary

# Letters and marks, and dots between them; ๆ, ฯ, ฿ and the digits belong to no word.
THAI_RUN = re.compile(r"[ก-ฮะ-ฺเ-ๅ็-๎]+(?:\.[ก-ฮะ-ฺเ-ๅ็-๎]+)*")
_ONE_LETTER = 1


@lru_cache(maxsize=8192)
def headwords(run: str, more: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return a run of Thai letters cut into its words; together they are the run.

    The run is cut by newmm with PyThaiNLP's list, which holds phrases, too (ที่จะ,
    ภาษาอังกฤษ). What is no entry of the Royal Society's dictionary, nor among ``more``,
    is cut on into entries where it consists of them.
    """
    long, short = _dictionaries(more)
    found: list[str] = []
    for word in long.cut(run):
        parts = [word] if word in short else short.cut(word)
        found += parts if all(part in short for part in parts) else [word]
    return tuple(found)


@lru_cache(maxsize=2)
def _dictionaries(more: frozenset[str]) -> tuple[Dictionary, Dictionary]:
    """Return PyThaiNLP's list with the entries, and the entries alone."""
    entries = more | {
        word for word in thai_orst_words() if len(word) > _ONE_LETTER and THAI_RUN.fullmatch(word)
    }
    return thai_dictionary(entries), Dictionary(entries)
