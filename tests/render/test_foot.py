"""A page's foot: the e-mail to its owner, and its history."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from check.engine import check_source
from check.model import make_model, read_model
from content.findings import tell
from content.history import make_history
from content.versions import page_version
from content.view import View
from projects import ROOT
from render.furniture import furniture

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase

OWNERS = {"content-team": {"th": "คณะทำงาน", "en": "Team", "email": "team+kb@agency.example"}}


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_link_opens_an_e_mail_with_the_page_and_its_version(
    knowledge: KnowledgeBase, language: str
) -> None:
    page = knowledge.documents[("prepare", language)].page
    href = furniture(View(knowledge, "prepare", language), OWNERS).feedback_href
    assert href is not None
    parts = urlsplit(href)
    assert (parts.scheme, parts.path) == ("mailto", "team%2Bkb@agency.example")
    fields = parse_qs(parts.query, strict_parsing=True)
    assert page.meta["title"] in fields["subject"][0]
    body = fields["body"][0]
    assert f"{page.meta['title']} (prepare, {language})" in body
    assert page_version(page) in body
    assert "\r\n" in body
    assert "+" not in parts.query  # which mail programs show as it stands


def test_without_an_address_there_is_no_link(knowledge: KnowledgeBase) -> None:
    owners = {"content-team": {"th": "คณะทำงาน", "en": "Team"}}
    assert furniture(View(knowledge, "prepare", "th"), owners).feedback_href is None


def test_the_version_follows_the_words_and_the_review(knowledge: KnowledgeBase) -> None:
    page = knowledge.documents[("prepare", "th")].page
    reworded = dataclasses.replace(page, body=page.body + " ")
    retitled = dataclasses.replace(page, meta={**page.meta, "title": "อื่น"})
    reviewed = dataclasses.replace(page, meta={**page.meta, "reviewed": "2027-01-01"})
    versions = {page_version(p) for p in (page, reworded, retitled, reviewed)}
    assert len(versions) == 4
    assert page_version(page) == page_version(dataclasses.replace(page, path="elsewhere"))
    assert page_version(reviewed).partition("/")[2] == page_version(page).partition("/")[2]


def test_every_page_tells_its_history_in_both_languages(knowledge: KnowledgeBase) -> None:
    for slug, language in knowledge.documents:
        history = furniture(View(knowledge, slug, language), OWNERS).history
        assert history, slug
        assert all(day and change for day, change in history)


def entry(day: str) -> dict[str, object]:
    return {"date": datetime.date.fromisoformat(day), "th": "ก", "en": "a"}


def test_history_is_newest_first() -> None:
    source = "y: []\nx:\n  - date: 2026-11-24\n  - date: 2027-01-02\n"
    history, found = make_history(
        {"x": [entry("2027-01-02"), entry("2026-11-24")]}, "history.yml", source
    )
    assert [change.day.year for change in history["x"]] == [2027, 2026]
    assert found == []
    _, (finding,) = make_history(
        {"x": [entry("2026-11-24"), entry("2027-01-02")]}, "history.yml", source
    )
    assert (finding.code, finding.line) == ("XR026", 4)
    assert tell(finding.suggestion, "en") == "Write the newest change first."


def test_history_of_a_page_that_does_not_exist_is_found() -> None:
    model = read_model(ROOT / "docs", ROOT / "mkdocs.yml")
    text = model.tree.texts["data/history.yml"]
    tree = model.tree.having("data/history.yml", text.replace("\nprepare:", "\nprepared:"))
    found = check_source(make_model(tree, model.config, model.today))
    (finding,) = [finding for finding in found if finding.code == "XR027"]
    assert finding.line == text[: text.index("\nprepare:")].count("\n") + 2
    assert "Did you mean prepare?" in tell(finding.suggestion, "en")
