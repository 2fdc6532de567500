"""Beginnings of texts, never cut inside a character that a reader sees as one."""

from __future__ import annotations

import unicodedata


def excerpt(text: str, limit: int = 70) -> str:
    """Return the first ``limit`` characters of a text, with an ellipsis where it goes on.

    The cut falls on a space where one is near, else before a base character: never
    before a Thai vowel or tone mark, nor after a vowel that is written first (เ แ โ ใ ไ).
    """
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit + 1)
    if cut < 0:
        cut = limit
        while cut > 1 and (
            unicodedata.category(text[cut]) == "Mn"
            or text[cut] in "ะาำๅๆฯ"
            or text[cut - 1] in "เแโใไ"
        ):
            cut -= 1
    return text[:cut].rstrip(" ,;:") + "…"
