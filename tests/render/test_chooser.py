"""The questions and the decision table say the same, from the same data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from content.view import View
from render.blocks import expand

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_table_has_a_row_for_each_way_through_the_questions_with_its_citations(
    knowledge: KnowledgeBase, language: str
) -> None:
    outcomes = knowledge.data.choices.outcomes()
    table = expand("<!-- show: decision-table -->", View(knowledge, "choose", language))
    rows = [line for line in table.split("\n") if "data-choice" in line]
    assert len(rows) == len(outcomes)
    for row, outcome in zip(rows, outcomes, strict=True):
        cited = re.findall(r"§([^\],]+)", row)
        assert tuple(dict.fromkeys(cited)) == outcome.units
        assert row.count(" | ") == 2


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_answer_leads_to_a_later_question_or_to_a_row_of_the_table(
    knowledge: KnowledgeBase, language: str
) -> None:
    view = View(knowledge, "choose", language)
    questions = expand("<!-- show: chooser -->", view)
    table = expand("<!-- show: decision-table -->", view)
    asked = re.findall(r'data-question="([^"]+)"', questions)
    rows = re.findall(r'data-choice="([^"]+)"', table)
    leads = re.findall(r'data-next="([^"]+)"', questions)
    assert asked == list(knowledge.data.choices.questions)
    assert set(leads) == {*asked[1:], *rows}


def test_links_are_made_relative_to_the_page(knowledge: KnowledgeBase) -> None:
    table = expand("<!-- show: decision-table -->", View(knowledge, "about/x", "en"))
    assert "](../methods/in-person.md)" in table
