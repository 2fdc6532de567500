"""The templates show authors what the checker asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.document import read_document
from content.knowledge import KnowledgeBase, front_matter_schema
from content.pages import Page, split_front_matter
from content.schemas import schema_findings

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "docs/templates").glob("*.md"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_what_its_kind_of_page_needs(path: Path, knowledge: KnowledgeBase) -> None:
    kind, language, _ = path.name.split(".")
    meta, body, line = split_front_matter(path.read_text(encoding="utf-8"), path.name)
    assert schema_findings(meta, front_matter_schema(ROOT / "docs"), path.name, "", 2) == []
    assert meta["type"] == kind
    document = read_document(Page(kind, language, path.name, meta, body, line))
    ids = [heading.id for heading in document.headings]
    wanted = knowledge.data.page_types[kind].sections
    assert [section for section in ids if section in wanted] == list(wanted)
    assert {c.unit for c in document.citations} <= set(knowledge.data.units)


def test_every_kind_of_page_has_a_template_in_both_languages(knowledge: KnowledgeBase) -> None:
    names = {path.name for path in TEMPLATES}
    assert names == {f"{k}.{lang}.md" for k in knowledge.data.page_types for lang in ("th", "en")}
