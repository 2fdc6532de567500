"""Why a command cannot go on, in words for the person who typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.findings import Words


class RefusalError(Exception):
    """Raised where a command cannot go on; ``words`` say why, and what to type instead."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words
