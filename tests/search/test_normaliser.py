"""The normaliser fits its golden vectors and finds its way back to the original."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from searching import Engine

ROOT = Path(__file__).resolve().parents[2]
VECTORS = [
    line.split("\t")
    for line in (ROOT / "tests" / "search" / "normal-forms.tsv")
    .read_text(encoding="utf-8")
    .split("\n")[1:]
    if line
]


@pytest.mark.parametrize(("text", "normal"), [v[1:] for v in VECTORS], ids=[v[0] for v in VECTORS])
def test_golden_vector(engine: Engine, text: str, normal: str) -> None:
    assert engine.call("text => kbSearch.normalise(text).text", text) == normal


@pytest.mark.parametrize("normal", [vector[2] for vector in VECTORS])
def test_normal_forms_are_their_own_normal_forms(engine: Engine, normal: str) -> None:
    assert engine.call("text => kbSearch.normalise(text).text", normal) == normal


@pytest.mark.parametrize(
    ("text", "typed", "matched"),
    [
        ("กล่าวคําขอบคุณทุกครั้ง", "คำขอบคุณ", ["คําขอบคุณ"]),
        ("กล่าวค าขอบคุณทุกครั้ง", "คำ", ["ค า"]),
        ("สำนักงาน ก.พ.ร. และ กพร.", "กพร", ["ก.พ.ร", "กพร"]),
        ("ปี พ.ศ. ๒๕๕๓", "2553", ["๒๕๕๓"]),
        ("น้ำใจ", "น้", ["น้ำ"]),
        ("ข้าวขาวข่าว", "ขาว", ["ขาว"]),
        ("ต่าง ๆ กัน", "ต่างๆ", ["ต่าง ๆ"]),
        ("The KM  Days", "km days", ["KM  Days"]),
    ],
)
def test_matches_are_found_in_the_original_and_cut_no_cluster(
    engine: Engine, text: str, typed: str, matched: list[str]
) -> None:
    places = engine.call(
        "(text, typed) => kbSearch.locate(text, [kbSearch.normalise(typed).text])", text, typed
    )
    assert [text[start:end] for start, end in places] == matched


def test_every_unit_of_a_normal_form_knows_its_source(engine: Engine) -> None:
    wrong = engine.call(
        """(texts) => texts.filter((text) => {
          const { text: normal, starts, ends } = kbSearch.normalise(text);
          return [...normal].some((sign, at) => starts[at] >= ends[at] || ends[at] > text.length
            || (at > 0 && starts[at] < starts[at - 1]));
        })""",
        [vector[1] for vector in VECTORS],
    )
    assert wrong == []
