"""Remembering what was made of things that do not change from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """Values by what they were made of; when it is full, all is forgotten."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: dict[Hashable, Value] = {}

    def recall(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made now where it was never made."""
        try:
            return self._values[key]
        except KeyError:
            return self.keep(key, make())

    def keep(self, key: Hashable, value: Value) -> Value:
        """Remember a value that was made elsewhere, and return it."""
        if len(self._values) >= self._size:
            self.forget()
        self._values[key] = value
        return value

    def forget(self) -> None:
        """Forget everything."""
        self._values.clear()
