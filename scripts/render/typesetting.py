"""Typesetting: what a finished page's text needs so that browsers set it well."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from render.languages import mark_foreign
from render.linebreaks import keep_together, make_rules
from render.markup import map_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

INLINE_CODE = re.compile(r"<code>[^<]*</code>")
OPTION = re.compile(r"--[a-z]+")  # browsers would break it behind its dashes


def typesetter(
    line_breaks: Mapping[str, Mapping[str, Iterable[str]]],
) -> Callable[[str, str], str]:
    """Return a function that sets the text of a page's HTML, or of a part, in a language.

    What belongs together is kept together by the rules of ``docs/data/line-breaks.yml``,
    in the languages that have some; words of the other language are marked. The text
    itself stays as it is. All pages of a site share one function, which remembers the
    texts that it has set: menus are the same on each.
    """
    rules = {language: make_rules(language, kinds) for language, kinds in line_breaks.items()}

    def keep(text: str, language: str) -> str:
        return keep_together(text, rules[language]) if language in rules else text

    @cache
    def typeset_text(text: str, language: str) -> str:
        return mark_foreign(text, language, keep)

    def typeset(html: str, language: str) -> str:
        return INLINE_CODE.sub(_keep_options, map_text(html, typeset_text, language))

    return typeset


def _keep_options(code: re.Match[str]) -> str:
    return OPTION.sub(r"<kb-w>\g<0></kb-w>", code[0])
