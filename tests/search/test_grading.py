"""Grading says what it should of searches whose answers are known."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench.corpus import multiply, read_corpus
from bench.grading import (
    GradedQuery,
    TextQuery,
    cut_queries,
    grade,
    grade_text,
    holds,
    read_queries,
)

ROOT = Path(__file__).resolve().parents[2]


def test_a_result_counts_when_it_cites_the_unit_or_is_the_unit() -> None:
    units = {
        "a.html#x": frozenset({"1.1"}),
        "b.html": frozenset({"2.1"}),
        "about/report.html#u-3-1-5": frozenset({"3-1-5"}),
    }
    queries = [
        GradedQuery("th", "word", "first", frozenset({"1.1"})),
        GradedQuery("th", "word", "third", frozenset({"3.1.5"})),
        GradedQuery("th", "typo", "never", frozenset({"9"})),
    ]
    shown = [["a.html#x"], ["b.html", "a.html#x", "about/report.html#u-3-1-5"], ["b.html"]]
    scores = grade(queries, shown, units)
    assert scores["word"].success_1 == 0.5
    assert scores["word"].success_3 == 1.0
    assert scores["word"].mrr_10 == pytest.approx((1 + 1 / 3) / 2)
    assert scores["typo"].success_3 == 0.0
    assert scores["all"].queries == 3


def test_recall_precision_and_misses_follow_from_what_stands_in_the_text() -> None:
    queries = [
        TextQuery("ก", frozenset({"a", "b"}), frozenset({"a", "b", "c"})),
        TextQuery("ข", frozenset({"d"}), frozenset({"d"})),
    ]
    scores = grade_text(queries, [["a", "c", "x"], []])
    assert scores.recall == pytest.approx(0.25)
    assert scores.precision == pytest.approx(1 / 3)
    assert scores.r_precision == pytest.approx(0.5)
    assert scores.missed == 0.5


def test_a_phrase_stands_only_where_its_last_letter_bears_no_further_mark() -> None:
    assert holds("สีแดง", "สี")
    assert not holds("สี่แยก", "สี")
    assert holds("สี่แยกสีแดง", "สี")


def test_cut_queries_stand_in_the_text_and_include_tone_minimal_pairs() -> None:
    texts = {"a": "ข้าวขาวราคาดี ประชุมคณะกรรมการ", "b": "ข่าวการประชุมคณะกรรมการวันนี้"}
    queries = cut_queries(texts, 12)
    assert {"ขาว", "ข่าว", "ข้าว"} & {query.text for query in queries}
    assert all(query.sections for query in queries)
    assert queries == cut_queries(texts, 12)


def test_the_project_s_queries_can_be_read_and_are_many() -> None:
    queries = read_queries(ROOT / "tests" / "search" / "queries.tsv")
    assert len(queries) >= 60
    assert {query.language for query in queries} == {"th", "en"}


def test_every_unit_of_the_project_s_queries_exists() -> None:
    from content.knowledge import load

    units = load(ROOT / "docs").data.units
    queries = read_queries(ROOT / "tests" / "search" / "queries.tsv")
    assert {unit for query in queries for unit in query.units} <= set(units)


def test_bad_files_are_named_with_their_line(tmp_path: Path) -> None:
    table = tmp_path / "queries.tsv"
    table.write_text("page_language\tkind\tquery\trelevant_units\nth\tword\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"queries\.tsv:2:1"):
        read_queries(table)
    lines = tmp_path / "corpus.jsonl"
    lines.write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"corpus\.jsonl:1:1"):
        read_corpus(lines)


def test_a_corpus_is_repeated_with_variations(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl.gz"
    entry = {"id": "1", "lang": "th", "title": "ข่าว", "text": "หนึ่ง\nสอง\nสาม"}
    file.write_bytes(gzip.compress(json.dumps(entry).encode()))
    many = multiply(read_corpus(file), 3)
    assert len({item.id for item in many}) == 3
    assert len({item.text for item in many}) == 3
