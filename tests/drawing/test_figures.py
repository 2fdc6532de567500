"""Every figure is plain, well-formed, named, and fit for the page's policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from content.view import View
from drawing.letter_anatomy import letter_anatomy
from render.blocks import expand

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase

BLOCKS = [
    *(f"map {view}" for view in ("all", "strategies", "forms", "preparation", "cases")),
    "contact-chain", "preparation committee-meeting", "preparation executive-visit",
    "letter request-support", "letter memo",
]  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("block", BLOCKS)
def test_a_figure_is_well_formed_named_and_without_styles_or_scripts(
    knowledge: KnowledgeBase, block: str, language: str
) -> None:
    html = expand(f"<!-- show: {block} -->", View(knowledge, "cases/study-visit", language))
    assert "\n" not in html  # Markdown would end raw HTML at an empty line
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    drawings = re.findall(r"<svg xmlns=.*?</svg>", html)
    assert len(drawings) >= 2
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        title = root.find(f"{SVG}title")
        assert title is not None and title.text
        assert root.get("aria-labelledby") == title.get("id")
        assert root.get("role") == "group"
        texts = ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]
        assert texts and all(texts)


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_letters_parts_lead_to_the_report_and_the_editors_are_marked(
    knowledge: KnowledgeBase, language: str
) -> None:
    page = View(knowledge, "reference/forms", language)
    for letter in knowledge.data.letters.values():
        wide = letter_anatomy(page, letter.id).split('class="kb-picture__narrow"')[0]
        cited = [part for part in letter.parts if part.units]
        anchors = re.findall(r'<a class="kb-node" href="[^"#]*#([^"]+)"', wide)
        assert anchors == [knowledge.data.units[part.units[0]].anchor for part in cited]
        by_editor = [part for part in letter.parts if not part.is_reported]
        assert wide.count("kb-box--reading") == len(by_editor)
        assert wide.count('class="kb-editor"') == len(by_editor) + 1  # and the layout's
