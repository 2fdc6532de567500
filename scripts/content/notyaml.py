"""What PyYAML cannot read, in the words of authors, with what to do about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import faults
from content.findings import Words

if TYPE_CHECKING:
    from content.findings import Finding, Place

QUOTE = Words('ใส่ทั้งค่าไว้ในอัญประกาศ "…"', 'Put the whole value in quotation marks: "…"')
INDENT = Words(
    "ย่อหน้าบรรทัดนี้ให้เท่ากับบรรทัดอื่นในกลุ่มเดียวกัน โดยใช้ช่องว่าง",
    "Indent the line as far as the others of its group, with spaces.",
)
CLOSE = Words("ใส่เครื่องหมายปิดให้ครบ", "Write the sign that closes it.")
# What PyYAML says, from its two parsers, and what that means; the first that fits counts.
MEANINGS: tuple[tuple[re.Pattern[str], Words, Words], ...] = tuple(
    (re.compile(pattern), problem, remedy)
    for pattern, problem, remedy in (
        (r"mapping values are not allowed",
         Words('มี ": " สองครั้งในบรรทัดเดียว หรือย่อหน้าไม่ตรง',
               'there are two ": " in one line, or the line is indented wrongly'), QUOTE),
        (r"'\\t'|tab character", Words("ย่อหน้าด้วยแท็บ", "a tab indents the line"),
         Words("ลบแท็บ แล้วใช้ช่องว่างแทน", "Delete the tab, and use spaces.")),
        (r"cannot start any token",
         Words("ค่าขึ้นต้นด้วยเครื่องหมายที่มีความหมายอื่น",
               "the value begins with a sign that has another meaning"), QUOTE),
        (r"unexpected end of stream|end of the stream|unexpected document indicator",
         Words("อัญประกาศที่เปิดตรงนี้ไม่มีตัวปิด", "the quotation mark that opens here is never closed"),
         CLOSE),
        (r"could not find expected ':'",
         Words('บรรทัดนี้ไม่มีเครื่องหมาย ": " หลังชื่อ', 'the line lacks the ": " after its name'),
         Words("เขียนเป็น ชื่อ: ค่า หรือย่อหน้าบรรทัดนี้หากต่อจากบรรทัดก่อน",
               "Write name: value, or indent the line if it continues the one before.")),
        (r"',' or '[\]}]'|flow (sequence|mapping)",
         Words("วงเล็บที่เปิดไว้ไม่มีตัวปิด หรือขาดจุลภาคระหว่างค่า",
               "a bracket is never closed, or a comma between values is missing"), CLOSE),
        (r"sequence entries are not allowed",
         Words('มี "- " อยู่หลังชื่อในบรรทัดเดียวกัน', 'a "- " stands on the same line as a name'),
         Words('ขึ้นบรรทัดใหม่ก่อน "- "', 'Begin a new line before the "- ".')),
        (r"expected key|block end|'-' indicator|block mapping",
         Words("บรรทัดนี้ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า", "the line is not indented as those before it"),
         INDENT),
        (r"escape|hexdecimal|hexadecimal",
         Words("มีเครื่องหมาย \\ ในอัญประกาศคู่", "there is a \\ within double quotation marks"),
         Words("ใช้อัญประกาศเดี่ยว '…' แทน", "Use single quotation marks: '…'")),
        (r"alias|tag|anchor",
         Words("ค่าขึ้นต้นด้วย * & หรือ ! ซึ่งมีความหมายอื่น",
               "the value begins with *, & or !, which has another meaning"), QUOTE),
        (r"unhashable|node content",
         Words("มีวงเล็บหรือเครื่องหมายที่ขาดค่า", "a value is missing beside a bracket or a sign"), QUOTE),
        (r"another document|document start",
         Words("มีบรรทัด --- หรือ ... คั่นกลางข้อมูล", "a line --- or ... cuts the data in two"),
         Words("ลบบรรทัดนั้น", "Delete that line.")),
        (r"control character|special character|unacceptable",
         Words("มีอักขระที่มองไม่เห็น", "there is an invisible character"),
         Words("ลบบรรทัดนี้แล้วพิมพ์ใหม่", "Delete the line, and type it again.")),
        (r"out of range|must be in|isoformat",
         Words("มีวันที่ซึ่งไม่มีในปฏิทิน", "there is a date that no calendar has"),
         Words("เขียนวันที่เป็น ปี ค.ศ.-เดือน-วัน เช่น 2026-11-24",
               "Write it as year-month-day, as in 2026-11-24.")),
        (r"recursion|nest",
         Words("ข้อมูลซ้อนกันลึกเกินไป", "the data are nested too deeply"),
         Words("ลบวงเล็บที่เกิน", "Delete the brackets that are too many.")),
    )
)  # fmt: skip
UNKNOWN = (
    Words("รูปแบบผิดตรงนี้", "the form is wrong here"),
    Words("เทียบกับบรรทัดอื่นในไฟล์นี้ ค่าที่มีเครื่องหมายวรรคตอนให้ใส่ไว้ใน \"…\"",
          'Compare other lines of the file; put values with punctuation in quotation marks: "…"'),
)  # fmt: skip


def not_yaml(place: Place, said: object) -> Finding:
    """Return that a text is not YAML from what PyYAML says of it, in both languages."""
    problem, remedy = next(
        (meaning for pattern, *meaning in MEANINGS if pattern.search(str(said).lower())), UNKNOWN
    )
    return faults.NOT_YAML.at(place, problem=problem, remedy=remedy)


def no_schema(place: Place) -> Finding:
    """Return that a schema cannot be used."""
    return faults.NOT_YAML.at(
        place,
        problem=Words("แบบของข้อมูล (schema) ใช้ไม่ได้", "the schema cannot be used"),
        remedy=Words(f"กู้ไฟล์คืนด้วย git checkout {place.path}",
                     f"Bring the file back: git checkout {place.path}"),
    )  # fmt: skip
