"""What was meant as a link and is shown as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from check.registry import finds
from check.rules.links import on_disk
from check.targets import DISK
from content.blocks import MASK
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document
    from content.findings import Finding

NO_LINK = Rule(
    "XR113",
    Words("ลิงก์ที่เขียนผิดรูปจะแสดงวงเล็บและที่อยู่ให้ผู้อ่านเห็น และกดไม่ได้",
          "A link in the wrong form shows its brackets and its address to readers, and leads nowhere."),
    Words("“{found}” ดูเหมือนลิงก์ แต่ไม่ใช่", "“{found}” looks like a link and is none."),
    Words("เขียนว่า {remedy}", "Write {remedy}"),
    "[เลือก] (choose.md)",
    "[เลือก](choose.md)",
)  # fmt: skip
# What is an address and no words: a file's name, a path, an anchor, or a whole address.
_PAGE = r"[^\s()\[\]<>（）]+\.md(?:#[^\s()\[\]<>（）]*)?"
_ADDRESS = (
    rf"(?:{_PAGE}|[^\s()\[\]<>（）]+\.(?:html?|pdf|docx?|xlsx?|pptx?|svg|png|jpe?g)(?:#[^\s()\[\]<>（）]*)?"
    r"|[a-z]+://[^\s()\[\]<>（）]+|#[\w-]+|\.\.?/[^\s()\[\]<>（）]+|[A-Za-z]:\\[^()\[\]<>\n]+)"
)
_TEXT = r"(?P<text>[^\[\]\n]+)"
# Of forms that overlap, the first counts.
FORMS = (
    # [words] (page.md)
    re.compile(rf"(?P<image>!?)\[{_TEXT}\]\s*[(（]\s*(?P<address>{_ADDRESS})\s*[)）]"),
    # (words)[page.md]
    re.compile(rf"(?P<image>!?)[(（](?P<text>[^()（）\n]+)[)）]\s*\[(?P<address>{_ADDRESS})\]"),
    # [words](page.md with a space, or without an end
    re.compile(rf"(?P<image>!?)\[{_TEXT}\]\((?P<address>[^()\[\]\n]*)(?P<end>[)\]]?)"),
    # [[page]]
    re.compile(r"(?P<image>!?)\[\[(?P<address>[^\[\]|\n]+)(?:\|(?P<text>[^\[\]\n]*))?\]\]"),
    # [page.md], or an address of the web within < >
    re.compile(rf"(?P<image>)(?<!{MASK})(?P<text>)[\[(<（](?P<address>{_PAGE})[\])>）]"),
    re.compile(r"(?P<image>)(?P<text>)<(?P<address>www\.[^<>\s]+)>"),
)
# Signs without which none of the forms occurs.
SIGNS = re.compile(r"\]\s*[(（]|[)）]\s*\[|\[\[|\.md|<www")
WEB = re.compile(r"www\.", re.IGNORECASE)


@finds("page", NO_LINK)
def near_links(document: Document) -> Iterator[Finding]:
    """Find text that has the signs of a link and is none; escaped signs and code are text."""
    words = "ข้อความ" if document.page.language == "th" else "words"
    for block in document.blocks:
        if not SIGNS.search(block.text):
            continue
        taken: list[tuple[int, int]] = []
        for match in (match for form in FORMS for match in form.finditer(block.text)):
            start, end = match.span()
            if any(start < other and first < end for first, other in taken):
                continue
            taken.append((start, end))
            place = Place(document.page.path, *block.place(start))
            # As the author wrote it: the block's text masks escaped signs.
            line, column = block.place(match.start("address"))
            address = document.lines[line - 1][column - 1 :][: len(match["address"])].strip()
            if DISK.match(address):
                yield on_disk(place, address)
                continue
            found = match[0].replace(MASK, "").strip()
            remedy = _as_link(match, words)
            yield NO_LINK.at(place, found=found, remedy=remedy, length=end - start)


def _as_link(match: re.Match[str], words: str) -> str:
    """Return the link that was meant, with ``words`` where it had none."""
    address = match["address"].replace(MASK, "").strip(" <>")
    text = (match["text"] or "").replace(MASK, "").strip() or words
    if "end" in match.re.groupindex:
        closed = match["end"] and not re.search("[\"'“”]", address)
        address = address.replace(" ", "%20") if closed else address.split(" ")[0]
    elif WEB.match(address):
        address = f"https://{address}"
    elif match[0].lstrip("!").startswith("[["):
        text = address if text == words else text
        address = address if ".md" in address else "page.md"
    return f"{match['image']}[{text}]({address or 'page.md'})"
