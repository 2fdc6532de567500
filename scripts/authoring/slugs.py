"""Names of pages: which are good, and which are free."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.errors import AuthoringError
from content.pages import LANGUAGES, NOT_PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GOOD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
# Folders of docs/ that hold no pages, and those of the built site that are not pages'.
TAKEN_FOLDERS = {*NOT_PAGES, *LANGUAGES, "assets", "images", "search", "handouts"}
LONGEST = 80


def require_good(slug: str) -> None:
    """Raise AuthoringError unless a slug may name a page."""
    if not GOOD.fullmatch(slug):
        example = re.sub(r"[^a-z0-9]+", "-", slug.lower().removesuffix(".md")).strip("-")
        raise AuthoringError(
            f"“{slug}” is not the name of a page. Use small letters a–z, digits and hyphens, "
            f"with / between folders, without a language or an ending: "
            f"{example or 'methods/video-calls'}"
        )
    parts = slug.split("/")
    if parts[0] in TAKEN_FOLDERS or "index" in parts:
        raise AuthoringError(
            f"“{slug}” cannot be a page: the site itself uses that name. Choose another."
        )
    if len(slug) > LONGEST:
        raise AuthoringError(f"The name is longer than {LONGEST} characters. Choose a shorter one.")


def require_free(slug: str, docs: Path, redirects: Mapping[str, str]) -> None:
    """Raise AuthoringError where a page has the name, or once had it."""
    for language in LANGUAGES:
        if (docs / f"{slug}.{language}.md").exists():
            raise AuthoringError(f"The page docs/{slug}.{language}.md exists. Choose another name.")
    if slug in redirects:
        raise AuthoringError(
            f"“{slug}” is the old address of {redirects[slug]}, and readers who kept it are "
            "led there. Choose another name."
        )
