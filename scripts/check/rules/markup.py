"""Rules on raw HTML and attribute lists: few elements, nothing that acts, no styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from check.registry import finds
from content.blocks import LIST, MASK
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document
    from content.findings import Finding

ELEMENT = Rule(
    "XR911",
    Words("HTML ที่เขียนเองไม่มีใครตรวจ และมักพังเมื่อพิมพ์หรือเปิดบนมือถือ",
          "Hand-written HTML is held by no style, and breaks in print and on phones."),
    Words("ห้ามใช้ <{tag}> ในหน้า", "The element <{tag}> is not allowed in a page."),
    Words("เขียนเป็น Markdown HTML ที่ใช้ได้คือ {allowed}", "Write it as Markdown; allowed elements are: {allowed}"),
    "<font>คำ</font>",
    "**คำ**",
)  # fmt: skip
ACTIVE = Rule(
    "XR912",
    Words("หน้าต้องอ่านได้โดยไม่มีสคริปต์ และไม่มีสิ่งใดทำงานโดยที่ผู้ดูแลไม่รู้",
          "Pages are read without script, and nothing on them may act unknown to who looks after the site."),
    Words("{what} ใช้ในหน้าไม่ได้", "{what} is not allowed in a page."),
    Words("ลบออก", "Delete it."),
    '<a href="javascript:alert(1)">',
    '<a href="choose.html">',
)  # fmt: skip
STYLE = Rule(
    "XR811",
    Words("นโยบายความปลอดภัยของเว็บไซต์ไม่ใช้ style= ผู้อ่านจึงไม่เห็นรูปแบบที่ตั้งใจ",
          "The site's security policy ignores style=, so readers never see what is meant."),
    Words("style= ใช้ในหน้าไม่ได้", "style= is not allowed in a page."),
    Words("ลบออก ใช้ ** … ** เพื่อเน้นคำ และ !!! editor เพื่อเน้นย่อหน้า",
          "Delete it; ** … ** stresses words, and !!! editor a paragraph."),
    '<span style="color: red">คำ</span>',
    "**คำ**",
)  # fmt: skip
UNREAD_LIST = Rule(
    "XR812",
    Words("คุณสมบัติที่เขียนผิดรูปไม่มีผล หรือแสดงให้ผู้อ่านเห็นเป็นข้อความ",
          "Attributes in the wrong form do nothing, or are shown to readers as text."),
    Words("“{found}” ไม่มีผล", "“{found}” has no effect."),
    Words("เขียนติดกับสิ่งที่อยู่ข้างหน้าโดยไม่เว้นวรรคว่า {remedy}", "Write, without a space before it: {remedy}"),
    "![แผนผัง](plan.svg){ width=“300” }",
    '![แผนผัง](plan.svg){ width="300" }',
)  # fmt: skip
ALLOWED = (
    "a", "abbr", "b", "br", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "q", "s", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u",
    "ul", "wbr",
)  # fmt: skip
ACTING = ("script", "iframe", "object", "embed", "form", "style", "link", "meta", "base", "applet")
STYLED = re.compile(r"\{[^{}\n]*?\bstyle\s*=[^{}\n]*\}?")
# Behind a link, a picture, code or stressed words: what begins like an attribute list.
LIST_LIKE = re.compile(rf"(?<=[{MASK}*_])\{{(?=[^{{}}\n]*[=:])[^{{}}\n]*\}}?")
APART = re.compile(rf"!\[[^\[\]]*\]\([^()\s]*\)[ \t]+(?P<list>{LIST.pattern})")
ATTRIBUTE = re.compile(r"([\w-]+)\s*[=:]\s*[“”‘’\"']?([^\s“”‘’\"'{}]+)")
SCRIPT_ADDRESS = re.compile(r"[\s\x00-\x1f]*(javascript|vbscript|data)[\s\x00-\x1f]*:", re.I)


@finds("page", ELEMENT, ACTIVE)
def forbidden_html(document: Document) -> Iterator[Finding]:
    """Find elements outside the list, and scripts, event handlers, frames and script links."""
    for tag in document.tags:
        place = Place(document.page.path, tag.line, tag.column)
        handlers = [name for name, _ in tag.attributes if name.startswith("on")]
        if tag.name in ACTING:
            yield ACTIVE.at(place, what=f"<{tag.name}>")
        elif tag.name not in ALLOWED:
            yield ELEMENT.at(place, tag=tag.name, allowed=", ".join(ALLOWED))
        for name in handlers:
            yield ACTIVE.at(place, what=f"{name}=")
    for link in document.links:
        if SCRIPT_ADDRESS.match(link.href) and not (
            link.is_image and link.href.startswith("data:image/")
        ):
            place = Place(document.page.path, link.line, link.column)
            yield ACTIVE.at(place, what=link.href[:40])


@finds("page", STYLE, UNREAD_LIST)
def useless_attributes(document: Document) -> Iterator[Finding]:
    """Find styles, and attribute lists that are not read as they stand."""
    path = document.page.path
    for tag in document.tags:
        if tag.get("style") is not None:
            yield STYLE.at(Place(path, tag.line, tag.column))
    for heading in document.headings:
        match = STYLED.search(document.lines[heading.line - 1])
        if match:
            yield STYLE.at(Place(path, heading.line, match.start() + 1), length=len(match[0]))
    for block in document.blocks:
        for match in STYLED.finditer(block.text):
            place = Place(path, *block.place(match.start()))
            yield STYLE.at(place, length=len(match[0]))
        for match in LIST_LIKE.finditer(block.text):
            if not STYLED.match(match[0]):
                place = Place(path, *block.place(match.start()))
                yield _unread(place, match[0])
    for link in document.links:
        if link.is_image and not link.is_raw:
            apart = APART.match(document.lines[link.line - 1], link.column - 1)
            if apart:
                yield _unread(Place(path, link.line, apart.start("list") + 1), apart["list"])


def _unread(place: Place, found: str) -> Finding:
    pairs = " ".join(f'{name}="{value}"' for name, value in ATTRIBUTE.findall(found))
    remedy = f"{{ {pairs} }}" if pairs else '{ width="300" }'
    return UNREAD_LIST.at(place, found=found, remedy=remedy, length=len(found))
