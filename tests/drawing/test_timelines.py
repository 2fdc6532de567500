"""The chain of case 3 and the preparations say what the report says, in its order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from content.view import ARABIC_DIGITS, View
from drawing.contact_chain import contact_chain
from drawing.marks import shape
from drawing.preparation import preparation

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase
    from content.pictures import Event

CASES = {"committee-meeting": "case1.before.", "executive-visit": "case2.before."}


def events(knowledge: KnowledgeBase) -> list[Event]:
    return [event for _, members in knowledge.data.pictures.chain.phases for event in members]


def test_the_chain_covers_every_step_of_case_3_in_order(knowledge: KnowledgeBase) -> None:
    told = [unit for event in events(knowledge) for unit in event.units]
    assert told == [unit for unit in knowledge.data.units if unit.startswith("case3.step.")]


@pytest.mark.parametrize("language", ["th", "en"])
def test_dates_are_those_of_the_cited_steps(knowledge: KnowledgeBase, language: str) -> None:
    dated = [event for event in events(knowledge) if event.dates]
    assert len(dated) == 4
    for event in dated:
        assert event.dates is not None
        told = " ".join(knowledge.data.units[unit].texts[language] for unit in event.units)
        source = re.findall(r"\d+", told.translate(ARABIC_DIGITS))
        assert set(re.findall(r"\d+", event.dates[language])) <= set(source)


def test_other_words_of_the_chain_hold_no_date(knowledge: KnowledgeBase) -> None:
    for event in events(knowledge):
        for texts in (event.what, event.who, event.via):
            assert not texts or not re.search(r"\d|กันยายน|September", "".join(texts.values()))


def test_what_the_report_leaves_out_is_marked_in_the_drawing(knowledge: KnowledgeBase) -> None:
    view = View(knowledge, "cases/study-visit", "th")
    wide = contact_chain(view).split('class="kb-picture__narrow"')[0]
    read = [event for event in events(knowledge) if event.reads]
    assert len(read) == 2
    assert wide.count("kb-box--reading") == wide.count('class="kb-editor"') == len(read)
    assert all(event.readings for event in read)


def test_each_kind_of_event_has_a_shape_of_its_own(knowledge: KnowledgeBase) -> None:
    shapes = [kind.shape for kind in knowledge.data.pictures.chain.kinds]
    assert len(set(shapes)) == len(shapes) == 6
    assert len({shape(name, 0, 0) for name in shapes}) == 6


@pytest.mark.parametrize(("name", "prefix"), CASES.items())
def test_a_preparation_is_the_reports_list_in_its_order(
    knowledge: KnowledgeBase, name: str, prefix: str
) -> None:
    steps = knowledge.data.pictures.preparations[name].steps
    listed = [unit for unit in knowledge.data.units if unit.startswith(prefix)]
    assert [step.unit for step in steps] == listed


def test_the_one_length_of_time_is_the_reports(knowledge: KnowledgeBase) -> None:
    timed = [
        step
        for shown in knowledge.data.pictures.preparations.values()
        for step in shown.steps
        if step.times
    ]
    assert [step.unit for step in timed] == ["case2.before.10"]
    for language in ("th", "en"):
        page = View(knowledge, "cases/executive-visit", language)
        assert "15–20" in preparation(page, "executive-visit")
        assert "15–20" not in preparation(page, "committee-meeting")
