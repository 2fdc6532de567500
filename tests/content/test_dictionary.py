"""Text is cut as PyThaiNLP itself would cut it with the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pythainlp.corpus import thai_words
from pythainlp.tokenize import Tokenizer

from content.dictionary import Dictionary

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase


def test_the_whole_report_is_cut_as_by_pythainlp_itself(knowledge: KnowledgeBase) -> None:
    words = thai_words() | {"กพร.สป.", "ศธ.", "KM DAYS"}
    ours, theirs = Dictionary(words), Tokenizer(custom_dict=words, engine="newmm")
    for unit in knowledge.data.units.values():
        for text in unit.texts.values():
            assert list(ours.cut(text)) == theirs.word_tokenize(text)


def test_a_dictionary_beside_another_has_the_words_of_both() -> None:
    base = Dictionary(["ก", "กาย", "ประ"])
    both = Dictionary(["กา", "การ", "ๆ"], base)
    assert sorted(both) == sorted(Dictionary(["ก", "กา", "กาย", "การ", "ประ", "ๆ"]))
    assert both.prefixes("กาย") == ["ก", "กา", "กาย"]
    assert both.prefixes("ๆ") == ["ๆ"]
    assert base.prefixes("กาย") == ["ก", "กาย"]


def test_the_words_that_begin_at_a_place_come_shortest_first() -> None:
    dictionary = Dictionary(["ก", "กา", "กาย", "การ", "ประ"])
    assert dictionary.prefixes("ไปการ", 2) == ["ก", "กา", "การ"]
    assert dictionary.prefixes("กา") == ["ก", "กา"]
    assert dictionary.prefixes("ก") == ["ก"]
    assert dictionary.prefixes("ปร") == []
    assert len(dictionary) == len(list(dictionary)) == 5
    assert "การ" in dictionary
    assert "กาน" not in dictionary
