"""The rule on templates: what they say to authors does not stay in pages for readers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from check.registry import finds
from content.blocks import MASK
from content.findings import ContentError, Place, Rule, Severity, Words
from content.knowledge import make_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.document import Document
    from content.findings import Finding

LEFT = Rule(
    "XR032",
    Words("คำแนะนำของแม่แบบเขียนถึงผู้เขียน ผู้อ่านอ่านแล้วไม่ได้อะไร",
          "What a template advises is for authors, and says nothing to readers."),
    Words("“{found}” เป็นคำแนะนำของแม่แบบ", "“{found}” is the template's guidance."),
    Words("เขียนเนื้อหาของหน้านี้แทน หรือลบออก", "Write the page's own words in its place, or delete it."),
    "description: หนึ่งประโยคที่บอกว่าหน้านี้ช่วยให้ทำอะไรได้",
    "description: เตรียมเอกสารให้ครบก่อนโทรศัพท์",
    Severity.WARNING,
)  # fmt: skip
# Sentences end at these in English; Thai has a space there, but none before ๆ.
ENDS = {"en": re.compile(r"[.:;]+(?:\s+|$)"), "th": re.compile(r"\s+(?!ๆ)")}
# What is shorter may be the author's own.
DISTINCT = {"en": 14, "th": 11}
FIELD = re.compile(r"(?P<name>title|description):\s*(?P<value>.*?)\s*$")


@finds("model", LEFT)
def left_guidance(model: Model) -> Iterator[Finding]:
    """Find sentences of the template of a page's type that are still in the page."""
    for document in model.base.documents.values():
        name = f"templates/{document.page.meta.get('type')}.{document.page.language}.md"
        template = _template(model.tree.texts.get(name, ""))
        if template is not None:
            yield from _left(document, template)


@lru_cache(maxsize=64)
def _template(text: str) -> Document | None:
    """Return a template as a document, or None where it cannot be read."""
    try:
        return make_document("template.th.md", text, "template")
    except ContentError:
        return None


@lru_cache(maxsize=4096)
def _left(document: Document, template: Document) -> tuple[Finding, ...]:
    language = document.page.language
    guidance = {
        piece for block in template.blocks if block.kind != "heading"
        for piece in _pieces(block.text, language)
    }  # fmt: skip
    found = []
    fields = dict(_fields(template))
    for number, (name, value) in enumerate(_fields(document), 2):
        if name and value == fields.get(name) and len(value) >= DISTINCT[language]:
            place = Place(document.page.path, number, len(name) + 3)
            found.append(LEFT.at(place, found=value, length=len(value)))
    for block in document.blocks:
        pieces = _pieces(block.text, language)
        left = [piece for piece in pieces if piece in guidance]
        weight, least = sum(map(len, left)), DISTINCT[language]
        is_most = weight >= least and 2 * weight > sum(map(len, pieces))
        if is_most or any(len(piece) >= least for piece in left):
            words = left[0].split(" ")[0]
            place = Place(document.page.path, *block.place(max(block.text.find(words), 0)))
            found.append(LEFT.at(place, found=" ".join(left), length=len(words)))
    return tuple(found)


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each line of the front matter as a field and its value; others as two ""."""
    for line in document.page.front.split("\n"):
        match = FIELD.match(line)
        yield (match["name"], match["value"].strip("\"'")) if match else ("", "")


def _pieces(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a block's visible text."""
    pieces = ENDS[language].split(text.replace(MASK, "").removeprefix("[ ] ").replace("\n", " "))
    return tuple(piece.strip() for piece in pieces if len(piece.strip()) > 1)
