"""kb.py explain: say what a rule asks, why, and show a bad and a good example."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from check.report import language_of
from check.rules import all_rules
from commands.chosen import no_rule
from content.findings import Words, tell

if TYPE_CHECKING:
    import argparse

    from content.findings import Rule

WHY, BAD, GOOD, REMEDY = (
    Words("เหตุผล", "Why"), Words("ผิด", "Bad"), Words("ถูก", "Good"), Words("วิธีแก้", "Remedy")
)  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Explain the rules named, or list all; return 2 where a code is unknown."""
    rules = all_rules()
    language = options.lang or language_of()
    if not options.code:
        for rule in rules.values():
            print(f"{rule.code} {rule.severity:7} {tell(headline(rule), language)}")
        return 0
    status = 0
    for code in options.code:
        found = rules.get(code.upper())
        if found is None:
            print(f"kb: {tell(no_rule(code.upper()), language)}", file=sys.stderr)
            status = 2
        else:
            print(explanation(found, language))
    return status


def headline(rule: Rule) -> Words:
    """Return what a rule's findings say, or its reason where each says something else."""
    message = rule.outline(rule.message)
    return message if message.en.strip(" …") else rule.reason


def explanation(rule: Rule, language: str) -> str:
    """Return what a rule says, why, and its examples."""
    lines = [f"{rule.code} ({rule.severity}) {tell(headline(rule), language)}"]
    parts = ((WHY, rule.reason), (REMEDY, rule.outline(rule.advice)))
    lines += [f"  {tell(name, language)}: {tell(words, language)}" for name, words in parts]
    for name, example in ((BAD, rule.bad), (GOOD, rule.good)):
        indented = example.replace("\n", "\n    ")
        lines.append(f"  {tell(name, language)}:\n    {indented}")
    return "\n".join(lines) + "\n"
