"""Choosing a method: the questions and the decision table, both from the same data.

Without a script the questions are a plain list. With one, assets/chooser.js turns that
list into a form and shows, of the table, the row that the answers lead to.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from content import links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.choices import Branch, Outcome, Question, Recommendation, Statement
    from content.view import View

LINK = re.compile(r"\]\((?P<slug>[a-z0-9/-]+)\.md(?:#(?P<anchor>[A-Za-z0-9-]+))?\)")


def chooser(view: View) -> str:
    """Return the questions as a Markdown list that says where each answer leads."""
    names = {
        "result": "recommendation", "yes": "answer_yes", "no": "answer_no", "again": "start_again",
    }  # fmt: skip
    attributes = " ".join(
        f'data-{name}="{escape(view.strings[string])}"' for name, string in names.items()
    )
    questions = "\n\n".join(
        _question(view, number, question)
        for number, question in enumerate(view.base.data.choices.questions.values(), start=1)
    )
    return f'<div class="kb-chooser" {attributes}>\n\n{questions}\n\n</div>'


def decision_table(view: View) -> str:
    """Return a row for each path's end: what holds, what to use then, and the reasons."""
    titles = [view.strings[f"column_{name}"] for name in ("if", "use", "why")]
    rows = [
        f"| {' | '.join(_row(view, outcome))} |" for outcome in view.base.data.choices.outcomes()
    ]
    return "\n".join([f"| {' | '.join(titles)} |", "| --- | --- | --- |", *rows])


def _question(view: View, number: int, question: Question) -> str:
    """Return one list item; a single condition is the question itself, so only its citation."""
    asked = f'<span data-question="{question.id}">{question.texts[view.language]}</span>'
    conditions = [_cited(view, condition) for condition in question.conditions]
    if len(conditions) == 1:
        asked += " " + _citation(question.conditions[0])
        conditions = []
    answers = " · ".join(
        f'<span data-answer="{answer}" data-next="{_target(question, answer, branch)}">'
        f"**{view.strings[f'answer_{answer}']}:** {_leads_to(view, branch)}</span>"
        for answer, branch in question.branches.items()
    )
    listed = "\n".join(f"    - {condition}" for condition in conditions)
    return "\n\n".join(part for part in (f"{number}.  {asked}", listed, f"    {answers}") if part)


def _target(question: Question, answer: str, branch: Branch) -> str:
    """Return what the script looks for: a question's id, or that of a row of the table."""
    return branch.ask or f"{question.id}-{answer}"


def _leads_to(view: View, branch: Branch) -> str:
    choices = view.base.data.choices
    if branch.ask:
        number = list(choices.questions).index(branch.ask) + 1
        return view.strings["to_question"].format(number=number)
    return _use(view, choices.recommendations[str(branch.recommend)])


def _row(view: View, outcome: Outcome) -> tuple[str, str, str]:
    question, answer = outcome.path[-1]
    conditions = [_cited(view, condition) for condition in outcome.conditions]
    reasons = [_cited(view, reason) for reason in outcome.reasons]
    reasons += [
        f"**{view.strings['mind']}:** {_cited(view, mind)}" for mind in outcome.recommendation.mind
    ]
    mark = f'<span data-choice="{question}-{answer}"></span>'
    return mark + _lines(conditions), _use(view, outcome.recommendation), _lines(reasons)


def _lines(parts: Iterable[str]) -> str:
    return "<br>".join(parts)


def _use(view: View, recommendation: Recommendation) -> str:
    """Return the method in words, its links made relative to the page."""
    return LINK.sub(
        lambda m: f"]({links.to_markdown(view.slug, m['slug'], m['anchor'] or '')})",
        recommendation.texts[view.language],
    )


def _cited(view: View, statement: Statement) -> str:
    return f"{statement.texts[view.language]} {_citation(statement)}"


def _citation(statement: Statement) -> str:
    return f"[{', '.join(f'§{unit}' for unit in statement.units)}]"
