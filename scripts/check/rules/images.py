"""Rules on images and downloads: they exist, are described, and are used."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from check.nearest import nearest
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
LANGUAGE = re.compile(r"\.(?:th|en)(?=\.[^.]+$)")


@finds("model", NO_FILE, WRONG_CASE)
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
    same = model.asset_names.get(target.name.lower())
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


@finds("model", UNUSED)
def unused_assets(model: Model) -> Iterator[Finding]:
    """Find files beside the pages that no page refers to; data/ and templates/ have their own."""
    used = set()
    for document in model.base.documents.values():
        used |= {target.name for _, target in targets_of(document, model.config.site_url)}
    for name in sorted(model.tree.assets):
        if name.split("/")[0] in ("data", "templates") or f"/{name}" in model.config.excluded:
            continue
        if name not in used and LANGUAGE.sub("", name) not in used:
            yield UNUSED.at(Place(model.tree.shown(name)))
