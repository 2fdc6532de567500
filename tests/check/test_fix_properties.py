"""Fixing arbitrary Markdown: once is enough, and the site shows the same but for the fixes."""

from __future__ import annotations

import os
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from check.fix import Fixes, fixed
from check.model import Model, make_model
from content.config import SiteConfig
from content.knowledge import load
from content.thai import plain, repair
from content.tree import Tree
from content.view import View
from projects import ROOT

TH, EN = "page.th.md", "page.en.md"
FRONT = "---\ntitle: ก\ndescription: ข\n---\n"
EFFORT = int(os.environ.get("KB_EXAMPLES", "1"))
QUIET = settings(
    max_examples=150 * EFFORT, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WORDS = st.sampled_from([
    "plain words", "จ าเป็น", "เเละ", "คว\u200bาม", "ท้ังสอง", "อื่นๆ", "๕ ชนิด", "ที่่", "ประสา นงาน",
    FAMILY, "❤\ufe0f\u200d\U0001f525", "ก\u200dข", "a\u200bb", "`ค าน า`", "**เเละ**", "[เเ](x.md)",
    "\u200b", "\ufeff", "\u00ad", "{ #x }", "{ .x }", "##", "\\", "*", "<b>", "</b>", "่ิ่ิ", "“๕”",
    "<!-- เเ -->", "![เเ](x.svg)", "|", "[ ]", "ํา",
])  # fmt: skip
LINE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
STARTS = st.sampled_from([
    "", "", "", "# ", "## ", "### ", "## ## ", "- ", "  - ", "    - ", "1. ", "2) ", "> ", "> ## ",
    "- ## ", "    ", "\t", "!!! note\n    ", "??? note \"x\"\n    ", "| ", "\u200b# ", "\u200b- ",
    "\u200b    ", "<div>\nเเ\n</div>\n\n", "- [ ] ", "* ", "#", " ## ",
    "[a]: ",
])  # fmt: skip
ENDS = st.sampled_from([
    "", "", "", " ##", " #", "  ", "\n---", "\n===", "\n-", "\n=", "\n-----", "\n- - -", "\n```",
    "\n| --- |", " { #a }", " { .c }", "\n    ```", "\n~~~", "\\", " |\n| --- |\n| ๕ |",
])  # fmt: skip
BLOCK = st.tuples(STARTS, LINE, ENDS).map("".join)
MARKDOWN = st.lists(
    st.tuples(BLOCK, st.sampled_from(["\n", "\n\n", "\n\n\n"])).map("".join), max_size=8
).map("".join)


def model_of(text: str, other: str | None) -> Model:
    texts = {TH: FRONT + text} | ({} if other is None else {EN: FRONT + other})
    config = SiteConfig("mkdocs.yml", None, "", None)
    return make_model(Tree("docs", texts), config)


@cache
def extensions() -> tuple[list[Any], dict[str, Any]]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return list(config.markdown_extensions), dict(config.mdx_configs)


class Shown(HTMLParser):
    """What a page shows: its elements and words, without ids and damage to words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: plain(repair(value or "")) for name, value in attrs}
        facts.pop("id", None)
        if facts.get("class") == "headerlink":
            facts.pop("href")
        facts = {name: value for name, value in facts.items() if value}
        self.parts += [f"<{tag} {facts}>", ""]

    def handle_endtag(self, tag: str) -> None:
        self.parts += [f"</{tag}>", ""]

    def handle_data(self, data: str) -> None:
        self.parts[-1:] = [*self.parts[-1:], data] if not self.parts else [self.parts[-1] + data]

    @property
    def seen(self) -> list[str]:
        return [plain(repair(part)) if part[:1] != "<" else part for part in self.parts]


@cache
def view() -> View:
    return View(load(ROOT / "docs"), "choose", "th")


def shown(text: str) -> list[str]:
    names, configs = extensions()
    settings_ = {**configs, "render.extension": {"view": view()}}
    html = markdown.markdown(text, extensions=names, extension_configs=settings_)
    return Shown(html).seen


def headings(model: Model, language: str) -> list[str]:
    return [h.id for h in model.base.documents["page", language].headings if h.id]


def check_properties(text: str, other: str | None) -> Fixes:
    before = model_of(text, other)
    fixes = fixed(before)
    after = make_model(fixes.tree, before.config, before.today)
    again = fixed(after)
    assert (again.tree.texts, dict(again.counts)) == (fixes.tree.texts, {})
    for name, new in fixes.tree.texts.items():
        old, language = before.tree.texts[name], name.split(".")[1]
        assert bool(fixes.counts.get(name)) == (old != new)
        assert old.count("\n") == new.count("\n")
        ids = headings(after, language)
        given = list(ids)
        for known in headings(before, language):
            given.remove(known)
        written = sum(len(f" {{ #{made} }}") for made in given)
        spaces = new.count(" ๆ") - old.count(" ๆ")
        assert len(new) - len(old) <= written + spaces
        assert len(given) + spaces <= fixes.counts.get(name, 0)
        assert shown(old[len(FRONT) :]) == shown(new[len(FRONT) :]), (old, new)
    return fixes


@QUIET
@given(text=MARKDOWN)
@example(text="one\ntwo\n---\n")
@example(text="one\ntwo\n===\n")
@example(text="one\n---\n")
@example(text="## one ##\n")
@example(text="\u200b# one\n")
@example(text="\u200b- one\n")
@example(text="## one { .c }\n")
@example(text="- one\n  ## two\n")
@example(text="one \u200b \u200b\ntwo\n")
@example(text="one\n# \u200b { #x }\n")
@example(text="- ## one\n\u200b    two\n")
@example(text="one\n# \u200b { .x }\n")
@example(text="- ## one\n\u200b    two\n")
@example(text="| one { #x } \u200b\n---\n")
@example(text="| { #x } \u200b `one`\n---\n")
@example(text="one\n\n# two | |\n| --- |\n| ๕ |\n")
@example(text="\u200b# { #x } one\n---\n")
@example(text="one\n# two\\\n")
@example(text="one\n\u200b# two |\n| --- |\n| ๕ |\n")
def test_any_page_alone(text: str) -> None:
    check_properties(text, None)


@settings(QUIET, max_examples=60 * EFFORT)
@given(text=MARKDOWN, other=MARKDOWN, same=st.booleans())
def test_any_page_with_its_counterpart(text: str, other: str, same: bool) -> None:
    check_properties(text, text if same else other)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\ntwo\n---\n", "one\ntwo\n---\n"),
        ("one\ntwo\n===\n", "one\ntwo\n===\n"),
        ("one\n---\n", "one { #one }\n---\n"),
        ("## one ##\n", "## one { #one } ##\n"),
        ("## one\n", "## one { #one }\n"),
        ("## one { .c }\n", "## one { .c }\n"),
        ("\u200b# one\n", "\u200b# one\n"),
        ("คว\u200bาม\n", "ความ\n"),
        (f"{FAMILY} คว\u200dาม\n", f"{FAMILY} ความ\n"),
        ("a\u200bb\n", "ab\n"),
    ],
)
def test_what_becomes_of_a_page(text: str, wanted: str) -> None:
    fixes = check_properties(text, None)
    assert fixes.tree.texts[TH] == FRONT + wanted
