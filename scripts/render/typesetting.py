"""Typesetting: what a finished page's text needs so that browsers set it well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from render.languages import mark_foreign
from render.linebreaks import keep_together
from render.markup import map_text

if TYPE_CHECKING:
    from render.linebreaks import Rules


def typeset(html: str, language: str, rules: Rules) -> str:
    """Return a whole page, or part of one, whose text keeps together what belongs together.

    Words of the other language are marked. The text itself stays as it is.
    """
    keep = partial(keep_together, rules=rules)
    return map_text(html, partial(mark_foreign, change=keep), language)
