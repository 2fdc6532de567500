"""Rules on pages: each has a counterpart and one place in the navigation, and can be reached."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from check.model import HOME
from check.nearest import nearest
from check.registry import finds
from check.targets import targets_of
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.config import NavEntry
    from content.findings import Finding

NO_COUNTERPART = Rule(
    "XR301",
    Words("หน้าที่มีภาษาเดียวทำให้ปุ่มเปลี่ยนภาษาพาไปหน้าผิดภาษา", "A page in one language shows readers of the other the wrong one."),
    Words("หน้านี้ไม่มีคู่ {file}", "The page has no counterpart {file}."),
    Words("เขียนหน้าคู่ไว้ข้างกัน สองภาษาเปลี่ยนพร้อมกันเสมอ", "Write it beside this page; both languages always change together."),
    "letters.th.md",
    "letters.th.md, letters.en.md",
)  # fmt: skip
NOT_IN_NAV = Rule(
    "XR302",
    Words("ผู้อ่านหาหน้าที่ไม่อยู่ในเมนูไม่พบ", "Readers do not find a page that no menu lists."),
    Words("หน้า {page} ไม่อยู่ใน nav", "The page {page} is not in the navigation."),
    Words("เพิ่ม {page}.md ใต้ nav: ใน mkdocs.yml", "Add {page}.md under nav: in mkdocs.yml."),
    "nav: [index.md]",
    "nav: [index.md, letters.md]",
)
TWICE_IN_NAV = Rule(
    "XR303",
    Words("หน้าที่อยู่ในเมนูสองแห่งทำให้ผู้อ่านไม่รู้ว่าตนอยู่ที่ใด", "A page listed twice leaves readers unsure where they are."),
    Words("“{target}” อยู่ใน nav แล้วที่บรรทัด {first}", "“{target}” already stands in the navigation, on line {first}."),
    Words("ลบออกหนึ่งแห่ง", "Delete one of the two."),
    "nav: [letters.md, letters.md]",
    "nav: [letters.md]",
)  # fmt: skip
NAV_WITHOUT_PAGE = Rule(
    "XR304",
    Words("รายการในเมนูที่ไม่มีหน้าพาผู้อ่านไปหน้าแจ้งว่าไม่พบ", "An entry without a page leads readers to “page not found”."),
    Words("nav มี “{target}” แต่ไม่มีหน้านี้", "The navigation has “{target}”, but there is no such page."),
    Words("แก้ชื่อ หรือลบออกจาก nav", "Correct the name, or delete the entry."),
    "nav: [leters.md]",
    "nav: [letters.md]",
)  # fmt: skip
UNREACHABLE = Rule(
    "XR305",
    Words("ผู้อ่านที่เริ่มจากหน้าแรกต้องไปถึงทุกหน้าได้", "From the home page, links must lead to every page."),
    Words("ไปหน้า {page} จากหน้าแรกด้วยเมนูและลิงก์ไม่ได้", "No menu and no links lead from the home page to {page}."),
    Words("ใส่ไว้ใน nav หรือลิงก์จากหน้าที่เกี่ยวข้อง", "Put it into the navigation, or link to it from a page on its subject."),
    "page.md: no link leads here",
    "[หน้า](page.md)",
    needs=("mkdocs.yml", "pages"),
)  # fmt: skip


@finds("model", NO_COUNTERPART)
def pages_in_one_language(model: Model) -> Iterator[Finding]:
    """Find pages that lack the other language."""
    for (slug, language), document in model.base.documents.items():
        other = "en" if language == "th" else "th"
        if not model.has_page(slug, other):
            name = f"{posixpath.basename(slug)}.{other}.md"
            yield NO_COUNTERPART.at(Place(document.page.path), file=name)


@finds("model", NOT_IN_NAV, TWICE_IN_NAV, NAV_WITHOUT_PAGE)
def navigation(model: Model) -> Iterator[Finding]:
    """Hold the navigation against the pages, in both directions."""
    if model.config.nav is None:
        return
    first: dict[str, int] = {}
    for entry in model.config.nav:
        slug = entry.target.removesuffix(".md")
        if slug in first:
            yield TWICE_IN_NAV.at(entry.place, target=entry.target, first=first[slug])
        elif not model.has_page(slug):
            yield entry_without_page(model, entry)
        first.setdefault(slug, entry.place.line)
    for (slug, language), document in model.base.documents.items():
        alone = (slug, "th") not in model.base.documents
        if slug not in first and (language == "th" or alone):
            yield NOT_IN_NAV.at(Place(document.page.path), page=slug)


def entry_without_page(model: Model, entry: NavEntry) -> Finding:
    """Return that an entry of the navigation names no page."""
    near = nearest(entry.target.removesuffix(".md"), model.slugs)
    return NAV_WITHOUT_PAGE.at(
        entry.place, target=entry.target, nearest=f"{near}.md" if near else None
    )


@finds("model", UNREACHABLE)
def unreachable_pages(model: Model) -> Iterator[Finding]:
    """Find pages to which no chain of links and menu entries leads from the home page.

    A page that the navigation lacks is already a finding; the two together would say
    one thing twice, so this one speaks only where the navigation is made by MkDocs.
    """
    documents = model.base.documents
    if model.config.nav is not None:
        return
    for language in ("th", "en"):
        reached, waiting = {HOME}, [HOME]
        while waiting:
            document = documents.get((waiting.pop(), language))
            if document is None:
                continue
            targets = (target for _, target in targets_of(document, model.config.site_url))
            new = {t.name for t in targets if t.kind == "page"} - reached
            reached |= new
            waiting += new
        for (slug, own), document in documents.items():
            if own == language and slug not in reached and (HOME, language) in documents:
                yield UNREACHABLE.at(Place(document.page.path), page=slug)
