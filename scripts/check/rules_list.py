"""The checker's rules, for the authors' reference page."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from check.rules import GROUPS, all_rules
from content.findings import tell
from render.blocks import register

if TYPE_CHECKING:
    from content.findings import Rule
    from content.view import View

COMMAND = re.compile(r"py\w* scripts.kb\.py [a-z]+(?: --[a-z]+)?(?: …#?…?)?")


def rules_list(view: View) -> str:
    """Return a section with a table for each group of rules, made from their definitions."""
    rules = all_rules().values()
    strings = view.strings
    names = ("column_code", "column_finding", "column_reason", "column_bad", "column_good")
    head = "".join(f'<th scope="col">{escape(strings[name])}</th>' for name in names)
    parts = []
    for digit, title in GROUPS.items():
        rows = "".join(_row(rule, view.language) for rule in rules if rule.code[2] == digit)
        parts.append(f"## {tell(title, view.language)} {{ #rules-{digit} }}")
        parts.append(
            '<div class="kb-rules" data-search-exclude><table>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )
    return "\n\n".join(parts)


def _row(rule: Rule, language: str) -> str:
    finding, reason = _words(rule, language)
    cells = "".join(
        f"<td>{cell}</td>"
        for cell in (
            escape(finding), reason,
            f"<code>{_example(rule.bad)}</code>", f"<code>{_example(rule.good)}</code>",
        )
    )  # fmt: skip
    return f'<tr id="{rule.code.lower()}"><th scope="row">{rule.code}</th>{cells}</tr>'


def _words(rule: Rule, language: str) -> tuple[str, str]:
    """Return what a finding says, as text, and why and what to do, as HTML."""
    message, advice = (
        tell(rule.outline(words), language).strip() for words in (rule.message, rule.advice)
    )  # fmt: skip
    reason = tell(rule.reason, language)
    # Some findings are told by the library that makes them, each time in other words.
    finding, *why = [message, reason] if message.strip(" …") else [reason]
    if advice.strip(" …"):
        why.append(advice)
    return finding, COMMAND.sub(r"<code>\g<0></code>", escape(" ".join(why) or "–"))


def _example(text: str) -> str:
    # A blank line would end the HTML block, and a line break is not seen in a cell.
    return escape(text, quote=False).replace("\n", "<br>").replace("\t", " ⇥ ")


register("checks", rules_list)
