"""The structure of one page: its headings, links, citations and markers, with places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.markdown import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from content.pages import Page

MARKER = re.compile(r"<!--\s*show:\s*(?P<name>[a-z-]+)(?:\s+(?P<argument>\S+))?\s*-->")


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1, its explicit id if it has one, and its text."""

    level: int
    id: str | None
    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Link:
    """A link or an image: its address as written, and the id of the section it stands in."""

    href: str
    is_image: bool
    section: str
    line: int
    column: int


@dataclass(frozen=True)
class Citation:
    """One unit cited, at the place of its ``§``."""

    unit: str
    section: str
    line: int
    column: int


@dataclass(frozen=True)
class Marker:
    """A comment ``<!-- show: name argument -->`` that generated text takes the place of."""

    name: str
    argument: str | None
    line: int


@dataclass(frozen=True)
class Document:
    """What a page is made of, in reading order."""

    page: Page
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    citations: tuple[Citation, ...]
    markers: tuple[Marker, ...]


def read_document(page: Page) -> Document:
    """Return the structure of a page; lines are the file's, columns count characters from 1."""
    lines = page.body.split("\n")
    headings: list[Heading] = []
    links: list[Link] = []
    citations: list[Citation] = []
    markers: list[Marker] = []
    section = ""
    tokens = parse(page.body)
    searched: dict[int, int] = {}
    for index, token in enumerate(tokens):
        start = token.map[0] if token.map else 0
        if token.type == "heading_open":
            inline = tokens[index + 1]
            column = lines[start].find(inline.content.split("\n")[0]) + 1
            identifier = token.attrGet("id")
            headings.append(
                Heading(int(token.tag[1]), str(identifier) if identifier else None,
                        inline.content, page.body_line + start, max(column, 1))
            )  # fmt: skip
            section = str(identifier or "")
        elif token.type == "html_block":
            markers += [
                Marker(m["name"], m["argument"],
                       page.body_line + start + token.content.count("\n", 0, m.start()))
                for m in MARKER.finditer(token.content)
            ]  # fmt: skip
        elif token.type == "inline":
            starts = _line_starts(token, lines, searched)
            for child in _flatten(token):
                if child.type not in ("citation", "link_open", "image"):
                    continue
                row, column = _place(child.meta.get("offset", 0), token.content, starts)
                line = page.body_line + start + row
                if child.type == "citation":
                    citations += _citations(child.content, section, line, column)
                else:
                    href = child.attrGet("src" if child.type == "image" else "href")
                    links.append(
                        Link(str(href or ""), child.type == "image", section, line, column)
                    )
    return Document(page, tuple(headings), tuple(links), tuple(citations), tuple(markers))


def _flatten(token: Token) -> Iterator[Token]:
    for child in token.children or ():
        yield child
        yield from _flatten(child)


def _line_starts(token: Token, lines: list[str], searched: dict[int, int]) -> list[int]:
    """Return, for each line of an inline token's text, the column of the file it begins in.

    ``searched`` remembers how far a line was searched: a table's cells share one.
    """
    first = token.map[0] if token.map else 0
    starts = []
    for offset, text in enumerate(token.content.split("\n")):
        number = first + offset
        whole = lines[number] if number < len(lines) else ""
        found = whole.find(text, searched.get(number, 0))
        starts.append(max(found, 0))
        searched[number] = max(found, 0) + len(text)
    return starts


def _place(offset: int, content: str, starts: list[int]) -> tuple[int, int]:
    """Return the row within the block and the column from 1 of an offset in its text."""
    row = content.count("\n", 0, offset)
    within = offset - (content.rfind("\n", 0, offset) + 1)
    return row, starts[row] + within + 1


def _citations(text: str, section: str, line: int, column: int) -> Iterator[Citation]:
    """Yield the units of one citation; ``column`` is that of its opening bracket."""
    for match in re.finditer(r"§([^,\s]+)", text):
        yield Citation(match[1], section, line, column + 1 + match.start())
