"""kb.py rename: give a page another name, and mend whatever named it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.mentions import mentions
from authoring.rename import rename_page
from commands.authoring import carry_out

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Move both files, mend links, navigation and data, and redirect; see carry_out."""
    status = carry_out(
        lambda root: rename_page(options.old, options.new, root),
        options.docs,
        options.config,
        f"{options.old} is now {options.new}; its old address leads there.",
    )
    if status == 0:
        for place in mentions(options.old, options.docs.resolve().parent):
            print(f"{place} says “{options.old}”: if it means the page, write {options.new}.")
    return status
