"""Line breaks: what has to stay on one line is wrapped in an element that does not break.

The browsers know the words of Thai from their own dictionaries, where the text says
that it is Thai; only what they would part is wrapped. The text itself is not
changed: no invisible character gets into what readers copy or search.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from render.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Rules = Mapping[str, Mapping[str, Iterable[str]]]

# Browsers break after the space before ๆ; the Royal Institute forbids a line to begin with it,
# as with ฯ. Firefox needs the last letter with its marks inside the wrapping, too.
SIGN = r"[ \u00a0]?(?:ๆ|ฯลฯ|ฯ)"
SIGNED = rf"(?:[ก-ฮะ-ๅ][ัิ-ฺ็-๎]*)?{SIGN}"
NUMBER = r"(?<![0-9๐-๙#&.,\w])[0-9๐-๙]+(?:[.,/–-][0-9๐-๙]+)*(?![0-9๐-๙;])"


def keep_together(text: str, language: str, rules: Rules) -> str:
    """Return a text node with what belongs together wrapped; other languages stay as they are.

    ``rules`` are those of ``docs/data/line-breaks.yml``: language → kind → words.
    """
    if language not in rules:
        return text
    pattern = _pattern(
        language,
        *(tuple(rules[language].get(k, ())) for k in ("before-number", "after-number", "whole")),
    )
    return pattern.sub(r'<span class="kb-keep">\g<0></span>', text)


@lru_cache(maxsize=4)
def _pattern(
    language: str, before: tuple[str, ...], after: tuple[str, ...], whole: tuple[str, ...]
) -> re.Pattern[str]:
    months = _any(MONTHS[language])
    start, end = (r"\b", r"\b") if language == "en" else ("", "")
    date = rf"(?:{_any(before)} )?{NUMBER} {months}(?: [0-9๐-๙]{{4}})?"
    led = rf"{start}{_any(before)} ?{NUMBER}"
    counted = rf"{NUMBER} {_any(after)}{end}"
    kept = [f"{_any(whole)}{SIGN}?"] if whole else []
    return re.compile("|".join([date, led, counted, *kept, SIGNED]))


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"
