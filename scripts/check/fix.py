"""Fixing what is safe to fix: damaged Thai, spaces before ๆ, digits, and missing ids.

Everything is done at the places that the rules find, so that code, addresses and
quotations stay as they are. A fix is made only where the page, read again, is what it
was but for that fix, and fixes are made until there are none left, so that a second run
finds nothing to do.
"""

from __future__ import annotations

import difflib
import re
import string
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from check.model import Model, make_model
from check.rules.anchors import suggested_id
from check.rules.thai import text_edits
from content.findings import ContentError
from content.knowledge import make_document
from content.pages import LANGUAGES
from content.thai import plain, repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.document import Document, Heading
    from content.tree import Tree

# One fix may uncover another, as where marks in disorder change places one by one.
ROUNDS = 50
# A heading at the beginning of its line: its words and what closes it.
HASHES = re.compile(r"#{1,6}[ \t]+(?P<words>\S.*?)(?P<closing>[ \t]+#+)?[ \t]*")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")


@dataclass(frozen=True, order=True)
class Edit:
    """A stretch of a line, from a column that counts from 1, and what is written in its place."""

    line: int
    column: int
    length: int
    words: str
    is_id: bool = False


@dataclass(frozen=True)
class Fixes:
    """The folder with every safe fix made, and the number of fixes by the file's name."""

    tree: Tree
    counts: Mapping[str, int]


def fixed(model: Model) -> Fixes:
    """Return the folder with every safe fix made; one fix may uncover another."""
    counts: Counter[str] = Counter()
    for _ in range(ROUNDS):
        tree = model.tree
        for document in model.base.documents.values():
            page = document.page
            name = f"{page.slug}.{page.language}.md"
            damage = (Edit(*edit) for edit in text_edits(document))
            safe = {edit for edit in damage if not _bares_markup(document, edit)}
            edits = sorted(safe | set(_id_edits(model, document)), reverse=True)
            text, count = _with_edits(name, tree.texts[name], document, edits)
            if count:
                tree = tree.having(name, text)
                counts[name] += count
        if tree is model.tree:
            break
        model = make_model(tree, model.config, model.today)
    return Fixes(model.tree, counts)


def _with_edits(name: str, text: str, document: Document, edits: list[Edit]) -> tuple[str, int]:
    """Return a page's text with those edits that change nothing else, and their number.

    The edits come from the last to the first, so that each leaves the places of the others.
    """
    made: list[Edit] = []
    for group in (edits, *([edit] for edit in edits)) if edits else ():
        candidate = text
        for edit in group:
            candidate = _edited(candidate, edit)
        if _is_alike(name, candidate, document, [*made, *group]):
            text, made = candidate, [*made, *group]
        if made == edits:
            break
    return text, len(made)


def _bares_markup(document: Document, edit: Edit) -> bool:
    """Tell whether an edit takes away what may keep a sign beside it from being markup.

    Only beside a letter is that certain: at an edge of the line, the one within.
    """
    line, start = document.lines[edit.line - 1], edit.column - 1
    before, behind = line[:start], line[start + edit.length :]
    is_led, is_followed = _is_plain(before[-1:]), _is_plain(behind[:1])
    if not _has_words(behind):
        is_certain = is_led
    elif not _has_words(before):
        is_certain = is_followed
    else:
        is_certain = is_led or is_followed
    return not edit.words and not is_certain


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _is_plain(letter: str) -> bool:
    return bool(letter.strip()) and letter not in string.punctuation


def _edited(text: str, edit: Edit) -> str:
    lines = text.split("\n")
    whole = lines[edit.line - 1]
    start = edit.column - 1
    lines[edit.line - 1] = whole[:start] + edit.words + whole[start + edit.length :]
    return "\n".join(lines)


