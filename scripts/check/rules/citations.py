"""Rules on citations: every statement leads to the report, and nothing of the report is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from check.registry import finds
from check.rules.links import SEVERAL
from content.blocks import MASK
from content.findings import Place, Rule, Words
from content.pages import LANGUAGES
from content.thai import ARABIC, plain
from content.units import nearest_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from check.model import Model
    from content.document import Citation, Document
    from content.findings import Finding
    from content.knowledge import Data

UNKNOWN_UNIT = Rule(
    "XR601",
    Words(
        "การอ้างอิงที่ผิดทำให้ตรวจสอบกับรายงานไม่ได้", "A citation that leads nowhere cannot be verified."
    ),
    Words("รายงานไม่มีหน่วย {unit}", "The report has no unit {unit}."),
    Words("ดูรหัสใน docs/data/units.tsv", "See docs/data/units.tsv for the ids."),
    "[§3.1.55]",
    "[§3.1.5]",
    needs=("units.tsv",),
)
ONE_LANGUAGE = Rule(
    "XR602",
    Words("ข้อความเดียวกันต้องอ้างหน่วยเดียวกันทั้งสองภาษา", "The same statement must cite the same unit in both languages."),
    Words("อ้าง §{unit} ในหัวข้อ #{section} เพียงภาษาเดียว", "§{unit} is cited in section #{section} in this language only."),
    Words("อ้างในทั้งสองภาษา หรือไม่อ้างเลย", "Cite it in both languages, or in neither."),
    "th [§3.1.5] · en –",
    "th [§3.1.5] · en [§3.1.5]",
    needs=("units.tsv",),
)  # fmt: skip
NOT_AT_HOME = Rule(
    "XR603",
    Words("ทุกหน่วยของรายงานต้องสอนไว้ในหน้าหลักของหน่วยนั้น จึงไม่มีส่วนใดตกหล่น",
          "Every unit of the report is taught on the page that is its home, so that nothing is left out."),
    Words("ไม่มีการอ้าง {unit} ในหน้านี้ ทั้งที่เป็นหน้าหลักของหน่วยนี้", "The unit {unit} is not cited here, though this is its home."),
    Words("สอนหน่วยนี้ในหน้านี้และอ้าง [§{unit}]", "Teach it on this page and cite it: [§{unit}]"),
    "prepare.th.md: no [§2.1.1]",
    "prepare.th.md: … [§2.1.1]",
    needs=("units.tsv", "corrections.tsv"),
)  # fmt: skip
HOMES = Rule(
    "XR604",
    Words("แต่ละหน่วยมีหน้าหลักเพียงหน้าเดียว", "Each unit has exactly one home."),
    Words("หน้าหลักของหน่วย {unit} เป็น “{home}” ซึ่งไม่ใช่ชื่อหน้าเพียงหน้าเดียว", "The unit {unit} has the home “{home}”, which is not the name of one page."),
    Words("ใส่ชื่อหน้าเดียวในคอลัมน์ home", "Write one page into the column home."),
    "home = prepare, choose",
    "home = prepare",
)  # fmt: skip
MISQUOTED = Rule(
    "XR605",
    Words("ข้อความในอัญประกาศต้องเป็นถ้อยคำของรายงานทุกตัวอักษร", "What stands in quotation marks must be the report's own words."),
    Words("“{quoted}” ไม่ตรงกับถ้อยคำของหน่วย {unit}", "“{quoted}” is not what the unit {unit} says."),
    Words("หน่วยนี้เขียนว่า “{printed}”", "The unit says: “{printed}”"),
    "“ใช้เวลานาน” [§3.3.drawback]",
    "“ใช้เวลามาก” [§3.3.drawback]",
    needs=("units.tsv", "corrections.tsv"),
)  # fmt: skip
QUOTATION = re.compile("“([^“”\n]{6,})”")
# In the editor's own remarks, quotation marks also hold readings and names.
REMARK = re.compile(r"\[ed:(?:[^\[\]]|\[[^\[\]]*\])*\]")
ELLIPSIS = re.compile("…|ฯลฯ")
# A quotation this much like a cited unit (0–100, rapidfuzz) is one of it, and has to agree.
QUOTED_LIKENESS = 75
# Letters: what is shorter resembles too much.
SHORTEST = 10


@finds("page data", UNKNOWN_UNIT)
def unknown_units(data: Data, document: Document) -> Iterator[Finding]:
    """Find citations of units that do not exist."""
    for citation in document.citations:
        if data.units and citation.unit not in data.units:
            near = _meant(citation.unit.translate(ARABIC), data.units)
            yield UNKNOWN_UNIT.at(
                Place(document.page.path, citation.line, citation.column),
                unit=citation.unit, nearest=near,
                length=len(citation.unit) + 1,
            )  # fmt: skip


def _meant(written: str, units: Collection[str]) -> str | None:
    """Return the citation of the unit that is meant, or of several with other signs between."""
    ids = re.findall(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*", written)
    if not all(one in units for one in ids) or not ids:
        near = nearest_id(written, units)
        ids = [near] if near else []
    return ", ".join(f"§{one}" for one in ids) or None


@finds("pair data", ONE_LANGUAGE)
def cited_in_one_language(data: Data, th: Document, en: Document) -> Iterator[Finding]:
    """Find units that a page cites in one language and not at all in the other.

    Where the other language cites an unknown unit in its place, that is the finding.
    """
    for document, other in ((th, en), (en, th)):
        cited = {citation.unit for citation in other.citations}
        for citation, twin in _side_by_side(document, other):
            if citation.unit in cited or citation.unit not in data.units:
                continue
            cited.add(citation.unit)
            if twin is not None and twin.unit not in data.units:
                continue
            section = other.section(citation.section)
            there = twin.line if twin else section.line if section else 1
            yield ONE_LANGUAGE.at(
                Place(document.page.path, citation.line, citation.column),
                unit=citation.unit, section=citation.section or "-",
                length=len(citation.unit) + 1, counterpart=Place(other.page.path, there),
            )  # fmt: skip


def _side_by_side(
    document: Document, other: Document
) -> Iterator[tuple[Citation, Citation | None]]:
    """Yield each citation with the one of the same rank in the other language's section."""
    theirs: dict[str, list[Citation]] = {}
    for citation in other.citations:
        theirs.setdefault(citation.section, []).append(citation)
    ranks: Counter[str] = Counter()
    for citation in document.citations:
        twins = theirs.get(citation.section, [])
        rank = ranks[citation.section]
        ranks[citation.section] += 1
        yield citation, twins[rank] if rank < len(twins) else None


