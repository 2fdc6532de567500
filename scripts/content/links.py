"""Addresses from page to page, relative so that the site works under any path."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from content.paths import page_path


def to_markdown(origin: str, target: str, anchor: str = "") -> str:
    """Return the address of a page as Markdown on another page links to it.

    ``origin`` and ``target`` are slugs: from ``methods/letters`` to ``choose`` it is
    ``../choose.md``.
    """
    return _relative(origin, f"{target}.md", anchor)


def to_html(origin: str, target: str, anchor: str = "") -> str:
    """Return the address of a page as the built page links to it, as in ``../choose.html``."""
    return _relative(origin, f"{target}.html", anchor)


@lru_cache(maxsize=65536)
def to_file(origin: str, language: str, target: str) -> str:
    """Return the address of a file, given from the site's root, from a page in a language."""
    return posixpath.relpath(target, posixpath.dirname(page_path(origin, language)) or ".")


@lru_cache(maxsize=65536)
def _relative(origin: str, target: str, anchor: str) -> str:
    path = posixpath.relpath(target, posixpath.dirname(origin) or ".")
    return f"{path}#{anchor}" if anchor else path
