"""The index's text as words and numbers, in printable ASCII that compresses well.

A text becomes its words (Thai cut by PyThaiNLP's newmm, with the site's own terms), the
words a dictionary, and each word of the text a code of one character or more, the
commonest words the shortest. Nothing is lost: joined again, the words are the text. One
space between two words of Latin letters or digits is understood and not written.

A code begins with one set of characters and goes on with another, so that a browser finds
a word in the packed text as it finds any string, and unpacks no more than it shows: the
dense codes of Brisaboa, Fariña, Navarro and Esteller, "(S,C)-Dense Coding: An Optimized
Compression Code for Natural Language Text Databases", SPIRE 2003, read from the left.

The cuts serve ranking and suggestions; whether something is found never depends on them.
Nor does the normal form: a text is cut only where a letter's normal form is the same with
its neighbours and without, so that a browser may join the normal forms of words.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from content.dictionary import thai_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

END = "\r"  # ends a title or a text
# Printable ASCII without what a string literal would have to escape.
ALPHABET = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
# Measured: 60 signs to begin a code would make this site's index 0.3 % smaller when compressed,
# and that of 2,000 documents 1 % larger.
BEGINNING, CONTINUING = ALPHABET[:73], ALPHABET[73:]
RUN = re.compile(
    r"[\u0e01-\u0e3a\u0e40-\u0e4e]+|[0-9A-Za-z]+|[\u0e50-\u0e59]+|\n"
    r"|[^0-9A-Za-z\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\n]+"
)
THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")
PLAIN = re.compile(r"[0-9A-Za-z]+")
LETTERS = re.compile(r"[0-9A-Za-z\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\n]")
# Words that the normaliser joins to the word before: they begin with what follows a letter
# (a sign above or below, sara aa, sara am), or both are parts of a sara ae typed as two sara e.
CONTINUES = re.compile(r"[\u0e31-\u0e3a\u0e47-\u0e4e]")
SARA_E = "\u0e40"
THAI_WORD = re.compile(f"(?:{THAI.pattern})+|[\u0e50-\u0e59]+")


class WordCutter:
    """Cuts texts into words that, joined by ``join``, are the text again."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Take the words and phrases that are to be kept whole."""
        self._dictionary = thai_dictionary(frozenset(term for term in terms if THAI.match(term)))

    def cut(self, text: str) -> list[str]:
        """Return the words of a text, punctuation and line feeds among them.

        A word of Thai letters never begins with a sign that belongs to the one before.
        """
        words: list[str] = []
        for match in RUN.finditer(text):
            run = match[0]
            if THAI.match(run):
                for word in self._dictionary.cut(run):
                    _append(words, word)
            elif run == " " and _is_understood(text, match.start()):
                continue
            else:
                words.append(run)
        return words


def _append(words: list[str], word: str) -> None:
    """Append a word of Thai letters, joined to the one before where the two are one."""
    before = words[-1:] if words and LETTERS.match(words[-1]) else words[-2:]
    is_part = CONTINUES.match(word) or (
        word.startswith(SARA_E) and before and before[0].endswith(SARA_E)
    )
    if is_part and before and THAI.match(before[0]):
        del words[len(words) - len(before) :]
        word = "".join((*before, word))
    words.append(word)


def encode(texts: Sequence[Sequence[str]]) -> tuple[list[str], str]:
    """Return the dictionary and the code of texts cut into words.

    For each length of code the dictionary has its Thai words as ``_pack_thai`` writes them,
    with a space between, and then its others, with a tab between. Each text ends with END,
    a word like the others.
    """
    counts = Counter(word for text in texts for word in text)
    counts[END] = len(texts)
    common = [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    dictionary: list[str] = []
    code_of: dict[str, str] = {}
    codes = list(BEGINNING)
    while common:
        # Within one length of code any order will do; neighbours alike compress best.
        words, common = sorted(common[: len(codes)]), common[len(codes) :]
        thai = [word for word in words if THAI_WORD.fullmatch(word)]
        others = [word for word in words if not THAI_WORD.fullmatch(word)]
        dictionary += [" ".join(map(_pack_thai, thai)), "\t".join(others)]
        code_of |= zip((*thai, *others), codes, strict=False)
        codes = [code + sign for code in codes for sign in CONTINUING]
    return dictionary, "".join(code_of[word] for text in texts for word in (*text, END))


def _pack_thai(word: str) -> str:
    """Return a word in TIS-620 without the eighth bit, which browsers know when it is set again."""
    return bytes(byte & 0x7F for byte in word.encode("tis-620")).decode("ascii")


def _is_understood(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return bool(position and PLAIN.fullmatch(before) and PLAIN.fullmatch(after))
