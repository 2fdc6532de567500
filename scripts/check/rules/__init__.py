"""The rules, a module for each subject; importing this package registers them all."""

from check.registry import CHECKS
from check.rules import (
    anchors,
    boxes,
    citations,
    exemptions,
    files,
    freshness,
    guidance,
    images,
    links,
    markup,
    near_citations,
    near_links,
    pages,
    parity,
    published,
    relations,
    signs,
    site,
    site_links,
    tasks,
    terms,
    thai,
    unclosed,
)
from content import faults
from content.findings import Rule, Words

# By the digit after XR.
GROUPS = {
    "0": Words("ไฟล์ ข้อมูล และส่วนต้นหน้า", "Files, data and front matter"),
    "1": Words("ลิงก์", "Links"),
    "2": Words("รหัสของหัวข้อและของรายการให้กา", "Ids of sections and of items to tick"),
    "3": Words("หน้า เมนู และที่อยู่ที่เผยแพร่แล้ว", "Pages, navigation and published addresses"),
    "4": Words("สองภาษามีโครงสร้างตรงกัน", "Both languages built alike"),
    "5": Words("คำแปลเป็นปัจจุบัน", "Translations up to date"),
    "6": Words("การอ้างอิงรายงาน", "Citations of the report"),
    "7": Words("ความเชื่อมโยงและคำศัพท์", "Relations and terms"),
    "8": Words("ข้อความและเครื่องหมาย", "Text and signs"),
    "9": Words("รูปภาพ HTML และข้อยกเว้น", "Images, HTML and exceptions"),
}

__all__ = [
    "GROUPS", "all_rules", "anchors", "boxes", "citations", "exemptions", "files", "freshness", "guidance",
    "images", "links", "markup", "near_citations", "near_links", "pages", "parity", "published",
    "relations", "signs", "site", "site_links", "tasks", "terms", "thai", "unclosed",
]  # fmt: skip


def all_rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of codes."""
    found = [rule for check in CHECKS for rule in check.rules] + [faults.GENERATOR]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
