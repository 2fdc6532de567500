"""The one parser of Markdown: markdown-it-py with this project's own signs.

The checker reads its tokens, and render/tree.py turns the same tokens into the page, so
that the two cannot disagree on what is a list, a heading or a link. It reads CommonMark
(https://spec.commonmark.org/0.31.2/) with tables, admonitions, heading ids, citations,
editor's remarks and icons. Each inline token's ``meta`` says where in its block's text it
begins ("offset") and ends ("end"), and where the visible text of a link ends
("label_end"), all of which markdown-it-py itself forgets. A ``*`` or ``_`` that turned out
to be text has its place as "sign".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline.state_inline import Delimiter
from mdit_py_plugins.admon import admon_plugin

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

CITATION = re.compile(r"\[(§[^\[\]§\s]+(?:\s*,\s*§[^\[\]§\s]+)*)\]")
# An editor's remark, which may hold citations and links.
REMARK = re.compile(r"\[ed:\s*(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]")
# An icon of the theme's four sets, as in :material-phone-outline:
ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:")
# Thai letters, vowels and marks. Thai writes no spaces, so that a word in bold stands between
# letters; CommonMark counts a sign before a quotation mark and after a letter as no emphasis.
THAI = re.compile(r"[\u0e01-\u0e5b]")
# An attribute list that gives an id, as Python-Markdown's attr_list reads it.
ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[^{}\n#]*[ \t])?#(?P<id>[^\s{}#.]+)[^{}\n]*\}")
# What makes a list item one to tick, as pymdownx.tasklist reads it.
CHECKBOX = re.compile(r"\[[ xX]\](?=\s)")
# The inline rules whose places are kept, and the character that each begins with.
FIRST = {
    "link": "[", "image": "!", "html_inline": "<", "autolink": "<", "backticks": "`",
    "escape": "\\", "entity": "&",
}  # fmt: skip
HEADING_ID = re.compile(rf"[ \t]*{ATTRIBUTES.pattern}\s*$")


@cache
def parser() -> MarkdownIt:
    """Return the parser, made once."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    # Addresses stay as written, and javascript: ones are links here, as they would be built.
    markdown.normalizeLink = str  # type: ignore[method-assign, assignment]
    markdown.validateLink = _any_link  # type: ignore[method-assign, assignment]
    markdown.use(admon_plugin)
    # What stands behind a backslash stays a token of its own, so that it is read as a letter only.
    # So does a sign of emphasis that turned out to be text.
    markdown.core.ruler.disable("text_join")
    markdown.inline.ruler2.disable("fragments_join")
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.inline.ruler.before("link", "remark", _remark)
    markdown.inline.ruler.before("link", "icon", _icon)
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.inline.add_terminator_char(":")
    for name, first in FIRST.items():
        _keep_offset(markdown, name, first)
    markdown.core.ruler.before("inline", "heading_id", _heading_ids)
    return markdown


def parse(text: str) -> list[Token]:
    """Return the block tokens of Markdown text; inline tokens are their children."""
    return parser().parse(text)


def _any_link(_address: str) -> bool:
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """Read ``[§3.1.5, §3.1.6]`` as a token of its own."""
    match = CITATION.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[1]
        token.meta.update(offset=state.pos, end=match.end())
    state.pos = match.end()
    return True


def _remark(state: StateInline, silent: bool) -> bool:
    """Read ``[ed: …]`` as a pair of tokens with what stands in it between them."""
    match = REMARK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        end = state.posMax
        state.push("remark_open", "span", 1)
        state.pos, state.posMax = match.start("text"), match.end("text")
        state.md.inline.tokenize(state)
        state.push("remark_close", "span", -1)
        state.posMax = end
    state.pos = match.end()
    return True


def _icon(state: StateInline, silent: bool) -> bool:
    """Read ``:material-phone-outline:`` as a token of its own."""
    match = ICON.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("icon", "", 0)
        token.content = match[0]
        token.meta.update(offset=state.pos, end=match.end())
    state.pos = match.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Note the signs ``*`` and ``_`` that may begin or end emphasis.

    As in CommonMark, but ``*`` beside a Thai letter may always do so: ``**“คำ”**ต่อ`` is bold.
    """
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    after = state.pos + scanned.length
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        before, behind = state.src[max(state.pos - 1, 0) : state.pos], state.src[after : after + 1]
        opens = opens or bool(THAI.match(before) and behind.strip())
        closes = closes or bool(THAI.match(behind) and before.strip())
    for offset in range(state.pos, after):
        token = state.push("text", "", 0)
        token.content = marker
        if opens or closes:
            token.meta["sign"] = offset
        state.delimiters.append(
            Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos = after
    return True


def _keep_offset(markdown: MarkdownIt, name: str, first: str) -> None:
    """Make an inline rule, whose own token begins with ``first``, note where that begins."""
    index = markdown.inline.ruler.__find__(name)
    rule = markdown.inline.ruler.__rules__[index].fn

    def noting(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != first:
            return False
        start, count = state.pos, len(state.tokens)
        matched = bool(rule(state, silent))
        if matched and not silent:
            # A rule may first push the text pending before it; its own token comes next.
            own = next((t for t in state.tokens[count:] if t.type != "text"), None)
            if own is not None:
                own.meta.update(offset=start, end=state.pos)
                if name in ("link", "image"):
                    bracket = start + (name == "image")
                    own.meta["label_end"] = parseLinkLabel(state, bracket, name == "link")
        return matched

    markdown.inline.ruler.at(name, noting)


def _heading_ids(state: StateCore) -> None:
    """Take ``{ #id }`` off the end of headings and keep it as the heading's attribute.

    The whole list, which may name classes too, is kept for the renderer.
    """
    for opening, inline, closing in zip(
        state.tokens, state.tokens[1:], state.tokens[2:], strict=False
    ):
        if opening.type == "heading_open":
            match = HEADING_ID.search(inline.content)
            if match:
                opening.attrSet("id", match["id"])
                closing.meta["attributes"] = match[0]
                inline.content = inline.content[: match.start()]
