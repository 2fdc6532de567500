"""Rules on what readers see of Markdown: no sign of it as text, no list as a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from check.registry import finds
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document
    from content.findings import Finding
    from content.surprises import Surprise

SIGN = Rule(
    "XR820",
    Words("เครื่องหมายที่เว็บไซต์ไม่รู้จักจะแสดงให้ผู้อ่านเห็นทั้งอย่างนั้น", "A sign that the site does not know is shown to readers as it stands."),
    Words("ผู้อ่านจะเห็น “{sign}” ทั้งอย่างนั้น", "Readers will see “{sign}” as it stands."),
    Words("{advice}", "{advice}"),
    "~~คำเดิม~~",
    "<del>คำเดิม</del>",
)  # fmt: skip
RUN_ON = Rule(
    "XR821",
    Words("รายการที่ไม่ได้เขียนแบบ Markdown จะต่อกันเป็นย่อหน้าเดียว", "Items that are not written as a list run together into one paragraph."),
    Words("บรรทัดนี้ขึ้นต้นด้วย “{sign}” แต่เว็บไซต์แสดงต่อจากข้อความก่อนหน้า ไม่ใช่รายการ", "This line begins with “{sign}”, but the site shows it as part of a paragraph, not as a list."),
    Words("ขึ้นต้นแต่ละข้อด้วย “- ” หรือ “1. ” และเว้นบรรทัดว่างก่อนข้อแรก", "Begin each item with “- ” or “1. ”, and leave an empty line before the first."),
    "• กระดาษ\n• ดินสอ",
    "- กระดาษ\n- ดินสอ",
)  # fmt: skip
INDENT = Rule(
    "XR822",
    Words("ย่อหน้าเป็นตัวบอกว่าข้อความอยู่ในข้อใด", "Indentation decides which item a text belongs to."),
    Words("เว็บไซต์แสดงบรรทัดนี้ไม่ตรงกับที่เห็น: {seen}", "The site shows this otherwise than it looks: {seen}."),
    Words("{advice}", "{advice}"),
    "1. ก\n  - ข",
    "1. ก\n   - ข",
)  # fmt: skip
EMPTY_BOX = Rule(
    "XR823",
    Words("กล่องข้อความมีเฉพาะบรรทัดที่ย่อหน้าเข้าไป", "A box holds only the lines that are indented below it."),
    Words("กล่องนี้ไม่มีข้อความ", "This box has no text."),
    Words("ย่อหน้าข้อความของกล่องเข้าไป 4 ช่องทุกบรรทัด", "Indent every line of its text by 4 spaces."),
    "!!! editor\nข้อความ",
    "!!! editor\n    ข้อความ",
)  # fmt: skip
ROW = Rule(
    "XR824",
    Words("แถวที่ช่องขาดหรือเกินจะเลื่อนไปผิดคอลัมน์ หรือหายไป", "Cells too few or too many move into the wrong column, or are lost."),
    Words("แถวนี้มีจำนวนช่องไม่เท่ากับแถวหัวตาราง ({needed} ช่อง)", "This row has not as many cells as the table's first row ({needed})."),
    Words("เขียนแต่ละแถวในบรรทัดเดียว คั่น {needed} ช่องด้วย | ขึ้นบรรทัดใหม่ในช่องด้วย <br> และเขียน &#124; หากต้องการเครื่องหมาย |",
          "Write each row on one line, {needed} cells with | between them; <br> begins a new line in a cell, and &#124; shows a |."),
    "| ก | ข |\n| --- | --- |\n| ค |",
    "| ก | ข |\n| --- | --- |\n| ค | ง |",
)  # fmt: skip
UNPAIRED_TAG = Rule(
    "XR825",
    Words("แท็กที่ไม่มีคู่เปลี่ยนหน้าตาของข้อความต่อจากนั้นทั้งหมด", "A tag without its counterpart changes how all that follows looks."),
    Words("{tag} ไม่มีแท็กที่เป็นคู่กัน", "{tag} has no counterpart."),
    Words("เขียนเป็นคู่ เช่น <u>คำ</u> หรือลบออก", "Write both, as in <u>word</u>, or delete it."),
    "<u>คำ<u>",
    "<u>คำ</u>",
)  # fmt: skip

ESCAPE = Words(
    "หากต้องการแสดงเครื่องหมายนี้จริง ให้พิมพ์ \\ ไว้ข้างหน้า",
    "If readers shall see the sign itself, put \\ before it.",
)
UNPAIRED = Words(
    "เครื่องหมายนี้ต้องมีคู่ และอยู่ติดกับคำ เช่น **คำ**", "It needs a second one, close to the word: **word**."
)
FOOTNOTE = Words(
    "เว็บไซต์นี้ไม่มีเชิงอรรถ เขียนไว้ในเนื้อความ หรือเป็น [ed: ข้อความ]",
    "The site has no footnotes: write it in the text, or as [ed: text].",
)
BOX = re.compile(r"(?m)^\[[ \txX✓✔]{0,3}\](?=\s)")
# What is no sign here, or none at this place, and what to write instead.
SIGNS = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"~~(?=\S)[^~\n]+~~", Words("ลบข้อความนั้น หรือเขียน <del>ข้อความ</del>", "Delete the words, or write <del>words</del>.")),
        (r"==(?=[^\s=])[^=\n]+==", Words("เขียน **ข้อความ** เพื่อเน้น", "Write **words** to stress them.")),
        (r"\[\^[^\]\n]+\]:?", FOOTNOTE),
        (r"(?<!\S)\*\*[ \t][^*\n]+[ \t]\*\*(?!\S)", UNPAIRED),
        (r"(?m)^:::+.*$", Words("เขียนกล่องเป็น !!! editor แล้วย่อหน้าข้อความ 4 ช่อง", "Write a box as !!! editor, with its text indented by 4 spaces.")),
        (r"(?m)^(?:!!!|\?\?\?\+?).*$", Words("เขียน !!! editor โดยมีชนิดของกล่อง แล้วย่อหน้าข้อความ 4 ช่อง", "Write !!! editor, with the kind of box, and indent its text by 4 spaces.")),
        (r"(?m)^#{1,6}(?:[^\s#\d]|(?<=##)\d).*$", Words("เว้นวรรคหลัง # แล้วใส่รหัส เช่น ## หัวข้อ {{ #steps }}", "Put a space after #, and an id: ## Heading {{ #steps }}")),
        (r":{1,2}[A-Za-z][\w-]*(?:\[[^\]\n]*\]|\{[^}\n]*\})+|【[^】\n]*†[^】\n]*】", Words("ลบออก เป็นเครื่องหมายของโปรแกรมที่คัดลอกมา", "Delete it; it is a mark of the program that this was copied from.")),
        (r"\{\{[^}\n]*\}\}|\{%[^%\n]*%\}", Words("ลบออก เว็บไซต์นี้ไม่มีตัวแปร", "Delete it; pages have no variables.")),
        (r"(?m)^(?=[^\n]*\|)(?=[^\n]*---)[|:\- \t]+$", Words("ให้แถวหัวตารางมีจำนวนช่องเท่ากับบรรทัดนี้ และอยู่เหนือบรรทัดนี้ทันที", "Give the table's first row as many cells as this line, directly above it.")),
        (BOX, Words("เขียนเป็นรายการ: - [ ] ข้อความ", "Write it as an item: - [ ] text")),
        (r"`+", Words("ปิดด้วย ` จำนวนเท่ากัน หรือลบออก", "Close it with as many `, or delete it.")),
    )
)  # fmt: skip
UNREAD = Words(
    "เว้นบรรทัดว่างหลังแท็ก HTML แล้ว Markdown จึงจะทำงาน",
    "Leave an empty line after the HTML tag; then Markdown is read.",
)
SEEN = {
    "code": Words("แสดงเป็นโค้ด เพราะย่อหน้า 4 ช่องขึ้นไป", "as code, since it is indented by 4 spaces or more"),
    "outside": Words("ไม่อยู่ในข้อด้านบน", "it is no part of the item above"),
    "level": Words("เป็นข้อในระดับเดียวกับข้อด้านบน", "as an item on the level of the one above"),
}  # fmt: skip
INDENT_MORE = Words(
    "ย่อหน้าด้วย {needed} ช่องหากอยู่ในข้อด้านบน หรือไม่ย่อหน้าเลยหากไม่อยู่",
    "Indent it by {needed} spaces if it belongs to the item above, or not at all if it does not.",
)
NO_CODE = Words(
    "ลบช่องว่างหน้าบรรทัด หากเป็นโค้ดจริง ให้ครอบด้วยบรรทัด ```",
    "Delete the spaces before the line; put real code between lines of ```.",
)
# Bullets and numbers as people type and paste them.
BULLET = re.compile(r"(?m)^[ \t]*(?P<sign>[•●○▪◦‣➢➤✓✔·∙])[ \t]*(?=\S)", re.MULTILINE)
NUMBER = re.compile(
    r"^[ \t]*(?P<sign>\(?(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*|[ก-ฮa-z])[.)]|[-–—](?=[^\s-]))[ \t]*(?=\S)",
    re.MULTILINE,
)  # fmt: skip


@finds("page", SIGN)
def signs_as_text(document: Document) -> Iterator[Finding]:
    """Find Markdown of other sites, and signs that are not closed, in what readers see."""
    to_tick = {task.line for task in document.tasks}
    for block in document.blocks:
        for pattern, advice in SIGNS:
            for found in pattern.finditer(block.text):
                if pattern is BOX and block.line in to_tick:
                    continue
                place = Place(document.page.path, *block.place(found.start()))
                sign = found[0].strip()
                yield SIGN.at(
                    place, length=len(sign), sign=sign[:40], advice=advice.fill() + ESCAPE
                )  # fmt: skip
    for link in document.links:
        if link.text.startswith("^"):
            place = Place(document.page.path, link.line, link.column)
            yield SIGN.at(place, length=len(link.text), sign=f"[{link.text}]", advice=FOOTNOTE)
    for surprise in document.surprises:
        if surprise.kind in ("emphasis", "raw"):
            place = Place(document.page.path, surprise.line, surprise.column)
            advice = UNPAIRED + ESCAPE if surprise.kind == "emphasis" else UNREAD
            yield SIGN.at(place, length=len(surprise.sign), sign=surprise.sign, advice=advice)


@finds("page", RUN_ON)
def run_on_items(document: Document) -> Iterator[Finding]:
    """Find lines of a paragraph that begin like items; a number alone may end a sentence."""
    for block in document.blocks:
        if "heading" in block.kind or block.kind in ("th", "td"):
            continue
        bullets = list(BULLET.finditer(block.text))
        numbers = list(NUMBER.finditer(block.text))
        found = bullets if bullets else numbers if len(numbers) > 1 else []
        if found:
            place = Place(document.page.path, *block.place(found[0].start("sign")))
            yield RUN_ON.at(place, length=len(found[0]["sign"]), sign=found[0]["sign"])


@finds("page", INDENT, EMPTY_BOX, ROW, UNPAIRED_TAG)
def deceptive_lines(document: Document) -> Iterator[Finding]:
    """Find lines that are something else than they look: by indentation, cells or tags."""
    for surprise in document.surprises:
        place = Place(document.page.path, surprise.line, surprise.column)
        if surprise.kind == "empty box":
            yield EMPTY_BOX.at(place)
        elif surprise.kind == "row":
            yield ROW.at(place, needed=surprise.needed)
        elif surprise.kind == "tag":
            yield UNPAIRED_TAG.at(place, tag=surprise.sign, length=len(surprise.sign))
        elif surprise.kind in SEEN:
            yield INDENT.at(place, seen=SEEN[surprise.kind], advice=_advice(surprise))


def _advice(surprise: Surprise) -> Words:
    return NO_CODE if surprise.kind == "code" else INDENT_MORE.fill(needed=surprise.needed)
