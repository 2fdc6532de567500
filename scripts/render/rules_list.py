"""The checker's rules, for the authors' reference page."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from content.findings import tell

if TYPE_CHECKING:
    from content.findings import Rule
    from render.view import View

COMMAND = re.compile(r"kb\.py [a-z]+(?: --[a-z]+)?(?: …#?…?)?")


def rules_list(view: View) -> str:
    """Return a section with a table for each group of rules, made from their definitions."""
    # Imported late: the checker itself reads this package.
    from check.engine import all_rules  # noqa: PLC0415
    from check.rules import GROUPS  # noqa: PLC0415

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
    message, advice = (
        tell(rule.outline(words), language) for words in (rule.message, rule.advice)
    )  # fmt: skip
    reason = tell(rule.reason, language)
    advised = COMMAND.sub(r"<code>\g<0></code>", escape(advice.strip(" …")))
    why = f"{escape(reason)} {advised}".strip()
    cells = "".join(
        f"<td>{cell}</td>"
        for cell in (
            escape((message.strip(" …") and message) or reason), why,
            f"<code>{_example(rule.bad)}</code>", f"<code>{_example(rule.good)}</code>",
        )
    )  # fmt: skip
    return f'<tr id="{rule.code.lower()}"><th scope="row">{rule.code}</th>{cells}</tr>'


def _example(text: str) -> str:
    # A blank line would end the HTML block, and a line break is not seen in a cell.
    return escape(text, quote=False).replace("\n", "<br>").replace("\t", " ⇥ ")
