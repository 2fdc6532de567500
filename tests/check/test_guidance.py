"""A template's guidance is found in a page, sentence by sentence, until it is replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from check import engine
from check.model import make_model
from content.pages import LANGUAGES

if TYPE_CHECKING:
    from check.model import Model

# Lines of a template that advise: its description, and what cites as an example.
ADVISING = re.compile(r"description: |.*\[§")


def found_lines(model: Model, texts: dict[str, str]) -> set[tuple[str, int]]:
    tree = model.tree
    for language, text in texts.items():
        tree = tree.having(f"made/new-page.{language}.md", text)
    found = engine.check_source(make_model(tree, model.config, model.today))
    return {(f.path, f.line) for f in found if f.code == "XR032"}


@pytest.mark.parametrize(
    "kind", ["landing", "choose", "technique", "concept", "case", "checklist", "reference", "about"]
)
def test_each_sentence_left_is_found(model: Model, kind: str) -> None:
    texts = {one: model.tree.texts[f"templates/{kind}.{one}.md"] for one in LANGUAGES}
    wanted = {
        (f"docs/made/new-page.{language}.md", number)
        for language, text in texts.items()
        for number, line in enumerate(text.split("\n"), 1)
        if ADVISING.match(line)
    }
    assert wanted
    assert wanted <= found_lines(model, texts)


def test_one_sentence_left_among_others_is_found(model: Model) -> None:
    text = model.tree.texts["methods/letters.en.md"]
    guidance = "Start each step with a verb, one action a step, and end it with its citation."
    left = f"{text}\nLetters are official. {guidance}\n"
    last = left.rstrip("\n").count("\n") + 1
    assert found_lines(model, {"en": left}) == {("docs/made/new-page.en.md", last)}
    assert found_lines(model, {"en": left.replace("with a verb", "with an act")}) == set()
