"""Choosing a method: the questions, what each answer leads to, and the report's reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from content import faults
from content.findings import Finding, Place, Words
from content.units import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        first = next(iter(self.questions), None)
        return tuple(self._follow(first, ())) if first else ()

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


NO_CHOICES = Choices({}, {})


def make_choices(data: dict[str, Any], shown: str, source: str) -> tuple[Choices, list[Finding]]:
    """Return the choices, from data that fits its schema, and what is wrong with them.

    ``source`` is the YAML text that the data came from, in which findings have their
    places. Wrong is a question asked again or before its turn, an id that does not
    exist, a "no" that leads to a recommendation without saying what then holds, and a
    recommendation that no path reaches or that has no reason. Where data are absent or
    wrong, there are no choices.
    """
    if not data:
        return NO_CHOICES, []
    choices = Choices(
        {q["id"]: _question(q) for q in data["questions"]},
        {r["id"]: _recommendation(r) for r in data["recommendations"]},
    )

    def place(field: str, name: str) -> Place:
        return Place(shown, _line_of(field, name, source))

    wrong = list(_dead_ends(choices)) or list(_unfounded(choices))
    findings = [
        faults.MISLEADING.at(
            place(fault.field, fault.name), problem=fault.problem, remedy=fault.remedy
        )
        for fault in wrong
    ]
    return (NO_CHOICES if findings else choices), findings


class Fault(NamedTuple):
    """What is wrong with the questions, at which field of which value, and what to do."""

    field: str
    name: str
    problem: Words
    remedy: Words


def _line_of(field: str, name: str, source: str) -> int:
    """Return the line from 1 of the last field that has a name as its value, else 1."""
    places = list(re.finditer(rf"\b{field}:\s*[\"']?{re.escape(name)}(?![\w.-])", source))
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


def _dead_ends(choices: Choices) -> Iterator[Fault]:
    """Yield the answers that lead nowhere; a question may lead only to a later one."""
    order = list(choices.questions)
    for number, question in enumerate(choices.questions.values()):
        later = order[number + 1 :]
        for answer, branch in question.branches.items():
            place = f"{question.id}, if_{answer}"
            if branch.ask and branch.ask not in later:
                problem = Words(
                    f"{place}: {branch.ask} ไม่ใช่คำถามที่อยู่ถัดจากข้อนี้",
                    f"{place}: {branch.ask} is no question that comes after this one.",
                )
                last = Words(
                    "ข้อนี้เป็นคำถามสุดท้าย ให้แนะนำวิธีด้วย recommend:",
                    "This is the last question; recommend something.",
                )
                yield Fault("ask", branch.ask, problem, one_of(later) if later else last)
            if branch.recommend and branch.recommend not in choices.recommendations:
                problem = Words(
                    f"{place}: ไม่มีคำแนะนำชื่อ {branch.recommend}",
                    f"{place}: there is no recommendation {branch.recommend}.",
                )
                yield Fault("recommend", branch.recommend, problem, one_of(choices.recommendations))
            if answer == "no" and branch.recommend and not question.otherwise:
                problem = Words(
                    f"{place}: ตารางต้องบอกว่าเมื่อตอบไม่ใช่แล้วเป็นกรณีใด",
                    f"{place}: the decision table needs to say what holds then.",
                )
                remedy = Words(
                    "เพิ่ม otherwise: ในคำถาม พร้อมหน่วยของรายงาน",
                    "Add otherwise: to the question, with its units.",
                )
                yield Fault("id", question.id, problem, remedy)


def _unfounded(choices: Choices) -> Iterator[Fault]:
    outcomes = choices.outcomes()
    asked = {question for outcome in outcomes for question, _ in outcome.path}
    reached = {outcome.recommendation.id for outcome in outcomes}
    for name in (*choices.questions, *choices.recommendations):
        if name not in asked | reached:
            yield Fault(
                "id",
                name,
                Words(f"ไม่มีคำตอบใดนำไปถึง {name}", f"No answer leads to {name}."),
                Words("ให้คำตอบข้อหนึ่งนำไปถึง หรือลบออก", "Lead an answer to it, or delete it."),
            )
    for outcome in outcomes:
        if not outcome.reasons:
            question, answer = outcome.path[-1]
            problem = Words(
                f"{question}, if_{answer}: คำแนะนำนี้ไม่มีเหตุผล",
                f"{question}, if_{answer}: the recommendation has no reason.",
            )
            remedy = Words(
                "เพิ่ม because: ในคำตอบ หรือ reasons: ในคำแนะนำ",
                "Add because: to the answer, or reasons: to the recommendation.",
            )
            yield Fault("id", outcome.recommendation.id, problem, remedy)
