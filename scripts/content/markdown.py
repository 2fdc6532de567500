"""The Markdown parser of the source layer: markdown-it-py that keeps positions.

It reads the dialect that the site is built with (heading ids, admonitions, task
lists, tables, citations), and notes in each inline token's ``meta`` where in its
block's text it begins ("offset") and ends ("end"), and where the visible text of a
link ends ("label_end"), all of which markdown-it-py itself forgets.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from mdit_py_plugins.admon import admon_plugin

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

CITATION = re.compile(r"\[(§[^\[\]§\s]+(?:\s*,\s*§[^\[\]§\s]+)*)\]")
# An attribute list that gives an id, as Python-Markdown's attr_list reads it.
ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[^{}\n#]*[ \t])?#(?P<id>[^\s{}#.]+)[^{}\n]*\}")
# What makes a list item one to tick, as pymdownx.tasklist reads it.
CHECKBOX = re.compile(r"\[[ xX]\](?=\s)")
# The inline rules whose places are kept, and the character that each begins with.
FIRST = {"link": "[", "image": "!", "html_inline": "<", "autolink": "<", "backticks": "`"}
HEADING_ID = re.compile(rf"[ \t]*{ATTRIBUTES.pattern}\s*$")


@cache
def parser() -> MarkdownIt:
    """Return the parser, made once."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    # Addresses stay as written, and javascript: ones are links here, as they would be built.
    markdown.normalizeLink = str  # type: ignore[method-assign, assignment]
    markdown.validateLink = _any_link  # type: ignore[method-assign, assignment]
    markdown.use(admon_plugin)
    markdown.inline.ruler.before("link", "citation", _citation)
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
    """Take ``{ #id }`` off the end of headings and keep it as the heading's attribute."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open":
            match = HEADING_ID.search(inline.content)
            if match:
                opening.attrSet("id", match["id"])
                inline.content = inline.content[: match.start()]
