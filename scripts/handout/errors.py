"""What can be in the way of handouts."""

from __future__ import annotations

from content.refusals import RefusalError


class HandoutError(RefusalError):
    """Raised where handouts cannot be printed."""
