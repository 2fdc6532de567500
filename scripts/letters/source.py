"""What a Word file is made from, besides its own data: language, strings, labels of units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.interface import Strings
    from content.knowledge import Data


@dataclass(frozen=True)
class Source:
    """The knowledge base's data as a Word file in one language needs them."""

    data: Data
    language: str

    @property
    def strings(self) -> Strings:
        """Return the interface strings of the language."""
        return self.data.interface[self.language]

    def labels(self, units: tuple[str, ...]) -> str:
        """Return what readers call units, such as "§3.2.4(1)", or nothing."""
        return ", ".join(self.data.units[unit].labels[self.language] for unit in units)
