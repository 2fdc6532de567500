"""Grading a search: against what stands in the text, and against graded queries."""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pythainlp.tokenize import word_tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from search.sections import SearchPage

THAI_WORD = re.compile(r"[\u0e01-\u0e4e]+")
TONES = re.compile("[\u0e48-\u0e4b]")
# Signs above and below a letter, and sara am, which joins it.
CONTINUES = tuple(map(chr, (0x0E31, *range(0x0E33, 0x0E3B), *range(0x0E47, 0x0E4F))))
# From how many sections queries are cut: cutting is slow, and more would not differ.
CUT_FROM = 400
COLUMNS = ["page_language", "kind", "query", "relevant_units"]


@dataclass(frozen=True)
class GradedQuery:
    """A query with the units of the report that answer it."""

    language: str
    kind: str
    text: str
    units: frozenset[str]


@dataclass(frozen=True)
class TextQuery:
    """A query cut from the text.

    ``sections`` are the addresses of those that hold it to the letter, ``loose`` of those
    that hold it with spaces between its words or with the dots of an abbreviation, which
    may be found and need not.
    """

    text: str
    sections: frozenset[str]
    loose: frozenset[str]


@dataclass(frozen=True)
class TextScores:
    """How completely and how purely a search found what stands in the text; means over queries."""

    recall: float
    precision: float
    r_precision: float
    missed: float
    """Share of queries without a single right hit."""


@dataclass(frozen=True)
class GradedScores:
    """How early a search shows an answer."""

    queries: int
    success_1: float
    success_3: float
    mrr_10: float


def read_queries(path: Path) -> list[GradedQuery]:
    """Return the graded queries of a table.

    Raises ValueError, with the line, where a row has not four cells.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 1):
        if len(row) != len(COLUMNS):
            raise ValueError(f"{path}:{number}:1: this row needs the cells {', '.join(COLUMNS)}.")
    return [GradedQuery(row[0], row[1], row[2], frozenset(row[3].split())) for row in rows[1:]]


def addresses(pages: Iterable[SearchPage]) -> dict[str, tuple[str, frozenset[str]]]:
    """Return each section's title and text, and the units it cites or is, by its address."""
    found = {}
    for page in pages:
        for section in page.sections:
            own = {unit_of(section.anchor)} if section.anchor.startswith("u-") else set()
            address = f"{page.url}#{section.anchor}" if section.anchor else page.url
            found[address] = (f"{section.title}\n{section.text}", section.units | own)
    return found


def headed(pages: Iterable[SearchPage]) -> dict[str, str]:
    """Return for each section's address that of the one whose heading it stands under.

    Units of the transcript have no headings of their own, and searches that know only
    headings cannot name them.
    """
    found = {}
    for page in pages:
        last = page.url
        for section in page.sections:
            address = f"{page.url}#{section.anchor}" if section.anchor else page.url
            if section.title:
                last = address
            found[address] = last
    return found


def unit_of(anchor: str) -> str:
    """Return the unit's id for its element's on the transcript, with hyphens for its dots."""
    return anchor.removeprefix("u-")


def grade(
    queries: Sequence[GradedQuery],
    results: Sequence[Sequence[str]],
    units: Mapping[str, frozenset[str]],
) -> dict[str, GradedScores]:
    """Return the scores by kind of query, and under "all" over all.

    ``results`` are for each query the addresses of the sections in the order shown, and
    ``units`` what each section cites.
    """
    ranks: dict[str, list[int]] = defaultdict(list)
    for query, shown in zip(queries, results, strict=True):
        wanted = query.units | {unit.replace(".", "-") for unit in query.units}
        rank = next(
            (at for at, place in enumerate(shown, 1) if units.get(place, frozenset()) & wanted), 0
        )
        ranks[query.kind].append(rank)
        ranks["all"].append(rank)
    return {kind: _score(found) for kind, found in ranks.items()}


def _score(ranks: Sequence[int]) -> GradedScores:
    count = len(ranks)
    return GradedScores(
        count,
        sum(rank == 1 for rank in ranks) / count,
        sum(0 < rank <= 3 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if 0 < rank <= 10) / count,
    )


def cut_queries(
    texts: Mapping[str, str], count: int, without: Iterable[str] = (), seed: int = 1
) -> list[TextQuery]:
    """Return queries of one to four words, cut at word boundaries from sections' texts.

    A third of them are words that differ from another of the texts only in tone marks,
    as far as there are such. ``without`` names phrases to leave out: for a glossary's
    synonyms more is meant to be found than they themselves.
    """
    chance = random.Random(seed)
    forbidden = set(without)
    words: list[list[str]] = []
    for text in chance.sample(sorted(texts.values()), min(len(texts), CUT_FROM)):
        words += [word_tokenize(run[0], engine="newmm") for run in THAI_WORD.finditer(text)]
    pairs = _minimal_pairs(words)
    chosen = dict.fromkeys(chance.sample(pairs, min(len(pairs), count // 3)))
    for _ in range(count * 50):
        if len(chosen) >= count:
            break
        run = chance.choice(words)
        length = chance.randint(1, 4)
        start = chance.randrange(max(1, len(run) - length + 1))
        phrase = "".join(run[start : start + length])
        if len(phrase) > 2 and phrase not in forbidden and not phrase.startswith(CONTINUES):
            chosen[phrase] = None
    dense = {place: _without_breaks(text) for place, text in texts.items()}
    return [
        TextQuery(
            phrase,
            frozenset(place for place, text in texts.items() if holds(text, phrase)),
            frozenset(place for place, text in dense.items() if phrase in text),
        )
        for phrase in chosen
    ]


def holds(text: str, phrase: str) -> bool:
    """Tell whether a text holds a phrase whose last letter bears no further mark there."""
    at = text.find(phrase)
    while at >= 0:
        if text[at + len(phrase) : at + len(phrase) + 1] not in CONTINUES:
            return True
        at = text.find(phrase, at + 1)
    return False


def grade_text(queries: Sequence[TextQuery], results: Sequence[Sequence[str]]) -> TextScores:
    """Return how completely and purely each query's sections were found; each counts once."""
    recall = precision = r_precision = missed = 0.0
    for query, places in zip(queries, results, strict=True):
        shown = list(dict.fromkeys(places))
        right = query.sections & set(shown)
        recall += len(right) / len(query.sections)
        if shown:
            precision += sum(p in query.sections | query.loose for p in shown) / len(shown)
        top = shown[: len(query.sections)]
        r_precision += sum(p in query.sections | query.loose for p in top) / len(query.sections)
        missed += not right
    count = len(queries)
    return TextScores(recall / count, precision / count, r_precision / count, missed / count)


def _minimal_pairs(words: Iterable[Sequence[str]]) -> list[str]:
    by_letters: dict[str, set[str]] = defaultdict(set)
    for run in words:
        for word in run:
            if len(TONES.sub("", word)) > 2:
                by_letters[TONES.sub("", word)].add(word)
    return sorted(word for group in by_letters.values() if len(group) > 1 for word in group)


def _without_breaks(text: str) -> str:
    """Return a text without the spaces between Thai words and the dots of abbreviations."""
    undotted = re.sub(r"[\u00ad\u200b-\u200d\ufeff]|(?<=[\u0e01-\u0e4e])\.", "", text)
    return re.sub(r"(?<=[\u0e01-\u0e4e]) (?=[\u0e01-\u0e4e])", "", undotted)
