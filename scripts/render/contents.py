"""A page's contents: what its reader may jump to, without the entries of a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

# What fits a small window beside the page's other sections without scrolling.
MOST = 12


class Entry(Protocol):
    """A heading in the contents, with the headings below it."""

    children: list[Any]


def leave_out_long_lists(contents: Iterable[Entry]) -> None:
    """Take the parts of a section out of the contents, in place, where they are a list.

    The page shows such a list anyway, and one finds an entry of it by searching.
    """
    for entry in contents:
        if len(entry.children) > MOST:
            entry.children = []
        leave_out_long_lists(entry.children)
