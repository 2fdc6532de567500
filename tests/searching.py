"""The search's engine in a page of a real Chromium."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True)
class Engine:
    """The search's scripts with both languages' indexes, in a page of a real Chromium."""

    page: Page

    def call(self, script: str, *values: object) -> Any:
        """Return what a function of JavaScript returns for values."""
        return self.page.evaluate(f"values => ({script})(...values)", list(values))

    def search(self, query: str, language: str = "th") -> Any:
        """Return the search's answer in a language."""
        other = "en" if language == "th" else "th"
        return self.call(
            "(language, other, query) => kbSearch.search(language, other, query)",
            language, other, query,
        )  # fmt: skip

    def places(self, query: str, language: str = "th") -> list[str]:
        """Return the addresses of the sections found, without what is to be highlighted."""
        found = []
        for group in self.search(query, language)["items"]:
            for item in group:
                if item["found"]:
                    address, _, anchor = item["location"].partition("#")
                    path = address.partition("?")[0]
                    found.append(f"{path}#{anchor}" if anchor else path)
        return found

    def note(self, query: str, language: str = "th") -> Any:
        """Return what the box says beside the results, or None."""
        return self.search(query, language)["note"]
