"""Why a command of authors cannot do what it was asked for."""

from __future__ import annotations

from content.findings import Words


class AuthoringError(Exception):
    """Raised before anything has changed; the words say what is wrong and what to do."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(th, en)
