"""The index's text as words and numbers, in printable ASCII that compresses well.

A text becomes its words (Thai cut by PyThaiNLP's newmm, with the site's own terms), the
words a dictionary, and each word of the text a code of one to four characters, the
commonest words the shortest. Nothing is lost: joined again, the words are the text. One
space between two words of Latin letters or digits is understood and not written.

The cuts serve ranking and suggestions; whether something is found never depends on them.
Nor does the normal form: a text is cut only where a letter's normal form is the same with
its neighbours and without, so that a browser may join the normal forms of words.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pythainlp.corpus import thai_words

from content.dictionary import Dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

END = "\r"  # ends a title or a text
# Printable ASCII without what a string literal would have to escape.
ALPHABET = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
# How many characters of the alphabet are a code of 1 alone, or begin one of 2, 3, 4.
# Measured on this site: more long codes or fewer make the compressed index larger.
LEADS = (70, 20, 2, 1)
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
THAI_WORD = re.compile(r"[\u0e01-\u0e5b]+")
FIRST_THAI = 0x0E01
NOT_THAI = "~"  # begins a word of the packed dictionary that is not Thai


class WordCutter:
    """Cuts texts into words that, joined by ``join``, are the text again."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Take the words and phrases that are to be kept whole."""
        kept = {term for term in terms if THAI.match(term)}
        self._dictionary = Dictionary(thai_words() | kept)
        self._known: dict[str, list[str]] = {}

    def cut(self, text: str) -> list[str]:
        """Return the words of a text, punctuation and line feeds among them.

        A word of Thai letters never begins with a sign that belongs to the one before.
        """
        words: list[str] = []
        for match in RUN.finditer(text):
            run = match[0]
            if THAI.match(run):
                for word in self._cut_thai(run):
                    _append(words, word)
            elif run == " " and _is_understood(text, match.start()):
                continue
            else:
                words.append(run)
        return words

    def _cut_thai(self, run: str) -> list[str]:
        if run not in self._known:
            self._known[run] = self._dictionary.cut(run)
        return self._known[run]


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


def encode(texts: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return the dictionary (a tab between words) and the code of texts cut into words.

    Each text ends with END, a word like the others. Raises ValueError where a
    dictionary has more words than there are codes.
    """
    counts = Counter(word for text in texts for word in text)
    counts[END] = len(texts)
    common = [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    dictionary: list[str] = []
    for first, size in _classes():
        # Within one length of code any order will do; neighbours alike compress best.
        dictionary += sorted(common[first : first + size])
    code_of = {word: _code(number) for number, word in enumerate(dictionary)}
    stream = "".join(code_of[word] for text in texts for word in (*text, END))
    return "\t".join(map(_pack_word, dictionary)), stream


def _pack_word(word: str) -> str:
    """Return a word of the dictionary with one printable sign for each Thai letter."""
    if not THAI_WORD.fullmatch(word):
        return NOT_THAI + word
    return "".join(ALPHABET[ord(letter) - FIRST_THAI] for letter in word)


def _classes() -> list[tuple[int, int]]:
    """Return, for each length of code, its first number and how many numbers it has."""
    classes = []
    first = 0
    for length, lead in enumerate(LEADS):
        size = lead * len(ALPHABET) ** length
        classes.append((first, size))
        first += size
    return classes


def _code(number: int) -> str:
    leads = 0
    for length, (first, size) in enumerate(_classes()):
        if number < first + size:
            rest, signs = number - first, ""
            for _ in range(length):
                rest, sign = divmod(rest, len(ALPHABET))
                signs = ALPHABET[sign] + signs
            return ALPHABET[leads + rest] + signs
        leads += LEADS[length]
    raise ValueError("There are more different words than the index can number.")


def _is_understood(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return bool(position and PLAIN.fullmatch(before) and PLAIN.fullmatch(after))
