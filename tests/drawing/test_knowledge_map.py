"""The map shows the relations of the data, and tells the report's from the editor's."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from content.view import View
from drawing.connections import connections, groups
from drawing.knowledge_map import knowledge_map
from drawing.map_routes import route

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase
    from drawing.connections import Connection

VIEWS = ("all", "strategies", "forms", "preparation", "cases")


def joined(knowledge: KnowledgeBase, name: str = "all") -> tuple[Connection, ...]:
    return connections(knowledge.data.pictures.views[name], knowledge.data.relations)


def found(knowledge: KnowledgeBase, source: str, target: str, kind: str) -> Connection:
    (one,) = [
        c for c in joined(knowledge)
        if (c.source.unit, c.target.unit, c.kind) == (source, target, kind)
    ]  # fmt: skip
    return one


def test_the_whole_map_has_every_kind_of_node_the_report_has(knowledge: KnowledgeBase) -> None:
    shown = [len(group.nodes) for group in groups(knowledge.data.pictures.views["all"])]
    assert shown == [6, 8, 3, 2, 3]  # strategies, competencies, cases, preparation, methods


def test_every_relation_between_two_nodes_is_in_one_connection(knowledge: KnowledgeBase) -> None:
    nodes = [n for g in groups(knowledge.data.pictures.views["all"]) for n in g.nodes]

    def node(unit: str) -> str | None:
        return next((n.unit for n in nodes if n.stands_for(unit)), None)

    expected = [
        relation for relation in knowledge.data.relations
        if node(relation.source) and node(relation.target)
        and node(relation.source) != node(relation.target)
    ]  # fmt: skip
    carried = [relation for c in joined(knowledge) for relation in c.relations]
    assert sorted(carried, key=lambda r: r.line) == sorted(expected, key=lambda r: r.line)
    assert len(carried) > 50


def test_a_connection_is_the_editors_only_if_the_report_states_none_of_it(
    knowledge: KnowledgeBase,
) -> None:
    assert found(knowledge, "case1.title", "3.2", "demonstrates").is_inferred
    assert found(knowledge, "strategy.4", "case3.title", "is the setting of").is_inferred
    assert not found(knowledge, "case3.title", "3.2", "demonstrates").is_inferred
    assert not found(knowledge, "competency.2", "strategy.4", "supports").is_inferred


def test_one_arrow_stands_for_preparation_before_every_method(knowledge: KnowledgeBase) -> None:
    view = knowledge.data.pictures.views["all"]
    routes = route(view, joined(knowledge))
    assert [kind for _, _, kind in routes.between] == ["precedes"]
    assert [(s.source.unit, s.target.unit) for s in routes.steps] == [("3.2", "3.1")]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_inferred_lines_are_dashed_and_marked(
    knowledge: KnowledgeBase, name: str, language: str
) -> None:
    page = View(knowledge, "reference/map", language)
    wide = knowledge_map(page, name).split('class="kb-picture__narrow"')[0]
    pairs: dict[tuple[str, str], list[bool]] = {}
    for c in joined(knowledge, name):
        pairs.setdefault((c.source.unit, c.target.unit), []).append(c.is_inferred)
    inferred = [pair for pair, members in pairs.items() if all(members)]
    mark = page.strings["editor_mark"]
    marks = wide.count('class="kb-editor"') + wide.count(f"({mark})")
    assert wide.count("kb-line--reading") == marks == len(inferred)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_words_tell_every_connection_and_whose_it_is(
    knowledge: KnowledgeBase, language: str
) -> None:
    page = View(knowledge, "reference/map", language)
    words = unescape(knowledge_map(page, "all").split("<details")[1])
    for group in groups(knowledge.data.pictures.views["all"]):
        for node in group.nodes:
            assert f">{node.names[language]}</a>" in words
    readings = words.count(f"({page.strings['basis_reading']})")
    stated = words.count(f"({page.strings['basis_stated']})")
    assert readings == sum(c.is_inferred for c in joined(knowledge))
    assert readings + stated == len(joined(knowledge))


def test_both_languages_draw_the_same_map(knowledge: KnowledgeBase) -> None:
    thai, english = (
        re.findall(r'<a class="kb-node" href="([^"]+)"', knowledge_map(view, "all"))
        for view in (View(knowledge, "reference/map", language) for language in ("th", "en"))
    )
    assert thai == english
    assert len(set(thai)) == 22
