"""Task lists: a tick belongs to an item, whatever its wording, its place and the language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest

from check.rules.tasks import items_not_told_apart, items_of_one_language
from content.document import Document, read_document
from content.findings import tell
from content.pages import Page
from content.view import View
from render.extension import KnowledgeExtension

if TYPE_CHECKING:
    from pathlib import Path

    from content.knowledge import KnowledgeBase


def render(knowledge: KnowledgeBase, text: str, slug: str = "prepare") -> str:
    extension = KnowledgeExtension(view=View(knowledge, slug, "en"))
    return markdown.markdown(text, extensions=["attr_list", "pymdownx.tasklist", extension])


def ids(html: str) -> list[str]:
    return re.findall(r'data-item="([^"]+)"', html)


def test_an_item_is_known_by_the_units_it_cites(knowledge: KnowledgeBase) -> None:
    html = render(knowledge, "- [ ] a [§2.1.1]\n- [ ] b [§2.1.2, §2.1.3] [ed: as in [§1.1]]")
    assert ids(html) == ["2.1.1", "2.1.2+2.1.3"]


def test_a_name_of_its_own_comes_before_its_units_and_is_not_shown(
    knowledge: KnowledgeBase,
) -> None:
    html = render(knowledge, "- [ ] a [§2.1.1] { item=first }\n- [ ] b { item=second }")
    assert ids(html) == ["first", "second"]
    assert "item=" not in html.replace("data-item=", "")


def test_wording_and_order_may_change(knowledge: KnowledgeBase) -> None:
    before = render(knowledge, "- [ ] a [§2.1.1]\n- [ ] b [§2.1.2]")
    after = render(knowledge, "- [ ] quite other words [§2.1.2]\n- [ ] a [§2.1.1]")
    assert sorted(ids(before)) == sorted(ids(after))


@pytest.mark.parametrize(
    "text", ["- [ ] **a** fax [§2.1.1]", "- [ ] **a** fax [§2.1.1]\n\n- [ ] b [§1.1]"]
)
def test_a_label_holds_the_words_and_not_the_citation(knowledge: KnowledgeBase, text: str) -> None:
    label = re.search(r"<label>(.*?)</label> <span class=\"kb-cite\"", render(knowledge, text))
    assert label is not None
    assert label[1].startswith('<input autocomplete="off" data-item="2.1.1" type="checkbox" />')
    assert "<strong>a</strong>" in label[1]
    assert "§" not in label[1]
    assert "disabled" not in label[1]


def test_a_box_that_is_ticked_in_the_text_stays_so(knowledge: KnowledgeBase) -> None:
    assert 'checked="checked"' in render(knowledge, "- [x] a [§2.1.1]")
    assert "checked=" not in render(knowledge, "- [ ] a [§2.1.1]")


def test_a_list_that_is_no_task_list_stays_as_it_is(knowledge: KnowledgeBase) -> None:
    assert "kb-ticks" not in render(knowledge, "- a [§2.1.1]")
    assert render(knowledge, "- [ ] a [§1.1]\n\nx\n\n- [ ] b [§1.2.def]").count("kb-ticks") == 1


def test_the_built_ids_are_those_that_the_checker_reads(
    knowledge: KnowledgeBase, site: Path
) -> None:
    lists = 0
    for (slug, language), document in knowledge.documents.items():
        tasks = document.tasks
        prefix = "" if language == "th" else "en/"
        html = (site / f"{prefix}{slug}.html").read_text("utf-8")
        assert ids(html) == [task.id for task in tasks]
        assert html.count('data-list="') == (1 if tasks else 0)
        lists += bool(tasks)
    assert lists >= 6


def with_list(language: str, text: str) -> Document:
    return read_document(Page("x", language, f"x.{language}.md", {}, text, 1))


@pytest.mark.parametrize(
    ("thai", "english", "codes"),
    [
        ("- [ ] ก [§1.1]", "- [ ] a [§1.1]", []),
        ("- [ ] ก", "- [ ] a", ["XR211", "XR211"]),
        ("- [ ] ก [§1.1]\n- [ ] ข [§1.1]", "- [ ] a [§1.1]", ["XR212"]),
        ("- [ ] ก [§1.1]", "- [ ] a [§2.1.1]", ["XR213"]),
        ("- [ ] ก [§1.1] { item=a }\n- [ ] ข [§1.1] { item=b }", "- [ ] a { item=a }", ["XR213"]),
    ],
)
def test_what_would_mix_or_lose_ticks_is_found(thai: str, english: str, codes: list[str]) -> None:
    th, en = with_list("th", thai), with_list("en", english)
    found = [
        *items_not_told_apart(th), *items_not_told_apart(en), *items_of_one_language(th, en)
    ]  # fmt: skip
    assert [finding.code for finding in found] == codes
    assert all(tell(f.suggestion, language) for f in found for language in ("th", "en"))
