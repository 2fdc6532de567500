"""The site's own interface strings, by language."""

from __future__ import annotations

from typing import Any


class Strings(dict[str, str]):
    """Strings by name; one that the file lacks is shown by its name."""

    def __missing__(self, name: str) -> str:
        """Return the name itself."""
        return name


def make_interface(data: dict[str, dict[str, Any]]) -> dict[str, Strings]:
    """Return the strings as language → name → text, from the file's name → language → text."""
    languages = {"th", "en", *(language for pair in data.values() for language in pair)}
    return {
        language: Strings({n: str(pair[language]) for n, pair in data.items() if language in pair})
        for language in languages
    }
