"""Typesetting: what a finished page's text needs so that browsers set it well."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from render.languages import mark_foreign
from render.linebreaks import keep_together
from render.markup import map_text

if TYPE_CHECKING:
    from render.linebreaks import Rules

INLINE_CODE = re.compile(r"<code>[^<]*</code>")
OPTION = re.compile(r"--[a-z]+")  # browsers would break it behind its dashes


def typeset(html: str, language: str, rules: Rules) -> str:
    """Return a whole page, or part of one, whose text keeps together what belongs together.

    Words of the other language are marked. The text itself stays as it is.
    """
    keep = partial(keep_together, rules=rules)
    typeset_text = map_text(html, partial(mark_foreign, change=keep), language)
    return INLINE_CODE.sub(_keep_options, typeset_text)


def _keep_options(code: re.Match[str]) -> str:
    return OPTION.sub(r"<kb-w>\g<0></kb-w>", code[0])
