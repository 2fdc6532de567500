"""Words that a browser breaks inside."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from render.headwords import THAI_RUN, headwords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from breaks.browsers import Block


def broken_words(blocks: Iterable[Block], more: frozenset[str]) -> Iterator[tuple[Block, str]]:
    """Yield each place where a line may end inside a word: its block, and the word as it breaks.

    The word has "|" where it breaks; ``more`` are words beside the dictionary's.
    """
    for block in blocks:
        starts = set(block.starts)
        for run in THAI_RUN.finditer(block.text):
            end = run.start()
            for word in headwords(run[0], more):
                start, end = end, end + len(word)
                inside = [at for at in range(start + 1, end) if at in starts]
                if inside:
                    cuts = [start, *inside, end]
                    pieces = pairwise(cuts)
                    yield block, "|".join(block.text[a:b] for a, b in pieces)
