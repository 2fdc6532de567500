"""What can be in the way of handouts."""

from __future__ import annotations


class HandoutError(Exception):
    """Raised where handouts cannot be printed; the message says why and what to do."""
