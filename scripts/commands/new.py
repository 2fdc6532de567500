"""kb.py new: begin a page in both languages from the template of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.new import Order, new_page
from check.model import today
from commands.authoring import carry_out
from content.findings import Words

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from authoring.changes import Change
    from content.knowledge import KnowledgeBase


def run(options: argparse.Namespace) -> int:
    """Write both files, their entry in the navigation and in the history; see carry_out."""
    titles = {"th": options.title_th, "en": options.title_en}

    def plan(base: KnowledgeBase, root: Path) -> tuple[Change, ...]:
        return new_page(Order(options.kind, options.slug, titles, today()), base, root)

    done = Words(
        f"เขียนต่อใน docs/{options.slug}.th.md และ docs/{options.slug}.en.md ซึ่งมีคำแนะนำของแม่แบบอยู่ "
        "แล้วดูผลด้วย python3 scripts/kb.py serve",
        f"Write docs/{options.slug}.th.md and docs/{options.slug}.en.md: both hold the "
        "template's guidance. Then run: python3 scripts/kb.py serve",
    )
    return carry_out(plan, options.docs, options.config, done)
