"""kb.py rename: give a page another name, and change everything that named it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.mentions import mentions
from authoring.rename import rename_page
from check.report import language_of
from commands.authoring import carry_out
from content.findings import Words, tell

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Move both files, change links, navigation and data, and redirect; see carry_out."""
    status = carry_out(
        lambda _, root: rename_page(options.old, options.new, root),
        options.docs,
        options.config,
        Words(
            f"{options.old} ชื่อ {options.new} แล้ว ที่อยู่เดิมพาผู้อ่านไปที่ใหม่",
            f"{options.old} is now {options.new}; its old address leads there.",
        ),
    )
    if status == 0:
        for place in mentions(options.old, options.docs.resolve().parent):
            words = Words(
                f"{place} เขียนว่า “{options.old}” ถ้าหมายถึงหน้านี้ ให้เขียนว่า {options.new}",
                f"{place} says “{options.old}”: if it means the page, write {options.new}.",
            )
            print(tell(words, language_of()))
    return status
