"""From Markdown to HTML: citations, the editor's marks, terms, and related units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest

from content.view import View
from render.extension import KnowledgeExtension

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.knowledge import KnowledgeBase

EXTENSIONS = ["admonition", "attr_list", "tables", "toc", "pymdownx.details"]


@pytest.fixture
def render(knowledge: KnowledgeBase) -> Callable[..., str]:
    def convert(text: str, slug: str = "methods/letters", language: str = "th") -> str:
        extension = KnowledgeExtension(view=View(knowledge, slug, language))
        return markdown.markdown(text, extensions=[*EXTENSIONS, extension])

    return convert


def test_a_citation_becomes_one_link_for_each_unit(render: Callable[..., str]) -> None:
    html = render("ขอบคุณ [§3.1.5, §3.1.6]")
    assert re.findall(r'<a class="[^"]*"', html) == []
    assert re.findall(r'data-unit="([^"]+)"', html) == ["3.1.5", "3.1.6"]
    assert 'href="../about/report.md#u-3-1-5"' in html
    assert 'title="๓.๑.๕ กล่าวคำขอบคุณทุกครั้ง' in html
    assert ">§3.1.5</a>, <a" in html


def test_units_without_a_number_are_called_what_a_reader_understands(
    render: Callable[..., str],
) -> None:
    assert ">กรณี 1 ก่อน-3</a>" in render("[§case1.before.03]")
    assert ">Case 1, before-3</a>" in render("[§case1.before.03]", language="en")


@pytest.mark.parametrize(
    "text",
    [
        "paragraph [§3.1.5]",
        "- item [§3.1.5]",
        "| a |\n| --- |\n| cell [§3.1.5] |",
        "!!! note\n    body [§3.1.5]",
        '??? note "title"\n    body [§3.1.5]',
        "## heading [§3.1.5] { #x }",
        "**bold [§3.1.5]**",
    ],
)
def test_citations_work_wherever_text_stands(render: Callable[..., str], text: str) -> None:
    assert 'data-unit="3.1.5"' in render(text)


@pytest.mark.parametrize("text", ["`[§3.1.5]`", "    [§3.1.5]", "```\n[§3.1.5]\n```"])
def test_code_stays_as_it_is(render: Callable[..., str], text: str) -> None:
    assert "data-unit" not in render(text)


@pytest.mark.parametrize(
    ("slug", "places"),
    [("methods/communication-tools", 1), ("cases/study-visit", 1), ("reference/glossary", 0)],
)
def test_a_units_first_citation_is_a_place_to_link_to_at_its_home_and_in_cases(
    render: Callable[..., str], slug: str, places: int
) -> None:
    assert render("a [§3.1.5] b [§3.1.5]", slug).count('id="at-3-1-5"') == places


def test_citations_stay_out_of_the_table_of_contents(knowledge: KnowledgeBase) -> None:
    extension = KnowledgeExtension(view=View(knowledge, "index", "th"))
    converter = markdown.Markdown(extensions=["toc", "attr_list", extension])
    converter.convert("## วิธี [§3.1] { #way }")
    assert [(t["id"], t["name"]) for t in converter.toc_tokens] == [("way", "วิธี")]  # type: ignore[attr-defined]


def test_a_corrected_unit_leads_to_the_editors_note_once(render: Callable[..., str]) -> None:
    html = render("a [§2.1.2] b [§2.1.2]")
    assert html.count('class="kb-mark"') == 1
    assert 'href="../about/report.md#note-2-1-2"' in html
    assert "รายะเอียด" in html


def test_an_editors_remark_is_marked_and_may_hold_a_citation(render: Callable[..., str]) -> None:
    html = render("ก [ed: ดู [§3.1.5] ด้วย]")
    assert '<span class="kb-remark"><span class="kb-mark">บก.</span> ' in html
    assert 'data-unit="3.1.5"' in html
    assert '<span class="kb-mark">ed.</span>' in render("a [ed: b]", language="en")


def test_a_term_is_explained_at_its_first_use_only(render: Callable[..., str]) -> None:
    html = render("ส่งโทรสาร แล้วส่งโทรสารอีกครั้ง")
    assert html.count('class="kb-term"') == 1
    assert 'aria-describedby="tip-fax"' in html
    assert re.search(r'role="tooltip">[^<]+<', html)


@pytest.mark.parametrize("text", ["## โทรสาร { #x }", "[โทรสาร](choose.md)", "`โทรสาร`"])
def test_headings_links_and_code_explain_no_terms(render: Callable[..., str], text: str) -> None:
    assert "kb-term" not in render(text)


def test_text_round_terms_is_kept_to_the_letter(render: Callable[..., str]) -> None:
    text = "ให้ กพร.สป. ส่งโทรสาร **ถึงสำนักงาน ก.พ.ร. และ** คณะทำงาน แล้วแจ้งคณะกรรมการ"
    html = re.sub(r'<span class="kb-term__tip".*?</span>', "", render(text))
    assert re.sub(r"<[^>]+>", "", html) == text.replace("**", "")


def test_the_group_is_not_confused_with_the_commission(render: Callable[..., str]) -> None:
    html = render("แจ้ง กพร.สป. และสำนักงาน ก.พ.ร.")
    assert re.findall(r"#term-([a-z-]+)", html) == ["psd-group", "opdc"]


def test_a_case_step_shows_the_techniques_it_uses(render: Callable[..., str]) -> None:
    html = render("1. ค้นหาเบอร์ [§case1.before.03]", slug="cases/committee-meeting")
    related = html[html.index("kb-related") :]
    assert "ใช้เทคนิค" in related
    assert 'href="../methods/communication-tools.md#at-3-1-1"' in related
    assert 'href="../prepare.md#at-2-1-2"' in related


def test_an_inferred_relation_carries_the_editors_mark(render: Callable[..., str]) -> None:
    html = render("1. ก [§case1.before.04]", slug="cases/committee-meeting")
    assert re.search(r"§3\.1\.3 <span[^>]*>[^<]+</span></a> <span class=\"kb-mark\">บก\.", html)


def test_only_case_pages_show_related_units(render: Callable[..., str]) -> None:
    assert "kb-related" not in render("1. ก [§case1.before.03]", slug="prepare")


def test_a_cell_knows_the_title_of_its_column(render: Callable[..., str]) -> None:
    html = render("| ถ้า | ใช้ |\n| --- | --- |\n| ก | ข |")
    assert '<td data-label="ใช้">ข</td>' in html
