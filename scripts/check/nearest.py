"""The nearest existing target to one that does not exist, and why the two differ."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.findings import NOTHING, Words
from content.thai import repair

if TYPE_CHECKING:
    from collections.abc import Iterable

LIKENESS = 0.6


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the existing name most like one that does not exist, or None.

    Names that are the same but for case or normalisation come first, then the least
    edit distance with transpositions (optimal string alignment).
    """
    known = sorted(known)
    for name in known:
        if difference(wanted, name) is not NOTHING:
            return name
    found = process.extractOne(
        wanted, known, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS
    )
    return str(found[0]) if found else None


def difference(wanted: str, name: str) -> Words:
    """Return in what two names differ if it is only how they are written, else nothing."""
    if recomposed(wanted) == recomposed(name):
        return Words("(เหมือนกันเมื่อเขียนสระอำและเครื่องหมายให้ถูกลำดับ)",
                     "(the same after recomposing sara am and its marks)")  # fmt: skip
    if wanted.casefold() == name.casefold():
        return Words("(ต่างกันที่ตัวพิมพ์เล็กใหญ่เท่านั้น)", "(the same but for capital letters)")
    return NOTHING


def alike(name: str) -> str:
    """Return what names have in common that differ in case or in code points alone."""
    return recomposed(name).lower()


def code_points(wanted: str, name: str) -> str:
    """Return the code points in which a name differs from one that is wanted and looks the same."""
    at = next((n for n, pair in enumerate(zip(wanted, name, strict=False)) if len({*pair}) > 1), 0)
    one, other = len(name), len(wanted)
    while min(one, other) > at and name[one - 1] == wanted[other - 1]:
        one, other = one - 1, other - 1
    parts = (name[at:one], wanted[at:other])
    return " ≠ ".join(" ".join(f"U+{ord(sign):04X}" for sign in part) for part in parts)


@lru_cache(maxsize=4096)
def recomposed(name: str) -> str:
    """Return a name as it is usually typed: signs composed, Thai marks in order."""
    return unicodedata.normalize("NFC", repair(name))
