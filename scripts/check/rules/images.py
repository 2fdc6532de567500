"""Rules on images and downloads: they exist, are described, and are used."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from check.nearest import alike, code_points, nearest
from check.registry import finds
from check.targets import targets_of
from content.findings import Place, Rule, Severity, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from check.targets import Target
    from content.document import Document, Link
    from content.findings import Finding

NO_FILE = Rule(
    "XR901",
    Words("ผู้อ่านเห็นกรอบว่างแทนรูป หรือดาวน์โหลดไม่ได้", "Readers see an empty frame, or cannot download."),
    Words("ไม่มีไฟล์ “{target}”", "There is no file “{target}”."),
    Words("วางไฟล์ไว้ใน docs/ หรือแก้ชื่อ", "Put the file into docs/, or correct its name."),
    "![แผนผัง](seatng.svg)",
    "![แผนผัง](seating.svg)",
)
WRONG_CASE = Rule(
    "XR902",
    Words("ชื่อที่ต่างตัวพิมพ์เปิดได้บน Windows แต่เปิดไม่ได้บนเครื่องแม่ข่าย", "A name in the wrong case works on Windows and fails on the server."),
    Words("“{target}” ใช้ตัวพิมพ์ไม่ตรงกับไฟล์", "“{target}” is not written in the case of the file."),
    Words("เขียนว่า {remedy}", "Write {remedy}"),
    "![แผนผัง](Seating.SVG)",
    "![แผนผัง](seating.svg)",
)  # fmt: skip
NO_ALT = Rule(
    "XR903",
    Words("ผู้ที่มองไม่เห็นรูปต้องรู้ว่ารูปบอกอะไร", "Readers who cannot see the picture must be told what it says."),
    Words("รูป “{target}” ไม่มีคำบรรยาย", "The image “{target}” has no alternative text."),
    Words("เขียนสิ่งที่รูปบอกไว้ใน ![…]", "Write what the picture says between the brackets: ![…]"),
    "![](seating.svg)",
    "![แผนผังที่นั่งประชุม](seating.svg)",
)  # fmt: skip
UNUSED = Rule(
    "XR904",
    Words(
        "ไฟล์ที่ไม่มีหน้าใดใช้ทำให้เว็บไซต์หนักเปล่า",
        "A file that no page uses weighs the site down for nothing.",
    ),
    Words("ไม่มีหน้าใดใช้ไฟล์นี้", "No page uses this file."),
    Words("ลบออก หรือใช้ในหน้าที่เกี่ยวข้อง", "Delete it, or use it on a page."),
    "docs/old.svg",
    "docs/seating.svg",
    Severity.WARNING,
    needs=("mkdocs.yml", "pages"),
)
OTHER_POINTS = Rule(
    "XR131",
    Words("ชื่อสองชื่อที่ดูเหมือนกันแต่เก็บเป็นอักขระต่างกันเป็นคนละไฟล์สำหรับเครื่องแม่ข่าย",
          "Two names that look alike but are stored as other code points are two files to a server."),
    Words("ชื่อของไฟล์ที่ลิงก์นี้หมายถึงเก็บเป็นอักขระอื่นกับที่เขียนในลิงก์ ({points})",
          "The file that is meant has a name that looks the same but is stored as other code points ({points})."),
    Words("เปลี่ยนชื่อไฟล์ {file} เป็นชื่อที่มีแต่ a–z ตัวเล็ก ตัวเลข และขีด แล้วเขียนชื่อใหม่ในลิงก์",
          "Rename the file {file} to a name of small letters a–z, digits and hyphens, and write that into the link."),
    "![แผน](é.svg), file e + U+0301 .svg",
    "![แผน](plan.svg), file plan.svg",
)  # fmt: skip
FOREIGN = Rule(
    "XR124",
    Words("หน้าเว็บต้องไม่เรียกสิ่งใดจากนอกเครือข่ายภายใน", "No page asks anything of a host outside the intranet."),
    Words("<{tag}> เรียก {target} จากเครื่องอื่น", "<{tag}> loads {target} from another host."),
    Words("นำไฟล์มาไว้ใน docs/ แล้วเขียนที่อยู่เทียบจากหน้านี้", "Put the file into docs/, and write its address relative to this page."),
    "![แผนที่](https://cdn.example/map.png)",
    "![แผนที่](map.png)",
)  # fmt: skip
SHORTCODE = Rule(
    "XR130",
    Words("รหัสของภาพอีโมจิเรียกภาพจากเครื่องนอกเครือข่ายภายใน", "A name of an emoji loads its picture from a host outside the intranet."),
    Words("“{text}” กลายเป็นภาพจากเครื่องอื่น", "“{text}” becomes a picture from another host."),
    Words("เขียนว่า {remedy} หรือลบออก หากหมายถึงข้อความตามที่เขียน ให้ใส่ไว้ใน `…`",
          "Write {remedy}, or delete it; to show it as it stands, put it in `…`"),
    "เสร็จแล้ว :smile:",
    "เสร็จแล้ว 😄",
)  # fmt: skip
OTHER_HOST = re.compile(r"(?:https?:)?//", re.IGNORECASE)
NAMED_SIGN = re.compile(r"(?<![\w\\]):[a-z0-9_+-]+:(?!\w)")
LANGUAGE = re.compile(r"\.(?:th|en)(?=\.[^.]+$)")


@finds("model", NO_FILE, WRONG_CASE, OTHER_POINTS)
def missing_files(model: Model) -> Iterator[Finding]:
    """Find images and downloads that do not exist, or only in another case."""
    known = _names(model)
    for document in model.base.documents.values():
        for link, target in targets_of(document, model.config.site_url):
            if target.kind == "asset" and target.name not in known:
                yield missing_file(model, document, link, target)


def missing_file(model: Model, document: Document, link: Link, target: Target) -> Finding:
    """Return that there is no such file, or that its name is written otherwise."""
    place = Place(document.page.path, link.line, link.column)
    folder = posixpath.dirname(document.page.slug) or "."
    same = model.asset_names.get(alike(target.name))
    if same and same.lower() != target.name.lower():
        points = code_points(target.name, same)
        file = model.tree.shown(same)
        return OTHER_POINTS.at(place, target=link.href, file=file, points=points)
    if same:
        return WRONG_CASE.at(place, target=link.href, remedy=posixpath.relpath(same, folder))
    near = nearest(target.name, _names(model))
    path = posixpath.relpath(near, folder) if near else None
    return NO_FILE.at(place, target=link.href, nearest=path)


def _names(model: Model) -> frozenset[str]:
    """Return the files' names as links may have them: as they are, and without language."""
    assets = model.tree.assets
    return frozenset({*assets, *(LANGUAGE.sub("", name) for name in assets)})


