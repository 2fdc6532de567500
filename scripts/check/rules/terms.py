"""Rules on terms: the glossary decides names, in both languages at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import permutations
from typing import TYPE_CHECKING

from check.forms import longest_first
from check.registry import finds
from content.document import paired_sections
from content.findings import Place, Rule, Words
from content.pages import LANGUAGES
from content.thai import plain
from content.thaiwords import crosses_word, is_inside_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.blocks import Block
    from content.document import Document, Section
    from content.findings import Finding
    from content.glossary import Term
    from content.knowledge import Data

NO_TWIN = Rule(
    "XR711",
    Words("ผู้อ่านสองภาษาต้องรู้ว่ากำลังพูดถึงสิ่งเดียวกัน", "Readers of both languages must know that the same thing is meant."),
    Words("หัวข้อนี้ใช้ “{found}” แต่หัวข้อคู่กันไม่มี “{wanted}”", "This section has “{found}”, but its twin lacks “{wanted}”."),
    Words("ใช้ชื่อที่อภิธานศัพท์กำหนดในทั้งสองภาษา", "Use the glossary's name in both languages."),
    "th คำว่า กรมชลประทาน · en the department",
    "th กรมชลประทาน · en Royal Irrigation Department",
    needs=("glossary.yml",),
)  # fmt: skip
DISCOURAGED = Rule(
    "XR712",
    Words("สิ่งเดียวกันเรียกชื่อเดียวกันทุกหน้า ผู้อ่านจึงไม่สงสัยว่าเป็นคนละสิ่ง",
          "One thing has one name on every page, so that nobody wonders whether two are meant."),
    Words("“{found}” ไม่ใช่ชื่อที่เว็บไซต์นี้ใช้", "“{found}” is not the name this site uses."),
    Words("เขียนว่า “{approved}”", "Write “{approved}”."),
    "แฟกซ์",
    "โทรสาร",
    needs=("glossary.yml",),
)  # fmt: skip
CONFUSED = Rule(
    "XR713",
    Words("กพร. ของสำนักงานปลัดกับสำนักงาน ก.พ.ร. เป็นคนละหน่วยงาน", "กพร. is a group in the Ministry; ก.พ.ร. is another office."),
    Words("“{found}” คือ {is_now} แต่ข้อความนี้กล่าวถึง {meant}", "“{found}” is {is_now}, but this is about {meant}."),
    Words("เขียนว่า “{approved}”", "Write “{approved}”."),
    "สำนักงาน กพร.",
    "สำนักงาน ก.พ.ร.",
    needs=("glossary.yml",),
)  # fmt: skip


@dataclass(frozen=True)
class Use:
    """A form of a term in a block: whose it is, where it stands, and whether it is approved."""

    term: str
    form: str
    start: int
    is_approved: bool


class Glossary:
    """Finds the glossary's forms in a text, the longest first."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = {term.id: term for term in terms}
        self._forms: dict[str, dict[str, tuple[str, bool]]] = {"th": {}, "en": {}}
        for language, forms in self._forms.items():
            for term in terms:
                forms.update(dict.fromkeys(term.synonyms[language], (term.id, False)))
            for term in terms:
                forms.update(dict.fromkeys(term.forms(language), (term.id, True)))
        self._patterns = {
            language: self._pattern(forms, language) for language, forms in self._forms.items()
        }

        self._begins = {
            "th": re.compile(longest_first(self._forms["th"]) or "(?!)"),
            "en": re.compile(longest_first(map(str.lower, self._forms["en"])) or "(?!)"),
        }

    @staticmethod
    def _pattern(forms: dict[str, tuple[str, bool]], language: str) -> re.Pattern[str]:
        if not forms:
            return re.compile("(?!)")
        if language == "en":
            longest = longest_first(form.casefold() for form in forms)
            return re.compile(rf"(?<![A-Za-z0-9])(?:{longest})(?![A-Za-z0-9])", re.IGNORECASE)
        longest = longest_first(forms)
        return re.compile(rf"(?<![A-Za-z0-9])(?:{longest})|(?:{longest})(?![A-Za-z0-9])")

    def uses(self, text: str, language: str) -> Iterator[Use]:
        """Yield the forms that a text uses; one within a longer Thai word is none."""
        forms = self._forms[language]
        folded = _folded_forms(self, language)
        for match in self._matches(text, language):
            known = forms.get(match[0]) or folded[match[0].casefold()]
            yield Use(known[0], match[0], match.start(), known[1])

    def _matches(self, text: str, language: str) -> Iterator[re.Match[str]]:
        """Yield where the pattern matches, looking only where a form begins.

        Python finds the beginnings alone several times as fast as the whole pattern.
        """
        at, pattern = 0, self._patterns[language]
        small = text.lower() if language == "en" else text
        if len(small) != len(text):  # a letter whose small form is two
            yield from pattern.finditer(text)
            return
        while begun := self._begins[language].search(small, at):
            match = pattern.match(text, begun.start())
            if match:
                yield match
            at = match.end() if match else begun.start() + 1

    def names(self, term_id: str, language: str) -> tuple[str, ...]:
        """Return the approved name and abbreviation of a term."""
        term = self.terms[term_id]
        abbreviation = term.abbreviations[language]
        return (term.names[language], *((abbreviation,) if abbreviation else ()))

    @cached_property
    def confusable(self) -> list[tuple[Term, Term]]:
        """Return pairs of terms whose Thai abbreviations differ in their dots alone."""
        letters = {term.id: _letters(term) for term in self.terms.values()}
        return [
            (one, other) for one, other in permutations(self.terms.values(), 2)
            if letters[one.id] & letters[other.id]
        ]  # fmt: skip

    @cached_property
    def plain_forms(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Return the forms of each term in each language as texts are compared: see plain."""
        return {
            (term.id, language): tuple(plain(form).casefold() for form in term.forms(language))
            for term in self.terms.values()
            for language in LANGUAGES
        }


def _letters(term: Term) -> set[str]:
    """Return the letters of a term's abbreviated forms, without dots and spaces."""
    dotted = (form for form in term.forms("th") if "." in form and " " not in form)
    return {form.replace(".", "") for form in dotted}


@lru_cache(maxsize=8)
def _folded_forms(glossary: Glossary, language: str) -> dict[str, tuple[str, bool]]:
    return {form.casefold(): known for form, known in glossary._forms[language].items()}


@lru_cache(maxsize=8)
def glossary_of(terms: tuple[Term, ...]) -> Glossary:
    """Return the finder of a glossary, made once."""
    return Glossary(terms)


@lru_cache(maxsize=65536)
def uses_of(block: Block, language: str, glossary: Glossary) -> tuple[Use, ...]:
    """Return the glossary's forms in a block; blocks stay the same from run to run."""
    return tuple(glossary.uses(block.text, language))


@finds("pair data", NO_TWIN)
def terms_without_twin(data: Data, th: Document, en: Document) -> Iterator[Finding]:
    """Find approved names whose counterpart the twin section lacks in every form.

    Terms that the glossary calls loose may be said in other words.
    """
    glossary = glossary_of(data.glossary)
    for section, twin in paired_sections(th, en):
        yield from _without_twin(glossary, (th, section), (en, twin))
        yield from _without_twin(glossary, (en, twin), (th, section))


def _without_twin(
    glossary: Glossary, ours: tuple[Document, Section], theirs: tuple[Document, Section]
) -> Iterator[Finding]:
    (document, section), (other, twin) = ours, theirs
    language, foreign = document.page.language, other.page.language
    text: str | None = None
    met = set()
    for block in section.blocks:
        for use in uses_of(block, language, glossary):
            term = glossary.terms[use.term]
            if use.term in met or term.is_loose or not use.is_approved:
                continue
            if use.form not in glossary.names(use.term, language):
                continue
            met.add(use.term)
            if text is None:
                text = plain("\n".join(block.text for block in twin.blocks)).casefold()
            if any(form in text for form in glossary.plain_forms[term.id, foreign]):
                continue
            end = use.start + len(use.form)
            if language == "en" or not crosses_word(block.text, use.start, end):
                yield NO_TWIN.at(
                    Place(document.page.path, *block.place(use.start)), length=len(use.form),
                    found=use.form, wanted=term.names[foreign],
                    counterpart=Place(other.page.path, twin.line),
                )  # fmt: skip


@finds("page data", DISCOURAGED)
def discouraged_forms(data: Data, document: Document) -> Iterator[Finding]:
    """Find words that people search for, where a page should use the approved name."""
    glossary = glossary_of(data.glossary)
    language = document.page.language
    for block in document.blocks:
        for use in uses_of(block, language, glossary):
            if not use.is_approved and not _is_part(block.text, use, language):
                yield DISCOURAGED.at(
                    Place(document.page.path, *block.place(use.start)), length=len(use.form),
                    found=use.form, approved=glossary.terms[use.term].names[language],
                )  # fmt: skip


def _is_part(text: str, use: Use, language: str) -> bool:
    return language == "th" and is_inside_word(text, use.start, use.start + len(use.form))


@finds("pair data", CONFUSED)
def confused_agencies(data: Data, th: Document, en: Document) -> Iterator[Finding]:
    """Find an agency's abbreviation where its near namesake is meant.

    It is, behind the word that only the namesake's name begins with (สำนักงาน กพร.),
    and where the English twin names the namesake and not the agency.
    """
    glossary = glossary_of(data.glossary)
    for section, twin in paired_sections(th, en):
        ours, named = (
            {use.term for block in part.blocks for use in uses_of(block, language, glossary)}
            for part, language in ((section, "th"), (twin, "en"))
        )
        for one, other in glossary.confusable:
            by_twin = other.id in named and one.id not in named and other.id not in ours
            yield from _confused(th, section, one, other, glossary, by_twin)


def _confused(  # noqa: PLR0913, PLR0917
    th: Document, section: Section, one: Term, other: Term, glossary: Glossary, by_twin: bool
) -> Iterator[Finding]:
    """Yield the uses of one term's abbreviation that stand for the other term."""
    first_word = other.names["th"].split(" ")[0]
    for block in section.blocks:
        for use in uses_of(block, "th", glossary):
            if use.term != one.id or "." not in use.form or use.form == one.names["th"]:
                continue
            behind = block.text[: use.start].rstrip().endswith(first_word)
            if (behind and not one.names["th"].startswith(first_word)) or by_twin:
                place = Place(th.page.path, *block.place(use.start))
                yield CONFUSED.at(
                    place, length=len(use.form), found=use.form, is_now=_name(one),
                    meant=_name(other), approved=other.abbreviations["th"] or other.names["th"],
                )  # fmt: skip


def _name(term: Term) -> Words:
    return Words(term.names["th"], term.names["en"])
