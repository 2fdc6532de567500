"""The structure of one page: its sections, headings, links, citations and markers, with places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from content.blocks import Block, flatten, line_starts, masked, words_of
from content.markdown import ATTRIBUTES, CHECKBOX, parse
from content.rawhtml import Comment, Tag, read_html
from content.surprises import Surprise, surprises
from content.tasks import Task, task_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from content.pages import Page

MARKER = re.compile(r"<!--\s*show:\s*(?P<name>[a-z-]+)(?:\s+(?P<argument>\S+))?\s*-->")
ALLOW = re.compile(r"allow\b(?P<codes>[\sA-Z0-9,]*)(?::(?P<reason>.*))?$", re.DOTALL)
# Begins what a section is called whose heading has no id.
UNNAMED = "?"
INLINE_PARTS = ("citation", "link_open", "image", "html_inline")
# What attributes of raw HTML hold an address.
ADDRESSES = ("href", "src", "poster", "data", "action")


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
    """A link or an image: its address as written, its text, and where it stands.

    ``is_raw`` tells that it is written in HTML, where addresses are those of the
    built site.
    """

    href: str
    is_image: bool
    section: str
    line: int
    column: int
    text: str = ""
    is_raw: bool = False


@dataclass(frozen=True)
class Citation:
    """One unit cited, at the place of its ``§``; ``in_step`` within a list item or a cell."""

    unit: str
    section: str
    line: int
    column: int
    in_step: bool = False


@dataclass(frozen=True)
class Marker:
    """A comment ``<!-- show: name argument -->`` that generated text takes the place of."""

    name: str
    argument: str | None
    line: int
    section: str = ""


@dataclass(frozen=True)
class Anchor:
    """An id that is not a heading's: of raw HTML or of an attribute list."""

    id: str
    line: int
    column: int


@dataclass(frozen=True)
class Exemption:
    """A comment ``<!-- allow XR701: reason -->`` and the lines of the block that follows it."""

    codes: tuple[str, ...]
    reason: str
    line: int
    column: int
    last_line: int
    is_first: bool


@dataclass(eq=False)
class Section:
    """A part of a page from one heading to the next, or the part before the first.

    ``lists`` are the numbers of items, ``tables`` rows and columns, ``admonitions``
    kinds; each in reading order and with its line.
    """

    id: str
    heading: Heading | None
    line: int
    blocks: list[Block] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    tables: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    admonitions: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Document:
    """What a page is made of, in reading order."""

    page: Page
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    citations: tuple[Citation, ...]
    markers: tuple[Marker, ...]
    sections: tuple[Section, ...]
    anchors: tuple[Anchor, ...]
    tags: tuple[Tag, ...]
    exemptions: tuple[Exemption, ...]
    surprises: tuple[Surprise, ...]
    lines: tuple[str, ...] = field(repr=False)

    @property
    def blocks(self) -> Iterator[Block]:
        """Return the blocks of every section."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def tasks(self) -> list[Task]:
        """Return the task list items of every section."""
        return [task for section in self.sections for task in section.tasks]

    @property
    def ids(self) -> list[str]:
        """Return every id that the page's Markdown gives, as often as it gives it."""
        return [h.id for h in self.headings if h.id] + [a.id for a in self.anchors]

    def section(self, section_id: str) -> Section | None:
        """Return the section with an id, "" being the part before the first heading."""
        return next((section for section in self.sections if section.id == section_id), None)


def paired_sections(th: Document, en: Document) -> Iterator[tuple[Section, Section]]:
    """Yield the sections of both languages that have one id, each id once."""
    twins: dict[str, Section] = {}
    for section in en.sections:
        twins.setdefault(section.id, section)
    for section in th.sections:
        if section.id in twins and not section.id.startswith(UNNAMED):
            yield section, twins.pop(section.id)


def read_document(page: Page) -> Document:
    """Return the structure of a page; lines are the file's, columns count characters from 1."""
    return _Reader(page).read()


