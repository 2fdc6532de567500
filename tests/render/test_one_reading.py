"""What the checker reads in a page is what the site shows of it: one parser makes both."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from content.document import Document, read_document
from content.pages import Page
from content.view import View
from render.extension import KnowledgeExtension

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown.extensions import Extension

    from content.knowledge import KnowledgeBase

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PIECES = st.sampled_from([
    "- ", "  - ", "   - ", "    - ", " - ", "* ", "1. ", "5. ", "2) ", "  ", "   ", "    ", "\t",
    "\n", "\n\n", "## ", "#", " { #a }\n", "---\n", "===\n", "| ก | ข |\n", "| --- | --- |\n",
    "!!! editor\n    ", "!!! note\n", "??? note\n    ", "> ", "```\n", "~~~\n", "`", "**", "*", "_",
    "[ก](b.md)", "![ก](b.svg)", "[ก] (b.md)", "[§3.1.5]", "[§3.1.5, §3.1.6]", "[§9]", "[ed: ", "]",
    "- [ ] ก [§2.1.1]\n", ":material-phone-outline:", "\\", "{ title=x }", "ก", "ข้อความ ", "“", "”",
])  # fmt: skip
TEXT = st.lists(PIECES, max_size=24).map("".join)


def read(text: str) -> Document:
    return read_document(Page("choose", "th", "choose.th.md", {}, text, 1))


@pytest.fixture(scope="module")
def render(knowledge: KnowledgeBase) -> Callable[[str], str]:
    def convert(text: str) -> str:
        extension = KnowledgeExtension(view=View(knowledge, "choose", "th"))
        extensions: list[str | Extension] = ["attr_list", "toc", "pymdownx.tasklist", extension]
        return markdown.markdown(text, extensions=extensions)

    return convert


@pytest.fixture(scope="module")
def units(knowledge: KnowledgeBase) -> list[str]:
    return list(knowledge.data.units)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXT)
def test_structure_is_read_as_it_is_shown(
    render: Callable[[str], str], units: list[str], text: str
) -> None:
    document = read(text)
    page = html.fragment_fromstring(render(text), create_parent="div")

    headings = list(page.iter(*HEADINGS))
    assert [int(h.tag[1]) for h in headings] == [h.level for h in document.headings]
    for heading, element in zip(document.headings, headings, strict=True):
        assert heading.id is None or element.get("id") == heading.id

    lists = [(len(e.findall("li")),) for e in page.iter("ul", "ol")]
    assert Counter(lists) == Counter((n,) for s in document.sections for n, _ in s.lists)
    tables = [(len(t.findall(".//tr")), len(t.findall("thead/tr/th"))) for t in page.iter("table")]
    assert tables == [size for section in document.sections for size, _ in section.tables]

    links = [a.get("href") for a in page.iter("a") if not a.get("class") and not a.get("data-unit")]
    assert links == [link.href for link in document.links if not link.is_image]
    known = [c.unit for c in document.citations if c.unit in units]
    cited = [a.get("data-unit") for a in page.iter("a") if a.get("data-unit")]
    assert len(cited) <= len(known)
    assert Counter(cited) <= Counter(known)


SHOWN = [
    ("a list right under a line of text", "ก\n- ข\n- ค", "<p>ก</p>\n<ul>\n<li>ข</li>\n<li>ค</li>"),
    ("a paragraph inside an item", "1. ก\n\n   ข\n\n2. ค", "<p>ข</p>\n</li>\n<li>\n<p>ค</p>"),
    ("numbers that begin with five", "5. ห้า\n6. หก", '<ol start="5">'),
    ("an item nested by two spaces", "- ก\n  - ข", "<li>ก<ul>\n<li>ข</li>"),
    ("code inside an item", "- ก\n\n  ```\n  ข\n  ```", "<pre><code>ข\n</code></pre>\n</li>"),
    ("bold between Thai letters", "ก**“ข”**ค", "ก<strong>“ข”</strong>ค"),
    ("an escaped sign", r"\*ก\* \[ \] \{ #x }", "*ก* [ ] { #x }"),
    ("an icon", "ก :material-nothing-like-it:", "ก :material-nothing-like-it:"),
    ("Markdown between HTML tags", "<div>\n\n**ก**\n\n</div>", "<strong>ก</strong>"),
    ("a box to unfold", '??? note "ก"\n    ข', '<details class="note">\n<summary>ก</summary>'),
    ("an open box", "???+ note\n    ข", '<details class="note" open="open">'),
    ("a column to the right", "| ก |\n| --: |\n| 1 |", '<td align="right"'),
    ("an address of e-mail", "<name@agency.go.th>", 'href="mailto:name@agency.go.th"'),
    ("an entity", "ก&nbsp;ข &lt;", "ก\u00a0ข &lt;"),
]


@pytest.mark.parametrize(("text", "part"), [row[1:] for row in SHOWN], ids=[r[0] for r in SHOWN])
def test_what_authors_write_is_shown_as_it_looks(
    render: Callable[[str], str], text: str, part: str
) -> None:
    assert part in re.sub(r"\s*\n\s*", "\n", render(text))