@finds("model", NOT_AT_HOME, HOMES)
def coverage(model: Model) -> Iterator[Finding]:
    """Find units that no page is the home of, and those that their home does not cite.

    A unit that is only corrected is shown by the table of corrections. One that the
    page cites in one language only is left to the rule about that.
    """
    base = model.base
    corrected = {correction.unit for correction in base.data.corrections}
    for unit in base.data.units.values():
        if SEVERAL.search(unit.home):
            place = Place(model.tree.shown("data/units.tsv"), unit.line)
            yield HOMES.at(place, unit=unit.id, home=unit.home)
            continue
        cited = [unit.home in base.cited_by[language].get(unit.id, ()) for language in LANGUAGES]
        if any(cited) or unit.id in corrected:
            continue
        for language in LANGUAGES:
            document = base.documents.get((unit.home, language))
            if document:
                yield NOT_AT_HOME.at(Place(document.page.path), unit=unit.id)


@finds("page data", MISQUOTED)
def misquotations(data: Data, document: Document) -> Iterator[Finding]:
    """Find quotations that resemble a unit cited in the same block, but differ from it.

    Spaces, kinds of digits and suggested corrections make no difference; words in
    quotation marks that resemble no cited unit are names, not quotations.
    """
    for block in document.blocks:
        if not block.cited or "“" not in block.text:
            continue
        text = REMARK.sub(lambda remark: MASK * len(remark[0]), block.text)
        for match in QUOTATION.finditer(text):
            wrong = _misquoted(data, document.page.language, match[1], block.cited)
            if wrong:
                unit, printed = wrong
                yield MISQUOTED.at(
                    Place(document.page.path, *block.place(match.start() + 1)),
                    quoted=match[1], length=len(match[1]), unit=unit, printed=printed,
                )  # fmt: skip


def _misquoted(
    data: Data, language: str, quoted: str, cited: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the unit that a quotation garbles, and its words; None where it garbles none."""
    texts = {u: data.units[u].texts[language] for u in cited if u in data.units}
    parts = [_bare(part) for part in ELLIPSIS.split(quoted)]
    said = {unit: _bare(text) for unit, text in texts.items()}
    read = dict(said)
    for correction in data.corrections:
        if language == "th" and correction.unit in read:
            printed, meant = _bare(correction.printed), _bare(correction.suggested)
            read[correction.unit] = read[correction.unit].replace(printed, meant)
    wholes = "".join(said.values()), "".join(read.values())
    if any(all(part in whole for part in parts) for whole in wholes):
        return None
    longest = max(parts, key=len)
    for unit, whole in said.items():
        alignment = fuzz.partial_ratio_alignment(longest, whole)
        near_enough = alignment is not None and alignment.score >= QUOTED_LIKENESS
        if (
            len(longest) >= SHORTEST
            and len(whole) >= len(longest) - 2
            and near_enough
            and alignment
        ):
            return unit, whole[alignment.dest_start : alignment.dest_end]
    return None


def _bare(text: str) -> str:
    """Return a text's letters and digits alone, in small letters."""
    return re.sub(r"[\s“”\"'‘’.,:;ฯ…()]", "", plain(text)).casefold()
