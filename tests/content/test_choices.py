"""Choosing a method: every path ends in advice that the report supports."""

from __future__ import annotations

import copy
import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from content.choices import NO_CHOICES, make_choices
from content.files import parse_yaml
from content.findings import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.knowledge import KnowledgeBase

ROOT = Path(__file__).resolve().parents[2]
# What the issue asks for: the methods of the report, and the telephone before a letter.
RECOMMENDATIONS = {"in-person", "telephone-then-letter", "letter", "communication-tools"}


SOURCE = (ROOT / "docs/data/choose.yml").read_text("utf-8")


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(dict(parse_yaml(SOURCE, "choose.yml")))


def conditions_of_the_report(knowledge: KnowledgeBase) -> set[str]:
    """The facts about each method, the rule for the first contact, and the two forms."""
    units = knowledge.data.units.values()
    facts = {u.id for u in units if u.kind == "fact" and re.match(r"3\..*(?<!\.lead)$", u.id)}
    forms = {u.id for u in units if re.match(r"1\.1$|1\.2\.", u.id)}
    return facts | forms | {"3.2.1"}


def test_there_are_three_or_four_questions(knowledge: KnowledgeBase) -> None:
    assert len(knowledge.data.choices.questions) in (3, 4)


def test_whatever_is_answered_ends_in_a_recommendation(knowledge: KnowledgeBase) -> None:
    choices = knowledge.data.choices
    reached = set()
    for answers in itertools.product(("yes", "no"), repeat=len(choices.questions)):
        given = dict(zip(choices.questions, answers, strict=True))
        asked: str | None = next(iter(choices.questions))
        for _ in range(len(choices.questions)):
            branch = choices.questions[str(asked)].branches[given[str(asked)]]
            asked = branch.ask
            if branch.recommend:
                reached.add(branch.recommend)
                break
        else:
            pytest.fail(f"{given} ends in no recommendation")
    assert reached == RECOMMENDATIONS == set(choices.recommendations)


def test_every_recommendation_gives_reasons_that_cite_the_report(
    knowledge: KnowledgeBase,
) -> None:
    for outcome in knowledge.data.choices.outcomes():
        assert outcome.conditions
        assert outcome.reasons
        for statement in (*outcome.conditions, *outcome.reasons, *outcome.recommendation.mind):
            assert statement.units
            assert set(statement.units) <= set(knowledge.data.units)
            assert all(statement.texts[language] for language in ("th", "en"))


def test_every_condition_that_the_report_names_is_used(knowledge: KnowledgeBase) -> None:
    wanted = conditions_of_the_report(knowledge)
    assert len(wanted) == 17
    used = {unit for outcome in knowledge.data.choices.outcomes() for unit in outcome.units}
    assert wanted - used == set()


def branch(name: str, **value: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data["questions"][-1][name] = value

    return change


def nothing_otherwise(data: dict[str, Any]) -> None:
    del data["questions"][-1]["otherwise"]


def no_way_there(data: dict[str, Any]) -> None:
    data["questions"][0]["if_yes"] = {"recommend": "telephone-then-letter"}


def no_reason(data: dict[str, Any]) -> None:
    data["recommendations"][1]["reasons"] = []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (branch("if_no", ask="nothing"), "nothing is no question that comes after"),
        (branch("if_no", ask="first"), "first is no question that comes after"),
        (branch("if_yes", recommend="pigeon"), "there is no recommendation pigeon"),
        (nothing_otherwise, "what holds then"),
        (no_way_there, "No answer leads to in-person"),
        (no_reason, "the recommendation has no reason"),
    ],
)
def test_questions_that_would_mislead_are_found_and_not_used(
    change: Callable[[dict[str, Any]], None], told: str, data: dict[str, Any]
) -> None:
    change(data)
    choices, findings = make_choices(data, "choose.yml", SOURCE)
    assert choices == NO_CHOICES
    assert any(told in tell(finding.message, "en") for finding in findings)
    assert all(tell(f.message, "th") and tell(f.suggestion, "th") for f in findings)


def test_a_finding_points_at_its_line() -> None:
    source = SOURCE.replace("      ask: routine", "      ask: rotine")
    wrong = parse_yaml(source, "choose.yml")
    _, (finding,) = make_choices(wrong, "choose.yml", source)
    assert "rotine" in source.split("\n")[finding.line - 1]
    assert "writing" in tell(finding.suggestion, "en")


def test_without_data_there_is_nothing_to_choose() -> None:
    assert make_choices({}, "choose.yml", "") == (NO_CHOICES, [])
    assert NO_CHOICES.outcomes() == ()
