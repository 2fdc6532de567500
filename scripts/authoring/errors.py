"""Why a command of authors cannot do what it was asked for."""

from __future__ import annotations


class AuthoringError(Exception):
    """Raised before anything has changed; the message says what is wrong and what to do."""
