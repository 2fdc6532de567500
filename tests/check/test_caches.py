"""What comes from caches is what a run from nothing gives."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.mutation import mutants, read_families
from check import engine, model
from check.forms import longest_first
from content.knowledge import _make_data, make_document
from content.thai import REPAIRS, SUSPICIOUS
from running import ROOT

if TYPE_CHECKING:
    from bench.mutation import Ground
    from content.findings import Finding

FAMILIES = [f for f in read_families(ROOT / "tests" / "mutations") if f.on in ("page", "data")]
# What damage is made of, and what it is mistaken for.
DAMAGING = "กขเแโาำะๅ \u0e31\u0e34\u0e35\u0e38\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e4e\u200b"
CACHES = (
    engine._found_in_page, engine._found_with_data, make_document, _make_data,
    model._one_object, model._with_blocks, model._block, model._read_block, model._anchors,
)  # fmt: skip


def _from_nothing(changed: model.Model) -> list[Finding]:
    for cache in CACHES:
        cache.cache_clear()
    return engine.check_source(model.make_model(changed.tree, changed.config, changed.today))


@pytest.mark.parametrize("number", range(0, len(FAMILIES), 24))
def test_a_mutant_is_judged_as_in_a_run_from_nothing(number: int, ground: Ground) -> None:
    *_, changed = islice(mutants(FAMILIES[number], ground), 3)
    changed.seen()
    again = model.make_model(changed.model.tree, changed.model.config, changed.model.today)
    assert engine.check_source(again) == _from_nothing(again)


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
