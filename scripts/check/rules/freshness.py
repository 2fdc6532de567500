"""Rules on freshness: a section's two languages were last confirmed to say the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from check.nearest import nearest
from check.registry import finds
from content import faults
from content.blocks import MASK
from content.document import paired_sections
from content.findings import Place, Rule, Severity, Words
from content.freshness import FILE, TOP, Record, digest, with_records
from content.thai import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    Words("ยังไม่มีใครยืนยันว่าหัวข้อ {page}#{section} สองภาษาตรงกัน", "No one has confirmed that both languages of {page}#{section} say the same."),
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


@dataclass(frozen=True)
class Acceptance:
    """What recording a person's confirmation comes to.

    ``text`` is the file's as it is to become, ``unknown`` the targets that name nothing,
    each with the nearest that does, and ``in_the_way`` why the rest cannot be judged.
    """

    text: str
    unknown: Mapping[str, str | None]
    in_the_way: tuple[Finding, ...]


def accepted(model: Model, targets: Sequence[str]) -> Acceptance:
    """Return what comes of a person's having confirmed some sections.

    A target is a page ("methods/letters"), a section ("methods/letters#steps"), or "all".
    The rows of sections that are gone from both languages go where the target is their
    page or is all, and those of a page that is gone where the target is that page.
    """
    current = {(r.slug, r.section): r for pair in model.pairs() for r in current_records(*pair)}
    gone = [key for key in model.base.records.freshness if _is_gone(model, *key)]
    confirmed: set[tuple[str, str]] = set()
    dropped: set[tuple[str, str]] = set()
    unknown = {}
    for target in targets:
        page, _, section = target.partition("#")
        chosen = {key for key in current if target == "all" or _is_meant(key, page, section)}
        old = {
            key for key in gone
            if (target == "all" and model.has_page(key[0])) or _is_meant(key, page, section)
        }  # fmt: skip
        if not chosen and not old and target != "all":
            names = [*model.slugs, *("#".join(key) for key in current), "all"]
            unknown[target] = nearest(target, names)
        confirmed |= chosen
        dropped |= old
    text = model.tree.texts.get(FILE, "")
    return Acceptance(
        with_records(text, current.values(), confirmed, dropped), unknown,
        _in_the_way(model, targets),
    )  # fmt: skip


def _is_meant(key: tuple[str, str], page: str, section: str) -> bool:
    return key[0] == page and section in ("", key[1])


def _in_the_way(model: Model, targets: Sequence[str]) -> tuple[Finding, ...]:
    """Return what is wrong with the records, and with the pages that are to be confirmed."""
    pages = {target.partition("#")[0] for target in targets}
    names = {FILE} | {
        f"{slug}.{language}.md"
        for slug, language in model.unread
        if "all" in pages or slug in pages
    }
    shown = {model.tree.shown(name) for name in names}
    found = [fault for fault in model.base.faults if fault.path in shown]
    if not found and FILE not in model.tree.texts:
        found.append(faults.UNREADABLE.at(Place(model.tree.shown(FILE)), reason="No such file"))
    return tuple(found)


def _is_gone(model: Model, slug: str, key: str) -> bool:
    """Tell whether a page is gone, or can be read in both languages and has no such section."""
    documents = [model.base.documents.get((slug, language)) for language in LANGUAGE_NAMES]
    if not all(documents):
        return not model.has_page(slug)
    name = "" if key == TOP else key
    return not any(document and document.section(name) for document in documents)


@finds("model", STALE, UNCONFIRMED, NO_LONGER)
def stale_sections(model: Model) -> Iterator[Finding]:
    """Hold each section's words against those that a person last confirmed."""
    records = dict(model.base.records.freshness)
    if not records:
        return
    for th, en in model.pairs():
        for now in current_records(th, en):
            record = records.pop((now.slug, now.section), None)
            if record is None or record.digests != now.digests:
                yield _finding(th, en, now, record)
    for record in records.values():
        # A page that is gone or unreadable is a finding of its own.
        if model.has_page(record.slug) and _is_gone(model, record.slug, record.section):
            place = Place(model.tree.shown(FILE), record.line)
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
