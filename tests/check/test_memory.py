"""What is remembered, and what is done side by side, gives what a run from nothing gives."""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.mutation import mutants, read_families
from check import engine, local, model, parallel
from check.forms import longest_first
from content.knowledge import Data, _make_data
from content.thai import REPAIRS, SUSPICIOUS
from running import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.mutation import Ground
    from content.findings import Finding

FAMILIES = [f for f in read_families(ROOT / "tests" / "mutations") if f.on in ("page", "data")]
# What damage is made of, and what it is mistaken for.
DAMAGING = "กขเแโาำะๅ \u0e31\u0e34\u0e35\u0e38\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e4e\u200b"
MEMORIES = (
    local.DOCUMENTS, local.FOUND, model.TOLD, model.BUILT, model.ANCHORS, model.TEXTS, model.BLOCKS,
)  # fmt: skip


def _forget() -> None:
    for memory in MEMORIES:
        memory.forget()
    _make_data.cache_clear()


def _from_nothing(changed: model.Model) -> list[Finding]:
    _forget()
    return engine.check_source(model.make_model(changed.tree, changed.config, changed.today))


@pytest.mark.parametrize("number", range(0, len(FAMILIES), 24))
def test_a_mutant_is_judged_as_in_a_run_from_nothing(number: int, ground: Ground) -> None:
    *_, changed = islice(mutants(FAMILIES[number], ground), 3)
    changed.seen()
    again = model.make_model(changed.model.tree, changed.model.config, changed.model.today)
    assert engine.check_source(again) == _from_nothing(again)


def test_pages_read_side_by_side_give_the_same(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = ground.model
    name = "methods/letters.th.md"
    tree = clean.tree.having(name, clean.tree.texts[name].replace("(../choose.md)", "(x.md) เเละ"))
    alone = _from_nothing(model.Model(tree, clean.base, clean.config, clean.today))
    _forget()
    monkeypatch.setattr(parallel, "WORTHWHILE", 2)
    local.read_ahead(tree)
    together = engine.check_source(model.make_model(tree, clean.config, clean.today))
    assert together == alone
    assert {finding.code for finding in alone} >= {"XR101", "XR805"}


def test_a_process_that_ends_early_costs_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "WORTHWHILE", 2)
    parts = list(parallel.in_parts(_dies_elsewhere, list(range(10))))
    assert sorted(number for part in parts for number in part) == list(range(10))


def _dies_elsewhere(numbers: Sequence[int]) -> list[int]:
    if multiprocessing.parent_process() is not None:
        os._exit(1)
    return list(numbers)


def test_the_longest_word_wins_and_a_shorter_one_is_tried_where_it_may_not_stand() -> None:
    pattern = re.compile(f"(?:{longest_first(['ab', 'abcd', 'b', 'c.d'])})(?![x])")
    assert [match[0] for match in pattern.finditer("abcd abcdx ab c.d cxd")] == [
        "abcd", "ab", "ab", "c.d",
    ]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=st.text(DAMAGING, max_size=6))
def test_no_damaged_text_is_passed_over_as_sound(text: str) -> None:
    if any(kind.pattern.search(text) for kind in REPAIRS):
        assert SUSPICIOUS.search(text)


def test_a_server_running_all_day_remembers_few_states_of_the_data(ground: Ground) -> None:
    clean, name = ground.model, "data/history.yml"
    for number in range(2 * model.DATA_KEPT + 5):
        tree = clean.tree.having(name, f"{clean.tree.texts[name]}# {number}\n")
        engine.check_source(model.make_model(tree, clean.config, clean.today))
    del tree
    gc.collect()
    alive = sum(isinstance(thing, Data) for thing in gc.get_objects())
    assert alive <= model.DATA_KEPT + 5  # with those that other tests hold
