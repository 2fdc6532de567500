"""Rules on links: they lead somewhere, stay in the language, and are written one way."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from check.nearest import difference, nearest
from check.registry import finds
from check.targets import SCHEMES, Target, targets_of
from content.findings import Place, Rule, Severity, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.document import Document, Link
    from content.findings import Finding

NO_PAGE = Rule(
    "XR101",
    Words("ผู้อ่านที่กดลิงก์ไปหน้าที่ไม่มีจะพบแต่หน้าแจ้งว่าไม่พบ", "A reader who follows the link meets “page not found”."),
    Words("ไม่มีหน้า “{target}”", "There is no page “{target}”."),
    Words("แก้ที่อยู่ให้ตรงกับไฟล์ใน docs/ โดยไม่ใส่ภาษา", "Correct the address; name the file in docs/ without its language."),
    "[หนังสือ](leters.md)",
    "[หนังสือ](letters.md)",
)  # fmt: skip
NO_ANCHOR = Rule(
    "XR102",
    Words("ลิงก์เปิดหน้าได้ แต่ไม่ไปถึงหัวข้อที่ตั้งใจ", "The page opens, but not at the place that is meant."),
    Words("หน้า “{page}” ไม่มีหัวข้อ #{anchor} {why}", "The page “{page}” has no anchor #{anchor} {why}"),
    Words("ที่มีคือ {known}", "It has: {known}"),
    "[ขั้นตอน](letters.md#step)",
    "[ขั้นตอน](letters.md#steps)",
)  # fmt: skip
LEAVES_LANGUAGE = Rule(
    "XR103",
    Words("ผู้อ่านควรอยู่ในภาษาที่เลือกไว้ ลิงก์ที่ไม่ระบุภาษาจะไปหน้าภาษาเดียวกันเสมอ",
          "Readers stay in their language; a link that names none always leads to the page in the same one."),
    Words("ลิงก์ “{target}” ระบุภาษา", "The link “{target}” names a language."),
    Words("เขียนว่า {remedy}", "Write {remedy}"),
    "[หนังสือ](letters.en.md)",
    "[หนังสือ](letters.md)",
)  # fmt: skip
TO_REDIRECT = Rule(
    "XR104",
    Words(
        "ลิงก์ภายในควรไปถึงหน้าใหม่โดยไม่ต้องเปลี่ยนทาง",
        "Links of ours should lead to the new page straight away.",
    ),
    Words("“{target}” ย้ายไปที่ “{moved}” แล้ว", "“{target}” has moved to “{moved}”."),
    Words("ลิงก์ไปที่ {moved} โดยตรง", "Link to {moved} itself."),
    "[เดิม](old-page.md)",
    "[ใหม่](new-page.md)",
    Severity.WARNING,
)
ABSOLUTE = Rule(
    "XR105",
    Words("เว็บไซต์ต้องใช้ได้ทุกที่อยู่ รวมทั้งเมื่อเปิดเป็นไฟล์", "The site works under any address, also opened as files."),
    Words("“{target}” เป็นลิงก์แบบเต็มมายังเว็บไซต์นี้เอง", "“{target}” is an absolute link to the site itself."),
    Words("เขียนที่อยู่เทียบจากหน้านี้ เช่น ../choose.md", "Write it relative to this page, as in ../choose.md"),
    "[เลือก](/choose.html)",
    "[เลือก](choose.md)",
)  # fmt: skip
EXTERNAL = Rule(
    "XR106",
    Words("เว็บไซต์ใช้ในเครือข่ายภายใน ลิงก์ออกนอกอาจเปิดไม่ได้ จึงรวมไว้ให้ตรวจด้วยตา",
          "The site is read on an intranet, where links to other hosts may not open; they are listed to be looked at."),
    Words("ลิงก์ออกนอกเว็บไซต์: {target}", "This link leaves the site: {target}"),
    Words("ตรวจด้วยตนเองว่ายังใช้ได้ โปรแกรมนี้ไม่เปิดลิงก์", "See for yourself that it works; it is never fetched."),
    "[เว็บ](https://example.org/)",
    "[รายงาน](about/report.md)",
    Severity.NOTE,
)  # fmt: skip
UNDEFINED = Rule(
    "XR107",
    Words("การอ้างอิงที่ไม่มีนิยามจะแสดงวงเล็บให้ผู้อ่านเห็น", "A reference that is not defined shows its brackets to readers."),
    Words("“{text}” ไม่ใช่ลิงก์ที่ใช้ได้", "“{text}” is not a working link."),
    Words("เขียนเป็น [ข้อความ](หน้า.md)", "Write [text](page.md)"),
    "[หนังสือ][letters]",
    "[หนังสือ](letters.md)",
)  # fmt: skip
BUILT_ADDRESS = Rule(
    "XR108",
    Words("MkDocs ตรวจและปรับเฉพาะลิงก์ไปยังไฟล์ .md", "Only links to .md files are followed when pages move."),
    Words("“{target}” เป็นที่อยู่ของหน้าที่สร้างแล้ว", "“{target}” is the address of a built page."),
    Words("เขียนว่า {remedy}", "Write {remedy}"),
    "[หนังสือ](letters.html)",
    "[หนังสือ](letters.md)",
)  # fmt: skip
NO_ADDRESS = Rule(
    "XR109",
    Words(
        "ลิงก์ที่ไม่มีที่อยู่หรือไม่มีข้อความกดแล้วไม่เกิดอะไร", "A link without an address or words does nothing."
    ),
    Words("ลิงก์นี้ขาด{part}", "This link has no {part}."),
    Words("เติมให้ครบ หรือลบลิงก์ออก", "Add it, or delete the link."),
    "[หนังสือ]()",
    "[หนังสือ](letters.md)",
)
DATA_LINK = Rule(
    "XR110",
    Words("หน้าที่สร้างจากข้อมูลลิงก์ไปตามที่ข้อมูลบอก", "Pages made from data link to where the data say."),
    Words("ไม่มี “{target}” ที่ข้อมูลนี้ระบุ", "There is no “{target}”, which this row names."),
    Words("แก้ชื่อให้ตรงกับหน้าใน docs/", "Correct the name; it is a page in docs/ without language and ending."),
    "home = methods/leters",
    "home = methods/letters",
)  # fmt: skip
DISK = Rule(
    "XR114",
    Words("แฟ้มในเครื่องของผู้เขียนหรือในเครือข่ายของหน่วยงานเปิดจากเว็บไซต์ไม่ได้",
          "A file on the author's disk or on a shared drive does not open from the site."),
    Words("“{target}” เป็นที่อยู่ในเครื่องหรือในไดรฟ์เครือข่าย", "“{target}” is a place on a disk."),
    Words("คัดลอกแฟ้มมาไว้ใน docs/ แล้วเขียนที่อยู่เทียบจากหน้านี้ เช่น {remedy}",
          "Copy the file into docs/, and write its address relative to this page, as in {remedy}"),
    "[แบบ](C:\\Users\\me\\form.docx)",
    "[แบบ](form.docx)",
)  # fmt: skip
MISSPELT = Rule(
    "XR115",
    Words("ที่อยู่ที่เขียนผิดรูปกดแล้วไม่ไปที่ใด", "An address in the wrong form leads nowhere."),
    Words("“{target}” ไม่ใช่ที่อยู่ที่เปิดได้", "“{target}” is no address that can be opened."),
    Words("{remedy}", "{remedy}"),
    "[เว็บ](htp://example.org/)",
    "[เว็บ](http://example.org/)",
)  # fmt: skip
# In a cell that should name one page: signs that it names more.
SEVERAL = re.compile("[ ,;|]")
DANGLING = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]")
FILE = re.compile(r"[^\\/]*$")


@finds("model", NO_PAGE, NO_ANCHOR, LEAVES_LANGUAGE, TO_REDIRECT, ABSOLUTE, EXTERNAL,
       BUILT_ADDRESS, NO_ADDRESS, DISK, MISSPELT)  # fmt: skip
def broken_links(model: Model) -> Iterator[Finding]:
    """Find what is wrong with each link of each page, the missing page before its anchor."""
    for document in model.base.documents.values():
        for link, target in targets_of(document, model.config.site_url):
            finding = check_link(model, document, link, target)
            if finding:
                yield finding


def on_disk(place: Place, address: str) -> Finding:
    """Return that an address is one on a disk."""
    name = FILE.search(address)
    remedy = name[0] if name and name[0] else "form.docx"
    return DISK.at(place, target=address, length=len(address), remedy=remedy)


def _misspelt(place: Place, address: str, meant: str) -> Finding:
    known = ", ".join(SCHEMES)
    remedy = (
        Words(f"เขียนว่า {meant}", f"Write {meant}") if meant
        else Words(f"ขึ้นต้นด้วยชื่อใดชื่อหนึ่งต่อไปนี้ {known}", f"Begin it with one of: {known}")
    )  # fmt: skip
    return MISSPELT.at(place, target=address, remedy=remedy)


def check_link(  # noqa: PLR0911  one for each kind of answer
    model: Model, document: Document, link: Link, target: Target
) -> Finding | None:
    """Return what is wrong with a link, or None. Images and files have rules of their own."""
    place = Place(document.page.path, link.line, link.column)
    match target.kind:
        case "external":
            return None if link.is_image else EXTERNAL.at(place, target=link.href)
        case "self" | "absolute":
            return ABSOLUTE.at(place, target=link.href)
        case "disk":
            return on_disk(place, link.href)
        case "misspelt":
            return _misspelt(place, link.href, target.name)
        case "empty":
            part = Words("ที่อยู่", "address")
            return NO_ADDRESS.at(place, part=part)
        case "page":
            return _page_link(model, document, link, target, place)
        case _:
            if not link.text.strip() and not link.is_image and not link.is_raw:
                return NO_ADDRESS.at(place, part=Words("ข้อความ", "words"))
            return None


def _page_link(  # noqa: PLR0911  one for each kind of answer
    model: Model, document: Document, link: Link, target: Target, place: Place
) -> Finding | None:
    page = document.page
    moved = model.base.data.redirects.pages.get(target.name)
    if moved and not model.has_page(target.name, page.language):
        return TO_REDIRECT.at(place, target=target.name, moved=moved)
    if not model.has_page(target.name):
        return _missing(model, link, target, place, page.slug)
    if not model.has_page(target.name, target.language):
        return None  # a page in one language is a finding of its own
    if target.is_language_named or (link.is_raw and target.language != page.language):
        return LEAVES_LANGUAGE.at(place, target=link.href, remedy=_as_meant(page.slug, target))
    if target.written == "html" and not link.is_raw:
        return BUILT_ADDRESS.at(place, target=link.href, remedy=_as_meant(page.slug, target))
    if target.written == "md" and link.is_raw and not link.href.startswith("#"):
        return _missing(model, link, target, place, page.slug)
    if not link.is_raw and not link.text.strip():
        return NO_ADDRESS.at(place, part=Words("ข้อความ", "words"))
    known = model.anchors.get((target.name, target.language))
    if not target.fragment or known is None or target.fragment in known:
        return None
    near = nearest(target.fragment, known)
    why = difference(target.fragment, near) if near else Words("", "")
    headings = model.base.documents[(target.name, target.language)].headings
    return NO_ANCHOR.at(
        place, page=target.name, anchor=target.fragment, why=why,
        known=", ".join(f"#{h.id}" for h in headings if h.id) or "-",
        nearest=f"#{near}" if near else None,
    )  # fmt: skip


def _as_meant(slug: str, target: Target) -> str:
    """Return a link's address as it should be written on a page."""
    plain = posixpath.relpath(f"{target.name}.md", posixpath.dirname(slug) or ".")
    return f"{plain}#{target.fragment}" if target.fragment else plain


def _missing(model: Model, link: Link, target: Target, place: Place, slug: str) -> Finding:
    near = nearest(target.name, model.slugs)
    ending = "html" if link.is_raw else "md"
    written = None
    if near:
        written = posixpath.relpath(f"{near}.{ending}", posixpath.dirname(slug) or ".")
    return NO_PAGE.at(place, target=link.href, nearest=written)


@finds("page", UNDEFINED)
def undefined_references(document: Document) -> Iterator[Finding]:
    """Find brackets that were meant as a link and are shown as they stand."""
    for block in document.blocks:
        for match in DANGLING.finditer(block.text):
            place = Place(document.page.path, *block.place(match.start()))
            yield UNDEFINED.at(place, text=match[0], length=len(match[0]))


@finds("model", DATA_LINK)
def links_in_data(model: Model) -> Iterator[Finding]:
    """Find data that name a page which does not exist."""
    for unit in model.base.data.units.values():
        is_one = unit.home and not SEVERAL.search(unit.home)
        if is_one and not model.has_page(unit.home):
            place = Place(model.tree.shown("data/units.tsv"), unit.line)
            near = nearest(unit.home, model.slugs)
            yield DATA_LINK.at(place, target=unit.home, nearest=near)
