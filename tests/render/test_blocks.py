"""Generated blocks: what stands in a page's place markers is made from the data."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from content.relations import Relation
from content.view import View
from render.blocks import block_names, expand
from render.transcript import escape_markdown, transcript

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase
    from content.units import Unit


def with_relation(knowledge: KnowledgeBase, relation: Relation) -> KnowledgeBase:
    data = dataclasses.replace(knowledge.data, relations=(*knowledge.data.relations, relation))
    return dataclasses.replace(knowledge, data=data)


def visible(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_transcript_carries_every_unit_once_in_order(
    knowledge: KnowledgeBase, language: str
) -> None:
    text = transcript(View(knowledge, "about/report", language))
    places = [
        text.index(f'id="{unit.anchor}"') if f'id="{unit.anchor}"' in text
        else text.index(f"#{unit.anchor} }}")
        for unit in knowledge.data.units.values()
    ]  # fmt: skip
    assert len(places) == 223
    assert places == sorted(places)


def test_the_transcript_shows_the_authors_words_with_the_correction_beside_them(
    knowledge: KnowledgeBase,
) -> None:
    text = transcript(View(knowledge, "about/report", "th"))
    assert "ศึกษาข้อมูลรายะเอียดของผู้ที่จะไปติดต่อ" in text
    note = text[text.index('id="note-2-1-2"') :].split("</div>")[0]
    assert "ต้นฉบับพิมพ์ว่า “รายะเอียด” บรรณาธิการอ่านว่า “รายละเอียด”" in visible(note)


def test_every_correction_and_note_is_beside_its_unit_in_both_languages(
    knowledge: KnowledgeBase,
) -> None:
    data = knowledge.data
    annotated = {c.unit for c in data.corrections} | {n.unit for n in data.notes}
    for language in ("th", "en"):
        text = transcript(View(knowledge, "about/report", language))
        assert {i for i in data.units if f'id="{data.units[i].note}"' in text} == annotated


def test_every_unit_says_its_source_lines_and_where_it_is_taught(
    knowledge: KnowledgeBase,
) -> None:
    text = transcript(View(knowledge, "about/report", "en"))
    assert 'line 110 · <a href="../methods/communication-tools.html#at-3-1-5">' in text
    assert "line 97–98 ·" in text


@pytest.mark.parametrize("text", ["a_b_c *d* [e](f) #g 1. h", "- x | y", "<b> & {#id}"])
def test_escaped_text_is_shown_as_it_stands(text: str) -> None:
    import html

    import markdown

    shown = markdown.markdown("x " + escape_markdown(text), extensions=["attr_list", "tables"])
    assert html.unescape(re.sub("</?p>", "", shown)) == "x " + text


def test_a_technique_page_links_to_the_steps_that_used_it(knowledge: KnowledgeBase) -> None:
    html = expand("<!-- show: used-in -->", View(knowledge, "methods/communication-tools", "th"))
    assert 'href="../cases/committee-meeting.html#at-case1-before-03"' in html
    assert "ตามรายงาน" in html
    assert "บรรณาธิการตีความ" in html
    assert "สืบค้นข้อมูลโทรศัพท์/โทรสาร" in html
    assert re.findall("[๐-๙]", html) == []
    assert "ไม่มีกรณีศึกษาใดแสดงการใช้: §3.1.6" in html


def test_a_new_relation_changes_the_technique_page_the_case_page_and_the_index(
    knowledge: KnowledgeBase,
) -> None:
    import markdown

    from render.extension import KnowledgeExtension

    relation = Relation("case3.step.12", "demonstrates", "3.1.6", "inferred", 1)
    changed = with_relation(knowledge, relation)

    def step(base: KnowledgeBase) -> str:
        extension = KnowledgeExtension(view=View(base, "cases/study-visit", "en"))
        return markdown.markdown("1. x [§case3.step.12]", extensions=[extension])

    for slug, marker in (
        ("methods/communication-tools", "<!-- show: used-in -->"),
        ("reference/techniques", "<!-- show: techniques -->"),
    ):
        before = expand(marker, View(knowledge, slug, "en"))
        after = expand(marker, View(changed, slug, "en"))
        assert 'data-from="case3.step.12"' not in before
        assert 'data-from="case3.step.12"' in after
    assert "at-3-1-6" not in step(knowledge)
    assert "at-3-1-6" in step(changed)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_index_lists_every_technique_and_every_use(
    knowledge: KnowledgeBase, language: str
) -> None:
    html = expand("<!-- show: techniques -->", View(knowledge, "reference/techniques", language))
    data = knowledge.data
    for unit in data.units.values():
        assert (f'#{unit.place}">' in html) == unit.is_technique, unit.id
    uses = [relation for relation in data.relations if relation.kind == "demonstrates"]
    assert html.count("data-from=") == len(uses)
    nowhere = "ไม่มีกรณีศึกษาใดแสดงการใช้" if language == "th" else "Shown by no case"
    assert html.count(nowhere) == 9


@pytest.mark.parametrize("kind", ["term", "agency"])
def test_the_glossary_lists_every_entry_of_a_kind(knowledge: KnowledgeBase, kind: str) -> None:
    text = expand(f"<!-- show: glossary {kind} -->", View(knowledge, "reference/glossary", "th"))
    listed = re.findall(r"\{ #term-([a-z0-9-]+) \}", text)
    assert listed == [term.id for term in knowledge.data.glossary if term.kind == kind]


def test_the_corrections_table_has_a_row_for_each_slip(knowledge: KnowledgeBase) -> None:
    text = expand("<!-- show: corrections -->", View(knowledge, "about/source", "th"))
    assert len(re.findall(r"^\| \[§", text, re.MULTILINE)) == 27


def test_an_unknown_marker_is_left_for_the_checker(knowledge: KnowledgeBase) -> None:
    marker = "<!-- show: nothing -->"
    assert "nothing" not in block_names()
    assert expand(marker, View(knowledge, "index", "th")) == marker


def test_labels_are_unique_in_each_language_and_editors_numbers_are_not_shown(
    knowledge: KnowledgeBase,
) -> None:
    units: list[Unit] = list(knowledge.data.units.values())
    for language in ("th", "en"):
        labels = [unit.labels[language] for unit in units]
        assert len(set(labels)) == len(labels)
    outer = [unit for unit in units if re.match(r"s\d", unit.id)]
    assert all(unit.labels["th"].startswith("ส่วนที่ ") for unit in outer)
    for unit_id in ("s3.2.1", "s3.3.1.3"):
        assert unit_id[1:] not in knowledge.data.units[unit_id].labels["en"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_commands_that_a_rule_advises_are_code(knowledge: KnowledgeBase, language: str) -> None:
    html = expand("<!-- show: checks -->", View(knowledge, "about/checks", language))
    assert "<code>python3 scripts/kb.py check --fix</code>" in html
    assert "kb.py" not in re.sub(r"<code>.*?</code>", "", html)


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_terms_other_name_is_shown_as_it_stands(knowledge: KnowledgeBase, language: str) -> None:
    other = "en" if language == "th" else "th"
    html = expand("<!-- show: glossary agency -->", View(knowledge, "reference/glossary", language))
    shown = re.findall(r'<p class="kb-entry__other" lang="..">(.*?)</p>', html)
    terms = [term for term in knowledge.data.glossary if term.kind == "agency"]
    assert shown == [
        " · ".join(filter(None, (term.names[other], term.abbreviations[other]))) for term in terms
    ]


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_term_is_shown_with_the_forms_that_pages_use_and_no_others(
    knowledge: KnowledgeBase, language: str
) -> None:
    view = View(knowledge, "reference/glossary", language)
    text = expand("<!-- show: glossary term -->", view)
    shown = re.findall(rf"^{view.strings['other_forms']}: (.*)$", text, re.MULTILINE)
    terms = [term for term in knowledge.data.glossary if term.kind == "term"]
    expected = [", ".join(term.variants[language]) for term in terms if term.variants[language]]
    assert [re.sub(r"\\(.)", r"\1", forms) for forms in shown] == expected


@pytest.mark.parametrize("language", ["th", "en"])
def test_each_rule_says_why_once(knowledge: KnowledgeBase, language: str) -> None:
    html = expand("<!-- show: checks -->", View(knowledge, "about/checks", language))
    rows = re.findall(r'<tr id="(xr\d+)">.*?<td>(.*?)</td><td>(.*?)</td>', html)
    assert len(rows) > 100
    for code, finding, reason in rows:
        assert finding and reason, code
        assert not reason.startswith(finding), code
