"""Beginnings of texts, cut between words."""

from __future__ import annotations

from functools import lru_cache

from render.words import boundaries

LENGTH = 36  # characters


@lru_cache(maxsize=4096)
def excerpt(text: str, limit: int = LENGTH) -> str:
    """Return at most the first ``limit`` characters of a text, with an ellipsis if it goes on.

    The cut falls on the last word boundary within the limit (newmm's in Thai), so
    that no word and no vowel or tone mark is torn off.
    """
    if len(text) <= limit:
        return text
    cut = max(offset for offset in boundaries(text) if offset <= limit)
    return text[:cut].rstrip(" ,;:/(“") + "…"
