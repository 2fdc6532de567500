"""Rules on raw HTML: a short list of elements, and nothing that acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from check.registry import finds
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
ALLOWED = (
    "a", "abbr", "b", "br", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "q", "s", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u",
    "ul", "wbr",
)  # fmt: skip
ACTING = ("script", "iframe", "object", "embed", "form", "style", "link", "meta", "base", "applet")
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
