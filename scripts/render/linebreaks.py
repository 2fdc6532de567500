"""Line breaks: what has to stay on one line is wrapped in an element of its own (kb-w).

The browsers know the words of Thai from their own dictionaries, where the text says
that it is Thai; only what they would part is wrapped (``kb.py breaks`` finds it). The
text itself is not changed: no invisible character gets into what readers copy or search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from render.dates import MONTHS
from render.headwords import THAI_RUN, headwords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Browsers break after the space before ๆ; the Royal Institute forbids a line to begin with it,
# as with ฯ. Firefox needs the last letter with its marks inside the wrapping, too; no vowel
# may be parted from its consonant, since ำ is drawn together with it.
SIGN = r"[ \u00a0]?(?:ๆ|ฯลฯ|ฯ)"
SIGNED = rf"(?:[ก-ฮ][ัิ-ฺ็-๎]*[ะาำๅ]?)?{SIGN}"
# A line may end at any space, also behind a bracket that opens.
OPENED = r"[({\[“‘][ \u00a0][^\s&]"
NUMBER = r"(?<![0-9๐-๙#&.,\w])[0-9๐-๙]+(?:[.,/–-][0-9๐-๙]+)*(?![0-9๐-๙;])"


@dataclass(frozen=True)
class Rules:
    """What belongs together in one language: patterns of text, and words.

    ``whole`` are words that a browser would break, which ``may_break`` finds in texts that
    have them, perhaps within other words; ``words`` stand beside the dictionary's.
    """

    pattern: re.Pattern[str]
    whole: frozenset[str]
    may_break: re.Pattern[str]
    words: frozenset[str]


def make_rules(language: str, kinds: Mapping[str, Iterable[str]]) -> Rules:
    """Return the rules of a language of ``docs/data/line-breaks.yml``, kind → words."""
    return Rules(
        _pattern(language, kinds["before-number"], kinds["after-number"]),
        frozenset(kinds["whole"]),
        re.compile(_any(kinds["whole"]) if kinds["whole"] else "(?!)"),
        frozenset(kinds["words"]),
    )


def keep_together(text: str, rules: Rules) -> str:
    """Return a text node with what belongs together wrapped."""
    spans = [
        match.span()
        for match in rules.pattern.finditer(text)
        if not _cuts_word(text, match["counted"], match.end(), rules.words)
    ]
    spans += _broken_words(text, rules)
    parts, position = [], 0
    for start, end in _united(spans):
        parts += [text[position:start], f"<kb-w>{text[start:end]}</kb-w>"]
        position = end
    return "".join((*parts, text[position:]))


def _cuts_word(text: str, counted: str | None, end: int, words: frozenset[str]) -> bool:
    """Tell whether what is counted is but the beginning of a word, as ข้อ is of ข้อจำกัด."""
    run = THAI_RUN.search(text, end - len(counted)) if counted else None
    if run is None or run.end() == end:
        return False
    ends = accumulate(map(len, headwords(run[0], words)), initial=run.start())
    return end not in ends


def _broken_words(text: str, rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield where the words stand that a browser would break inside."""
    for run in THAI_RUN.finditer(text):
        if not rules.may_break.search(run[0]):
            continue  # cutting it would take a hundred times as long
        end = run.start()
        for word in headwords(run[0], rules.words):
            start, end = end, end + len(word)
            if word in rules.whole:
                yield start, end


def _united(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches in order, those that overlap as one; a line may end between two."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last and start < last[1]:
            last = last[0], max(end, last[1])
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last


def _pattern(language: str, before: Iterable[str], after: Iterable[str]) -> re.Pattern[str]:
    months = _any(MONTHS[language])
    start, end = (r"\b", r"\b") if language == "en" else ("", "")
    date = rf"(?:{_any(before)} )?{NUMBER} {months}(?: [0-9๐-๙]{{4}})?"
    led = rf"{start}{_any(before)} ?{NUMBER}"
    counted = rf"{NUMBER} (?P<counted>{_any(after)}){end}"
    return re.compile("|".join([date, led, counted, SIGNED, OPENED]))


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"
