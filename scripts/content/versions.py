"""The version of a page: a short name for the words it had when somebody read it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.pages import Page


def page_version(page: Page) -> str:
    """Return the day of the last review and 8 hexadecimal digits of the text's SHA-256.

    As in ``2026-11-24/3fa9c1d2``. Front matter beside the title is not part of the text.
    """
    text = f"{page.meta.get('title')}\n{page.body}"
    return f"{page.meta.get('reviewed')}/{hashlib.sha256(text.encode()).hexdigest()[:8]}"
