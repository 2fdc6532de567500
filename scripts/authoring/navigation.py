"""The navigation in mkdocs.yml, changed as text so that comments and layout stay."""

from __future__ import annotations

import re
from dataclasses import dataclass

from authoring.errors import AuthoringError

ENTRY = re.compile(
    r"^(?P<indent>\s*)- (?:[^#\n]*:\s+)?[\"']?(?P<slug>[a-z0-9/-]+)\.md[\"']?\s*(?:#.*)?$"
)


@dataclass(frozen=True)
class Entry:
    """A page in the navigation: its slug, the number of its line from 0, and the indent."""

    slug: str
    line: int
    indent: str


def entries(config: str) -> tuple[Entry, ...]:
    """Return the pages that the navigation of mkdocs.yml's text lists, in order."""
    found = []
    inside = False
    for number, line in enumerate(config.split("\n")):
        if re.match(r"[^\s#-]", line):
            inside = line.startswith("nav:")
        match = ENTRY.match(line) if inside else None
        if match:
            found.append(Entry(match["slug"], number, match["indent"]))
    return tuple(found)


def with_page(config: str, slug: str, alike: frozenset[str]) -> str:
    """Return mkdocs.yml's text with a page added to its navigation.

    The page comes after the last one of its folder, else after the last one that is
    ``alike`` (of the same kind), else at the end. Raises AuthoringError where there is
    no navigation.
    """
    known = entries(config)
    if not known:
        raise AuthoringError(
            "mkdocs.yml ไม่มี nav ที่มีหน้า เขียน nav ก่อน แล้วใช้คำสั่งนี้อีกครั้ง",
            "mkdocs.yml has no nav with pages. Write one, then run the command again.",
        )
    folder = slug.rpartition("/")[0]
    neighbours = [e for e in known if folder and _is_in(e.slug, folder)]
    neighbour = (neighbours or [e for e in known if e.slug in alike] or list(known))[-1]
    lines = config.split("\n")
    lines.insert(neighbour.line + 1, f"{neighbour.indent}- {slug}.md")
    return "\n".join(lines)


def with_renamed_page(config: str, old: str, new: str) -> str:
    """Return mkdocs.yml's text with another name for a page of the navigation, in its place."""
    lines = config.split("\n")
    for entry in entries(config):
        if entry.slug == old:
            lines[entry.line] = lines[entry.line].replace(f"{old}.md", f"{new}.md")
    return "\n".join(lines)


def _is_in(slug: str, folder: str) -> bool:
    return slug == folder or slug.startswith(f"{folder}/")
