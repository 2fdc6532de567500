"""Thai as it should be written: what PDFs do to it, and how that is undone.

The order of characters is that of Unicode and WTT 2.0: consonant, vowel above or
below, tone mark, then sara am or a following vowel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CONSONANT = "ก-ฮ"
TONE = "\u0e48-\u0e4b"
ABOVE_BELOW = "\u0e31\u0e34-\u0e3a\u0e47"
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# A joiner between two pictures makes one of them, as in a family or a flag.
PICTURE = "\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff"
JOINS_PICTURES = f"(?<=[{PICTURE}\ufe0f])\u200d(?=[{PICTURE}])"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
THAI_DIGIT = re.compile("[๐-๙]")
ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
NIKHAHIT, SARA_AA, SARA_AM = "\u0e4d", "\u0e32", "\u0e33"


@dataclass(frozen=True)
class Repair:
    """A kind of damage: the pattern that finds it, and what each match becomes.

    ``is_safe`` tells that the replacement is certain.
    """

    name: str
    pattern: re.Pattern[str]
    replacement: str
    is_safe: bool = True


def _repair(name: str, pattern: str, replacement: str, *, is_safe: bool = True) -> Repair:
    return Repair(name, re.compile(pattern), replacement, is_safe)


# In the order in which they are undone: what is invisible hides the others.
REPAIRS = (
    _repair("invisible", rf"(?:(?!{JOINS_PICTURES})[{INVISIBLE}])+", ""),
    _repair("decomposed", rf"{NIKHAHIT}([{TONE}]?){SARA_AA}", rf"\1{SARA_AM}"),
    _repair("decomposed", rf"([{TONE}]){NIKHAHIT}{SARA_AA}", rf"\1{SARA_AM}"),
    _repair("sara am", rf"([{CONSONANT}][{TONE}]?) {SARA_AA}", rf"\1{SARA_AM}"),
    _repair("sara e", "เเ", "แ"),
    _repair("order", rf"([{TONE}\u0e4c])([{ABOVE_BELOW}])", r"\2\1"),
    _repair("order", rf"{SARA_AM}([{TONE}])", rf"\1{SARA_AM}"),
    _repair("doubled", rf"([{MARKS}])\1+", r"\1"),
    _repair("doubled", rf"([{TONE}])[{TONE}]+", r"\1", is_safe=False),
    _repair("doubled", rf"([{ABOVE_BELOW}])(?!\1)[{ABOVE_BELOW}]+", r"\1", is_safe=False),
    _repair("space", rf"([{CONSONANT}]) +(?=[{MARKS}\u0e30{SARA_AM}\u0e45])", r"\1"),
    _repair("space", r"([เแโใไ]) +(?=[ก-ฮ])", r"\1"),
)
THAI = re.compile("[\u0e00-\u0e7f]")
# Where this matches nothing, no repair does; most texts are sound, and searched once.
SUSPICIOUS = re.compile(
    rf"[{INVISIBLE}{NIKHAHIT}]|เเ|{SARA_AM}[{TONE}]|[{TONE}\u0e4c][{ABOVE_BELOW}{TONE}]"
    rf"|[{ABOVE_BELOW}]{{2}}|\u0e4c\u0e4c|\u0e4e\u0e4e|[เแโใไ] |[{CONSONANT}{TONE}] +[{MARKS}ะาำๅ]"
)


def repair(text: str) -> str:
    """Return text with every certain damage undone; a second call changes nothing."""
    if not SUSPICIOUS.search(text):
        return text
    for _ in range(8):  # one repair may uncover another
        before = text
        for kind in REPAIRS:
            if kind.is_safe:
                text = kind.pattern.sub(kind.replacement, text)
        if text == before:
            break
    return text


def plain(text: str) -> str:
    """Return what a text says, whatever its spaces, its damage and its kind of digits."""
    if THAI.search(text):
        text = repair(text)
        if THAI_DIGIT.search(text):
            text = text.translate(ARABIC)
    return "".join(text.split())
