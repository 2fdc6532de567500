"""The templates show authors what the checker asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from content.document import read_document
from content.pages import Page, split_front_matter
from content.schemas import schema_findings

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "docs/templates").glob("*.md"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_what_its_kind_of_page_needs(path: Path, knowledge: KnowledgeBase) -> None:
    kind, language, _ = path.name.split(".")
    text = path.read_text(encoding="utf-8")
    meta, front, body = split_front_matter(text, path.name)
    schema = (ROOT / "docs/data/schemas/front-matter.json").read_text(encoding="utf-8")
    assert schema_findings(meta, schema, path.name, front, 2) == []
    assert meta["type"] == kind
    line = text.count("\n", 0, len(text) - len(body)) + 1
    document = read_document(Page(kind, language, path.name, meta, body, line, front))
    ids = [heading.id for heading in document.headings]
    wanted = knowledge.data.page_types[kind].sections
    assert [section for section in ids if section in wanted] == list(wanted)
    assert {c.unit for c in document.citations} <= set(knowledge.data.units)


def test_every_kind_of_page_has_a_template_in_both_languages(knowledge: KnowledgeBase) -> None:
    names = {path.name for path in TEMPLATES}
    assert names == {f"{k}.{lang}.md" for k in knowledge.data.page_types for lang in ("th", "en")}
