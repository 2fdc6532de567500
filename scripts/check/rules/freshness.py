"""Rules on freshness: a section's two languages were last confirmed to say the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from check.registry import finds
from content.blocks import MASK
from content.document import paired_sections
from content.findings import Place, Rule, Severity, Words
from content.freshness import TOP, Record, digest
from content.thai import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from check.model import Model
    from content.document import Document, Section
    from content.findings import Finding

STALE = Rule(
    "XR501",
    Words("ภาษาที่ไม่ได้แก้ตามบอกผู้อ่านในสิ่งที่เลิกใช้แล้ว", "The language that was left as it was tells its readers what no longer holds."),
    Words("แก้หัวข้อ {page}#{section} ใน{changed}เท่านั้น", "The section {page}#{section} was changed in {changed} only."),
    Words("แก้อีกภาษาให้ตรงกัน แล้วยืนยันด้วย python3 scripts/kb.py check --accept {page}#{section}",
          "Bring the other language up to date, then confirm it: python3 scripts/kb.py check --accept {page}#{section}"),
    "th changed · en as it was",
    "th changed · en changed · accepted",
    needs=("freshness.tsv",),
)  # fmt: skip
UNCONFIRMED = Rule(
    "XR502",
    Words("ต้องมีคนอ่านเทียบสองภาษา โปรแกรมยืนยันแทนไม่ได้", "A person has to read both languages side by side; nothing confirms it by itself."),
    Words("ยังไม่มีใครยืนยันว่าหัวข้อ {page}#{section} สองภาษาตรงกัน", "Nobody has confirmed that both languages of {page}#{section} say the same."),
    Words("อ่านเทียบกัน แล้วยืนยันด้วย python3 scripts/kb.py check --accept {page}#{section}",
          "Read them side by side, then confirm it: python3 scripts/kb.py check --accept {page}#{section}"),
    "th and en changed",
    "th and en changed · accepted",
    Severity.WARNING,
    needs=("freshness.tsv",),
)  # fmt: skip
NO_LONGER = Rule(
    "XR503",
    Words("รายการของหัวข้อที่ไม่มีแล้วทำให้ไฟล์รก", "Records of sections that are gone only clutter the file."),
    Words("ไม่มีหัวข้อ {page}#{section} แล้ว", "The section {page}#{section} no longer exists."),
    Words("ลบแถวนี้ด้วย python3 scripts/kb.py check --accept {page}", "Take the row out with: python3 scripts/kb.py check --accept {page}"),
    "freshness.tsv: methods/letters old-section",
    "(deleted)",
    Severity.WARNING,
    needs=("freshness.tsv",),
)  # fmt: skip
LANGUAGE_NAMES = {"th": Words("ภาษาไทย", "Thai"), "en": Words("ภาษาอังกฤษ", "English")}


def section_key(section: Section) -> str:
    """Return what records call a section."""
    return section.id or TOP


def words_of_section(document: Document, section: Section) -> list[str]:
    """Return the words of a section's blocks; a page's first part has its title's, too."""
    words = [block.words for block in section.blocks if block.words]
    if section.heading is None:
        meta = document.page.meta
        words[:0] = [plain(str(meta.get(name, ""))) for name in ("title", "description")]
    return words


@lru_cache(maxsize=4096)
def current_records(th: Document, en: Document) -> tuple[Record, ...]:
    """Return the records of today; documents stay the same from run to run."""
    return tuple(_records(th, en))


def _records(th: Document, en: Document) -> Iterator[Record]:
    """Yield the record that each section which both languages have would get now."""
    for section, twin in paired_sections(th, en):
        digests = {
            "th": digest(words_of_section(th, section)),
            "en": digest(words_of_section(en, twin)),
        }
        yield Record(th.page.slug, section_key(section), digests, 0)


def accepted(model: Model, targets: Iterable[str]) -> tuple[list[Record], list[str]]:
    """Return all records after a person has confirmed some sections, and unknown targets.

    A target is a page ("methods/letters"), a section ("methods/letters#steps"), or "all".
    """
    current = {(r.slug, r.section): r for pair in model.pairs() for r in current_records(*pair)}
    known = dict(model.base.records.freshness)
    unknown = []
    for target in targets:
        page, _, section = target.partition("#")
        chosen = [
            key for key in current if target == "all" or
            (key[0] == page and section in ("", key[1]))
        ]  # fmt: skip
        if not chosen and target != "all":
            unknown.append(target)
        gone = [
            key for key in known
            if key not in current and (target == "all" or (key[0] == page and not section))
        ]  # fmt: skip
        for key in gone:
            del known[key]
        known.update({key: current[key] for key in chosen})
    order = {key: rank for rank, key in enumerate(current)}
    ranked = sorted(known, key=lambda key: (order.get(key, len(order)), key))
    return [known[key] for key in ranked], unknown


@finds("model", STALE, UNCONFIRMED, NO_LONGER)
def stale_sections(model: Model) -> Iterator[Finding]:
    """Hold each section's words against those that a person last confirmed."""
    records = dict(model.base.records.freshness)
    if not records:
        return
    # A page that is gone or unreadable is a finding of its own.
    whole = {th.page.slug for th, _ in model.pairs()}
    for th, en in model.pairs():
        for now in current_records(th, en):
            record = records.pop((now.slug, now.section), None)
            if record is None or record.digests != now.digests:
                yield _finding(th, en, now, record)
    for record in records.values():
        name = "" if record.section == TOP else record.section
        documents = (model.base.documents.get((record.slug, one)) for one in LANGUAGE_NAMES)
        is_gone = not any(document and document.section(name) for document in documents)
        if record.slug in whole and is_gone:
            place = Place(model.tree.shown("data/freshness.tsv"), record.line)
            yield NO_LONGER.at(place, page=record.slug, section=record.section)


def _finding(th: Document, en: Document, now: Record, record: Record | None) -> Finding:
    sides = {"th": th, "en": en}
    changed = [
        language for language in sides
        if record is None or record.digests[language] != now.digests[language]
    ]  # fmt: skip
    language = changed[0]
    document, other = sides[language], sides["en" if language == "th" else "th"]
    known = set(record.digests[language].split(".")) if record else set()
    line, difference = _new_blocks(document, now.section, known if record else None)
    twin = other.section("" if now.section == TOP else now.section)
    rule = STALE if record is not None and len(changed) == 1 else UNCONFIRMED
    return rule.at(
        Place(document.page.path, line), page=now.slug, section=now.section,
        changed=LANGUAGE_NAMES[language], difference=difference,
        counterpart=Place(other.page.path, twin.line if twin else 1),
    )  # fmt: skip


def _new_blocks(
    document: Document, key: str, known: set[str] | None
) -> tuple[int, tuple[str, ...]]:
    """Return the first changed line of a section, and its new blocks as lines of a difference."""
    section = document.section("" if key == TOP else key)
    if section is None:
        return 1, ()
    line, difference = section.line, []
    if known is None:
        return line, ()
    fresh = [b for b in section.blocks if b.words and digest([b.words]) not in known]
    for block in fresh:
        text = " ".join(block.text.replace(MASK, "").split())
        difference.append(f"+ {block.line}: {text}")
    now = {digest([words]) for words in words_of_section(document, section)}
    gone = len(known - now - {"-"})
    if gone:
        difference.append(f"- {gone}")
    return fresh[0].line if fresh else line, tuple(difference)
