"""Writing below the real pages, as authors do, and what the checker says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.mutation import with_accepted
from check import engine
from check.model import make_model
from content.pages import LANGUAGES

if TYPE_CHECKING:
    from check.model import Model
    from content.findings import Finding

PAGE = "about/using-this-site"


def written(model: Model, text: str) -> tuple[dict[str, int], list[Finding]]:
    """Write a text below both languages of a page, and confirm the translation.

    Returns the line on which it begins in each file, and the findings.
    """
    tree, lines = model.tree, {}
    for language in LANGUAGES:
        name = f"{PAGE}.{language}.md"
        before = tree.texts[name].rstrip("\n")
        tree = tree.having(name, f"{before}\n\n{text}\n")
        lines[tree.shown(name)] = before.count("\n") + 3
    changed = make_model(tree, model.config, model.today)
    return lines, engine.check_source(with_accepted(changed, PAGE))
