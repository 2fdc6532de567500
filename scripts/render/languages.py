"""Words of the other language inside a text are marked as such, for voices, fonts and breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

THAI = re.compile(r"[ก-๛](?:[ก-๛]|[ .,/“”0-9-]+(?=[ก-๛]))*(?:(?<=[ก-ฮ])\.)?")
# A phrase of at least two words. One of them has to begin with a small letter: words that
# all begin with capitals are a name, which keeps the language of the text round it.
ENGLISH = re.compile(r"(?<![&#\w])(?:[A-Za-z][A-Za-z'’-]*[ ,]+)+[A-Za-z][A-Za-z'’-]*(?![\w;])")
SMALL = re.compile(r"(?:^|[ ,])[a-z]")
FOREIGN = {"en": (THAI, "th"), "th": (ENGLISH, "en")}


def mark_foreign(text: str, language: str, change: Callable[[str, str], str]) -> str:
    """Return a text node with the words of the other language in elements with ``lang``.

    ``change`` is applied to each run of text and gets the language it is in.
    """
    if language not in FOREIGN:
        return change(text, language)
    pattern, other = FOREIGN[language]
    parts: list[str] = []
    position = 0
    for run in pattern.finditer(text):
        if other == "en" and not SMALL.search(run[0]):
            continue
        parts += [
            change(text[position : run.start()], language),
            f'<span lang="{other}">{change(run[0], other)}</span>',
        ]
        position = run.end()
    return "".join([*parts, change(text[position:], language)])