def _is_alike(name: str, text: str, document: Document, made: list[Edit]) -> bool:
    """Tell whether a text reads as a document does, but for damage to words and new ids."""
    try:
        changed = make_document(name, text, document.page.path)
    except ContentError:
        return False
    if _line_breaks(text) != _line_breaks("\n".join(document.lines)):
        return False
    ids = sum(edit.is_id for edit in made)
    old, new = ([heading.id for heading in d.headings if heading.id] for d in (document, changed))
    return _gist(changed) == _gist(document) and len(new) == len(old) + ids and set(old) <= set(new)


def _line_breaks(text: str) -> list[int]:
    """Return the numbers of lines that end in what breaks a line, two spaces or a backslash."""
    return [n for n, line in enumerate(text.split("\n")) if line.endswith(("  ", "\\"))]


def _gist(document: Document) -> tuple[object, ...]:
    """Return what a page is made of: its blocks with their words, its lists, links and tags."""
    sections = [
        (
            section.heading.level if section.heading else 0,
            [
                (b.kind, b.line, bool(b.words), plain(repair(b.words)), b.cited)
                for b in section.blocks
            ],
            section.lists, section.tables, section.admonitions, section.tasks,
        )
        for section in document.sections
    ]  # fmt: skip
    return (
        [(name, plain(repair(str(value)))) for name, value in document.page.meta.items()],
        sections,
        [(link.href, link.is_image, link.line) for link in document.links],
        [(tag.name, tag.attributes) for tag in document.tags],
        [anchor.id for anchor in document.anchors],
        [(marker.name, marker.argument, marker.line) for marker in document.markers],
        [(exemption.codes, exemption.line) for exemption in document.exemptions],
    )


def _id_edits(model: Model, document: Document) -> Iterator[Edit]:
    """Yield an id for each heading that has none: the counterpart's, or one of its own letters."""
    page = document.page
    other = next(language for language in LANGUAGES if language != page.language)
    counterpart = model.base.documents.get((page.slug, other))
    taken = set(document.ids)
    for rank, heading in enumerate(document.headings):
        if heading.id is not None:
            continue
        made = _id_for(document, counterpart, rank, taken)
        end = _end_of_heading(document, heading)
        if made and end and made not in taken:
            taken.add(made)
            yield Edit(heading.line, end + 1, 0, f" {{ #{made} }}", is_id=True)


def _end_of_heading(document: Document, heading: Heading) -> int:
    """Return the length of a heading's line up to the end of its words, or 0.

    It is 0 unless this is a heading beyond doubt, which begins its line, has no other,
    and has no attributes, cells or open escape: of two lines above a row of hyphens, an
    author most often means a paragraph and a rule.
    """
    line = document.lines[heading.line - 1]
    if re.search(r"[{|]|\\$", heading.text):
        return 0
    hashes = HASHES.fullmatch(line)
    if hashes:
        return hashes.end("words")
    following = document.lines[heading.line : heading.line + 1]
    before = document.lines[heading.line - 2] if heading.line > 1 else ""
    is_alone = not before.strip() and following and UNDERLINE.fullmatch(following[0])
    return len(line.rstrip()) if is_alone and not line.startswith((" ", "\t")) else 0


def _id_for(document: Document, counterpart: Document | None, rank: int, taken: set[str]) -> str:
    """Return the id of the heading that stands in the same place of the other language."""
    heading = document.headings[rank]
    if counterpart is not None and _alike(document.headings, counterpart.headings):
        theirs = counterpart.headings[rank]
        if theirs.id:
            return "" if theirs.id in taken else theirs.id
        english = theirs if counterpart.page.language == "en" else heading
        return suggested_id(english.text)
    return "" if counterpart else suggested_id(heading.text)


def _alike(ours: tuple[Heading, ...], theirs: tuple[Heading, ...]) -> bool:
    return [heading.level for heading in ours] == [heading.level for heading in theirs]


def difference(before: Tree, after: Tree) -> Iterator[str]:
    """Yield the lines of a unified diff of two folders."""
    for name, text in after.texts.items():
        old = before.texts[name]
        if old != text:
            shown = after.shown(name)
            yield from difflib.unified_diff(
                old.splitlines(), text.splitlines(), shown, shown, lineterm=""
            )
