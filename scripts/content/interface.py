"""The site's own interface strings, by language."""

from __future__ import annotations

from typing import Any

Strings = dict[str, str]


def make_interface(data: dict[str, dict[str, Any]]) -> dict[str, Strings]:
    """Return the strings as language → name → text, from the file's name → language → text."""
    languages = {language for pair in data.values() for language in pair}
    return {
        language: {name: str(pair[language]) for name, pair in data.items()}
        for language in languages
    }
