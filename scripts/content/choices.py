"""Choosing a method: the questions, what each answer leads to, and the report's reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.findings import ContentError, Finding
from content.units import nearest_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Statement:
    """What the report says, by language, and the units that say it."""

    texts: dict[str, str]
    units: tuple[str, ...]


@dataclass(frozen=True)
class Branch:
    """What an answer leads to: the next question's id or a recommendation's, one being None.

    ``because`` holds the reasons that hold for this answer alone.
    """

    ask: str | None
    recommend: str | None
    because: tuple[Statement, ...]


@dataclass(frozen=True)
class Question:
    """A question to be answered with yes or no.

    Yes means that one of ``conditions`` holds, no that ``otherwise`` does.
    """

    id: str
    texts: dict[str, str]
    conditions: tuple[Statement, ...]
    otherwise: tuple[Statement, ...]
    branches: dict[str, Branch]


@dataclass(frozen=True)
class Recommendation:
    """A method to use, its reasons, and what to bear in mind (``texts`` may hold links)."""

    id: str
    texts: dict[str, str]
    reasons: tuple[Statement, ...]
    mind: tuple[Statement, ...]


@dataclass(frozen=True)
class Outcome:
    """Where a path ends: the question and the answer it ends with, and what is recommended.

    ``path`` holds (question's id, "yes" or "no") from the first question on.
    """

    path: tuple[tuple[str, str], ...]
    conditions: tuple[Statement, ...]
    recommendation: Recommendation
    reasons: tuple[Statement, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units that the recommendation rests on."""
        statements = (*self.conditions, *self.reasons, *self.recommendation.mind)
        return tuple(dict.fromkeys(unit for s in statements for unit in s.units))


@dataclass(frozen=True)
class Choices:
    """The questions in the order they are asked, and the recommendations by id."""

    questions: dict[str, Question]
    recommendations: dict[str, Recommendation]

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return where each path from the first question ends, yes before no."""
        return tuple(self._follow(next(iter(self.questions)), ()))

    def _follow(self, asked: str, path: tuple[tuple[str, str], ...]) -> Iterator[Outcome]:
        question = self.questions[asked]
        for answer, branch in question.branches.items():
            extended = (*path, (asked, answer))
            if branch.ask:
                yield from self._follow(branch.ask, extended)
            elif branch.recommend:
                recommendation = self.recommendations[branch.recommend]
                yield Outcome(
                    extended,
                    question.conditions if answer == "yes" else question.otherwise,
                    recommendation,
                    (*branch.because, *recommendation.reasons),
                )


def make_choices(
    data: dict[str, Any], units: Mapping[str, Any], shown: str, source: str
) -> Choices:
    """Return the choices, from data that fits its schema.

    ``source`` is the YAML text that the data came from, in which findings have their
    places. Raises ContentError for an id used twice, a question asked again or before its
    turn, an id or a unit that does not exist, a "no" that leads to a recommendation
    without saying what then holds, or a recommendation that no path reaches or that
    has no reason.
    """
    choices = Choices(
        {q["id"]: _question(q) for q in data["questions"]},
        {r["id"]: _recommendation(r) for r in data["recommendations"]},
    )
    faults = [
        *_repeated(data),
        *_dead_ends(choices),
        *_unknown_units(data, units),
    ]
    if not faults:
        faults = list(_unfounded(choices))
    if faults:
        raise ContentError(
            [
                Finding(shown, _line_of(word, source), 1, "XR080", fault, advice)
                for word, fault, advice in faults
            ]
        )
    return choices


def _line_of(word: str, source: str) -> int:
    """Return the line from 1 of the last place where a word stands by itself."""
    places = list(re.finditer(rf"(?<![\w.-]){re.escape(word)}(?![\w.-])", source))
    return source.count("\n", 0, places[-1].start()) + 1 if places else 1


def _statement(data: dict[str, Any]) -> Statement:
    return Statement({"th": data["th"], "en": data["en"]}, tuple(data["units"]))


def _branch(data: dict[str, Any]) -> Branch:
    because = (_statement(data["because"]),) if "because" in data else ()
    return Branch(data.get("ask"), data.get("recommend"), because)


def _question(data: dict[str, Any]) -> Question:
    return Question(
        data["id"], dict(data["ask"]),
        tuple(_statement(s) for s in data["conditions"]),
        tuple(_statement(s) for s in data.get("otherwise", ())),
        {"yes": _branch(data["if_yes"]), "no": _branch(data["if_no"])},
    )  # fmt: skip


def _recommendation(data: dict[str, Any]) -> Recommendation:
    mind = (_statement(data["mind"]),) if "mind" in data else ()
    reasons = tuple(_statement(s) for s in data["reasons"])
    return Recommendation(data["id"], dict(data["use"]), reasons, mind)


def _repeated(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for kind in ("questions", "recommendations"):
        ids = [entry["id"] for entry in data[kind]]
        for repeated in sorted({name for name in ids if ids.count(name) > 1}):
            yield (
                repeated,
                f"The id {repeated} is used twice in {kind}.",
                "Give one of them another id.",
            )


def _dead_ends(choices: Choices) -> Iterator[tuple[str, str, str]]:
    """Yield the answers that lead nowhere; a question may lead only to a later one."""
    order = list(choices.questions)
    for number, question in enumerate(choices.questions.values()):
        for answer, branch in question.branches.items():
            place = f"{question.id}, if_{answer}"
            if branch.ask and branch.ask not in order[number + 1 :]:
                later = ", ".join(order[number + 1 :]) or "none, so recommend something"
                yield (
                    branch.ask,
                    f"{place}: {branch.ask} is no question that comes after this one.",
                    f"The later questions are: {later}.",
                )
            if branch.recommend and branch.recommend not in choices.recommendations:
                yield (
                    branch.recommend,
                    f"{place}: there is no recommendation {branch.recommend}.",
                    "Use one of: " + ", ".join(choices.recommendations),
                )
            if answer == "no" and branch.recommend and not question.otherwise:
                yield (
                    question.id,
                    f"{place}: the decision table needs to say what holds then.",
                    "Add otherwise: to the question, with its units.",
                )


def _unknown_units(value: Any, units: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _unknown_units(item, units)
    elif isinstance(value, dict):
        for unit in value.get("units", ()):
            if unit not in units:
                near = nearest_id(unit, units)
                advice = f"Did you mean {near}?" if near else "See units.tsv for the ids."
                yield unit, f"The report has no unit {unit}.", advice
        for item in value.values():
            yield from _unknown_units(item, units)


def _unfounded(choices: Choices) -> Iterator[tuple[str, str, str]]:
    outcomes = choices.outcomes()
    asked = {question for outcome in outcomes for question, _ in outcome.path}
    reached = {outcome.recommendation.id for outcome in outcomes}
    for name in (*choices.questions, *choices.recommendations):
        if name not in asked | reached:
            yield name, f"No answer leads to {name}.", "Lead an answer to it, or delete it."
    for outcome in outcomes:
        if not outcome.reasons:
            question, answer = outcome.path[-1]
            yield (
                outcome.recommendation.id,
                f"{question}, if_{answer}: the recommendation has no reason.",
                "Add because: to the answer, or reasons: to the recommendation.",
            )