@finds("page", NO_ALT)
def undescribed_images(document: Document) -> Iterator[Finding]:
    """Find images without alternative text; in raw HTML, alt="" says that it is decoration."""
    described = {
        (tag.line, tag.column) for tag in document.tags if tag.get("alt") is not None
    }  # fmt: skip
    for link in document.links:
        is_described = (
            (link.line, link.column) in described if link.is_raw else link.text.strip()
        )  # fmt: skip
        if link.is_image and not is_described:
            yield NO_ALT.at(Place(document.page.path, link.line, link.column), target=link.href)


@finds("page", FOREIGN, SHORTCODE)
def foreign_images(document: Document) -> Iterator[Finding]:
    """Find images of another host, written as an address or as the name of an emoji."""
    for link in document.links:
        if link.is_image and OTHER_HOST.match(link.href):
            place = Place(document.page.path, link.line, link.column)
            yield FOREIGN.at(place, tag="img", target=link.href)
    for block in document.blocks:
        for match in NAMED_SIGN.finditer(block.text):
            sign = _sign(match[0])
            if sign:
                place = Place(document.page.path, *block.place(match.start()))
                yield SHORTCODE.at(place, text=match[0], remedy=sign, length=len(match[0]))


def _sign(name: str) -> str | None:
    """Return the emoji of a name as Markdown's extension reads it, or None."""
    from pymdownx import twemoji_db  # noqa: PLC0415  large, and hardly ever needed

    known = twemoji_db.emoji.get(twemoji_db.aliases.get(name, name))
    points = known.get("unicode_alt", known.get("unicode", "")) if known else ""
    return "".join(chr(int(point, 16)) for point in points.split("-")) if points else None


@finds("model", UNUSED)
def unused_assets(model: Model) -> Iterator[Finding]:
    """Find files beside the pages that no page refers to; data/ and templates/ have their own."""
    used = set()
    for document in model.base.documents.values():
        used |= {alike(target.name) for _, target in targets_of(document, model.config.site_url)}
    for name in sorted(model.tree.assets):
        if name.split("/")[0] in ("data", "templates") or f"/{name}" in model.config.excluded:
            continue
        if alike(name) not in used and alike(LANGUAGE.sub("", name)) not in used:
            yield UNUSED.at(Place(model.tree.shown(name)))
