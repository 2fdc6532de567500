"""Raw HTML in Markdown: its tags, attributes and comments, with places."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class Tag:
    """An opening tag: its name, its attributes in order, and its place."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    line: int
    column: int

    def get(self, name: str) -> str | None:
        """Return an attribute's value ("" where it has none), or None where it is absent."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True)
class Comment:
    """A comment's text and its place."""

    text: str
    line: int
    column: int


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.comments: list[Comment] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        self.tags.append(Tag(tag, tuple((k, v or "") for k, v in attrs), line, column + 1))

    def handle_comment(self, data: str) -> None:
        line, column = self.getpos()
        self.comments.append(Comment(data.strip(), line, column + 1))


def read_html(text: str) -> tuple[list[Tag], list[Comment]]:
    """Return the tags and the comments of a piece of HTML; lines and columns count from 1."""
    collector = _Collector()
    try:
        collector.feed(text)
        collector.close()
    except AssertionError:  # html.parser on a malformed declaration, as "<![x"
        pass
    return collector.tags, collector.comments
