"""Rules on published addresses: what was once given out keeps working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.nearest import nearest
from check.registry import finds
from check.site.origins import redirect_place
from content.findings import Place, Rule, Severity, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.addresses import Published
    from content.document import Document
    from content.findings import Finding

PAGE_GONE = Rule(
    "XR311",
    Words("มีคนเก็บที่อยู่เดิมไว้ในหนังสือ คั่นหน้า และเอกสารที่พิมพ์แล้ว", "The old address stands in letters, bookmarks and printed sheets."),
    Words("เคยเผยแพร่หน้า {page} แต่ไม่มีแล้ว", "The page {page} was published and is gone."),
    Words("บอกที่อยู่ใหม่ใน docs/data/redirects.yml ใต้ pages: {page}: หน้าใหม่", "Say where it went in docs/data/redirects.yml, under pages: {page}: new-page"),
    "published.tsv: old-page, no such file",
    "redirects.yml: pages: {old-page: new-page}",
    needs=("published.tsv", "redirects.yml"),
)  # fmt: skip
ANCHOR_GONE = Rule(
    "XR312",
    Words("ลิงก์เดิมไปยังหัวข้อนี้จะเปิดที่ต้นหน้าแทน", "Old links to the section would open at the top of the page instead."),
    Words("เคยเผยแพร่หัวข้อ {page}#{anchor} แต่ไม่มีแล้ว", "The anchor {page}#{anchor} was published and is gone."),
    Words("บอกหัวข้อใหม่ใน docs/data/redirects.yml ใต้ anchors: {page}: {{{anchor}: หัวข้อใหม่}}", "Say where it went in docs/data/redirects.yml, under anchors: {page}: {{{anchor}: new-anchor}}"),
    "{ #steps } renamed to { #how }",
    "redirects.yml: anchors: {page: {steps: how}}",
    needs=("published.tsv", "redirects.yml"),
)  # fmt: skip
NO_TARGET = Rule(
    "XR313",
    Words("การเปลี่ยนทางไปที่ที่ไม่มีก็เท่ากับไม่มี", "A redirect to nowhere is none."),
    Words("การเปลี่ยนทางของ {old} ไปที่ “{target}” ซึ่งไม่มี", "The redirect of {old} leads to “{target}”, which does not exist."),
    Words("แก้ปลายทาง", "Correct where it leads."),
    "old: leters",
    "old: letters",
)  # fmt: skip
CHAIN = Rule(
    "XR314",
    Words("การเปลี่ยนทางหลายทอดหรือวนกลับทำให้ผู้อ่านไปไม่ถึง", "Redirects in a row or in a circle do not bring the reader anywhere."),
    Words("{old} เปลี่ยนทางไป {target} ซึ่งเปลี่ยนทางต่อ", "{old} redirects to {target}, which redirects again."),
    Words("ชี้ไปที่หน้าสุดท้ายโดยตรง", "Let it lead to the last page itself."),
    "a: b, b: a",
    "a: c, b: c",
)  # fmt: skip
NOT_GONE = Rule(
    "XR315",
    Words("หน้าที่ยังอยู่จะถูกหน้าเปลี่ยนทางเขียนทับ", "The redirect would take the place of a page that still exists."),
    Words("{old} ยังมีอยู่ จึงเปลี่ยนทางไม่ได้", "{old} still exists, so it cannot be redirected."),
    Words("ลบการเปลี่ยนทาง หรือลบหน้าเดิม", "Delete the redirect, or the page."),
    "pages: {letters: choose}",
    "pages: {}",
)  # fmt: skip
NOT_LOCKED = Rule(
    "XR316",
    Words("ที่อยู่ที่เผยแพร่แล้วต้องจดไว้ จึงจะรู้เมื่อหายไป", "Addresses are noted once published, so that it is noticed when one goes."),
    Words("ยังไม่ได้จด {address} ว่าเผยแพร่แล้ว", "{address} is not yet noted as published."),
    Words("เมื่อเผยแพร่แล้ว ให้ใช้ python3 scripts/kb.py check --publish", "Once the site is published, run python3 scripts/kb.py check --publish"),
    "a new page",
    "published.tsv: new-page",
    Severity.NOTE,
    needs=("published.tsv",),
)  # fmt: skip


def addresses_now(model: Model) -> dict[str, list[str]]:
    """Return every page of today with the anchors that both of its languages have.

    Anchors are those of sections, generated ones included (the transcript's units, the
    glossary's entries). The place of a unit's first citation on a page is none: it
    moves with the text, and only the site's own links use it.
    """
    found = {}
    for slug in model.slugs:
        english = set(_ids(model, slug, "en") or ())
        found[slug] = [anchor for anchor in _ids(model, slug, "th") or () if anchor in english]
    return found


def _ids(model: Model, slug: str, language: str) -> list[str] | None:
    document = model.built.get((slug, language))
    return list(dict.fromkeys(document.ids)) if document else None


@finds("model", PAGE_GONE, ANCHOR_GONE, NOT_LOCKED)
def lost_addresses(model: Model) -> Iterator[Finding]:
    """Hold the lock of published addresses against the pages of today."""
    lock = {page.slug: page for page in model.base.records.published}
    if not lock:
        return
    redirects = model.base.data.redirects
    for page in lock.values():
        for language in ("th", "en"):
            document = model.base.documents.get((page.slug, language))
            if document:
                yield from _lost_anchors(model, page, document)
        if not model.has_page(page.slug) and page.slug not in redirects.pages:
            place = Place(model.tree.shown("data/published.tsv"), page.line)
            yield PAGE_GONE.at(place, page=page.slug)
    for slug in model.slugs:
        document = model.base.documents.get((slug, "th"))
        if slug not in lock and document:
            yield NOT_LOCKED.at(Place(document.page.path), address=slug)
        elif document:
            shared = set(_ids(model, slug, "en") or ())
            for heading in document.headings:
                if heading.id in shared and heading.id not in lock[slug].anchors:
                    place = Place(document.page.path, heading.line, heading.column)
                    yield NOT_LOCKED.at(place, address=f"{slug}#{heading.id}")


def _lost_anchors(model: Model, page: Published, document: Document) -> Iterator[Finding]:
    ids = _ids(model, page.slug, document.page.language)
    if ids is None:
        return
    known = {*ids, *model.base.data.redirects.aliases(page.slug)}
    new = [heading for heading in document.headings if heading.id not in page.anchors]
    for anchor in page.anchors:
        if anchor not in known:
            near = nearest(anchor, ids)
            # Where a single heading is new, it is the one whose id was changed.
            renamed = new[0] if len(new) == 1 else None
            place = (renamed.line, renamed.column) if renamed else (1, 1)
            yield ANCHOR_GONE.at(
                Place(document.page.path, *place), page=page.slug, anchor=anchor,
                nearest=f"#{near}" if near else None,
            )  # fmt: skip


@finds("model", NO_TARGET, CHAIN, NOT_GONE)
def faulty_redirects(model: Model) -> Iterator[Finding]:
    """Find redirects that lead nowhere, in circles, or away from what still exists."""
    redirects = model.base.data.redirects
    for old, target in redirects.pages.items():
        place = redirect_place(model, "pages", old)
        page, _, anchor = target.partition("#")
        known = model.anchors.get((page, "th"))
        if model.has_page(old):
            yield NOT_GONE.at(place, old=old)
        if page in redirects.pages:
            yield CHAIN.at(place, old=old, target=page)
        elif not model.has_page(page) or (anchor and known is not None and anchor not in known):
            near = None if model.has_page(page) else nearest(page, model.slugs)
            yield NO_TARGET.at(place, old=old, target=target, nearest=near)
    for slug, aliases in redirects.anchors.items():
        ids = _ids(model, slug, "th")
        for old, target in aliases.items():
            place = redirect_place(model, "anchors", slug, old)
            if not model.has_page(slug) or (ids is not None and target not in ids):
                yield NO_TARGET.at(place, old=f"{slug}#{old}", target=target)
            elif ids is not None and old in ids:
                yield NOT_GONE.at(place, old=f"{slug}#{old}")