class _Reader:
    """Walks a page's tokens once and collects what a Document holds."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = page.body.split("\n")
        self.tokens = parse(page.body)
        self.searched: dict[int, int] = {}
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.citations: list[Citation] = []
        self.markers: list[Marker] = []
        self.anchors: list[Anchor] = []
        self.tags: list[Tag] = []
        self.exemptions: list[Exemption] = []
        self.sections = [Section("", None, page.body_line)]
        self.open_lists: list[list[int]] = []
        self.steps = 0
        self.kind = ""
        self.is_item_new = False

    def read(self) -> Document:
        for index, token in enumerate(self.tokens):
            start = token.map[0] if token.map else 0
            match token.type:
                case "inline":
                    self._inline(token, start)
                case "heading_open":
                    self._heading(index, token, start)
                case "html_block":
                    self._html_block(index, token, start)
                case _:
                    self._structure(token, start)
            if token.nesting == 1:
                self.kind = token.type.removesuffix("_open")
        front = ("---", *self.page.front.split("\n"))
        padding = ("",) * max(self.page.body_line - 1 - len(front), 0)
        return Document(
            self.page, tuple(self.headings), tuple(self.links), tuple(self.citations),
            tuple(self.markers), tuple(self.sections), tuple(self.anchors), tuple(self.tags),
            tuple(self.exemptions),
            tuple(surprises(self.tokens, self.lines, self.page.body_line)),
            ((*front, *padding)[: self.page.body_line - 1]) + tuple(self.lines),
        )  # fmt: skip

    def _heading(self, index: int, token: Token, start: int) -> None:
        inline = self.tokens[index + 1]
        first = inline.content.split("\n")[0]
        line = self.page.body_line + start
        identifier = token.attrGet("id")
        heading = Heading(
            int(token.tag[1]), str(identifier) if identifier else None, inline.content, line,
            max(self.lines[start].find(first) + 1, 1),
        )  # fmt: skip
        self.headings.append(heading)
        name = heading.id or f"{UNNAMED}{len(self.sections)}"
        self.sections.append(Section(name, heading, line))

    def _structure(self, token: Token, start: int) -> None:
        line = self.page.body_line + start
        section = self.sections[-1]
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.open_lists.append([0, line])
            case "bullet_list_close" | "ordered_list_close":
                count, first = self.open_lists.pop()
                section.lists.append((count, first))
            case "list_item_open":
                self.open_lists[-1][0] += 1
                self.is_item_new = True
            case "table_open":
                section.tables.append(((0, 0), line))
            case "tr_open":
                (rows, columns), first = section.tables[-1]
                section.tables[-1] = ((rows + 1, columns), first)
            case "th_open":
                (rows, columns), first = section.tables[-1]
                section.tables[-1] = ((rows, columns + 1), first)
            case "admonition_open":
                section.admonitions.append((token.info.strip().split(" ")[0], line))
        if token.type in ("list_item_open", "td_open"):
            self.steps += 1
        elif token.type in ("list_item_close", "td_close"):
            self.steps -= 1

    def _html_block(self, index: int, token: Token, start: int) -> None:
        following = next((t for t in self.tokens[index + 1 :] if t.map and t.nesting >= 0), None)
        rows = token.content.split("\n")
        raw = self.lines[start : start + len(rows)]
        shifts = [max(whole.find(row), 0) for row, whole in zip(rows, raw, strict=False)]
        last = following.map[1] if following and following.map else start + 1

        def place(row: int, column: int) -> tuple[int, int]:
            return self.page.body_line + start + row, column + (shifts[row : row + 1] or [0])[0]

        self._html(token.content, place, self.page.body_line + last - 1)

    def _html(
        self, text: str, place: Callable[[int, int], tuple[int, int]], last_line: int
    ) -> None:
        """Collect the tags and comments of raw HTML; ``place`` maps its rows and columns."""
        tags, comments = read_html(text)
        section = self.sections[-1].id
        for tag in tags:
            line, column = place(tag.line - 1, tag.column)
            self.tags.append(replace(tag, line=line, column=column))
            for name, value in tag.attributes:
                if name == "id" and value:
                    self.anchors.append(Anchor(value, line, column))
                elif name in ADDRESSES:
                    is_image = tag.name == "img"
                    label = tag.get("alt") if is_image else None
                    self.links.append(
                        Link(value, is_image, section, line, column, label or "", is_raw=True)
                    )
        for comment in comments:
            line, column = place(comment.line - 1, comment.column)
            self._comment(comment, line, column, last_line)

    def _comment(self, comment: Comment, line: int, column: int, last_line: int) -> None:
        marker = MARKER.fullmatch(f"<!-- {comment.text} -->")
        if marker:
            self.markers.append(
                Marker(marker["name"], marker["argument"], line, self.sections[-1].id)
            )
        allow = ALLOW.match(comment.text)
        if allow:
            is_first = not any(section.blocks for section in self.sections)
            self.exemptions.append(
                Exemption(
                    tuple(re.split(r"[\s,]+", allow["codes"].strip())),
                    (allow["reason"] or "").strip(), line, column, last_line, is_first,
                )
            )  # fmt: skip

    def _inline(self, token: Token, start: int) -> None:
        starts = line_starts(token, self.lines, self.searched)
        section = self.sections[-1]
        line = self.page.body_line + start

        def place(offset: int) -> tuple[int, int]:
            row = token.content.count("\n", 0, offset)
            within = offset - (token.content.rfind("\n", 0, offset) + 1)
            return line + row, starts[row] + within + 1

        if self.is_item_new and CHECKBOX.match(token.content):
            section.tasks.append(task_of(token.content, line))
        self.is_item_new = False
        cited: list[str] = []
        for child in flatten(token):
            if child.type not in INLINE_PARTS:
                continue
            row, column = place(child.meta.get("offset", 0))
            if child.type == "citation":
                for match in re.finditer(r"§([^,\s]+)", child.content):
                    cited.append(match[1])
                    self.citations.append(
                        Citation(match[1], section.id, row, column + 1 + match.start(),
                                 self.steps > 0)
                    )  # fmt: skip
            elif child.type == "html_inline":
                self._html(child.content, partial(_shifted, row, column), row)
            else:
                self._link(child, token, section.id, row, column)
        self.anchors += [
            Anchor(match["id"], *place(match.start()))
            for match in ATTRIBUTES.finditer(token.content)
        ]
        if self.kind == "admonition_title" and not any(token.content in x for x in self.lines):
            return  # the title that the parser makes up from the kind
        section.blocks.append(
            Block(self.kind, line, starts, masked(token), words_of(token), tuple(cited))
        )

    def _link(self, child: Token, token: Token, section: str, line: int, column: int) -> None:
        is_image = child.type == "image"
        href = str(child.attrGet("src" if is_image else "href") or "")
        opening = child.meta.get("offset", 0) + (2 if is_image else 1)
        text = token.content[opening : child.meta.get("label_end", opening)]
        if child.info == "auto":  # <https://…>, whose address is its text
            text = href
        self.links.append(Link(href, is_image, section, line, column, text))


def _shifted(line: int, column: int, row: int, within: int) -> tuple[int, int]:
    """Return the place of a row and column within inline HTML that begins at a place."""
    return line + row, column + within - 1
