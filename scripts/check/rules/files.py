"""Rules on files, data and front matter that need the whole model; readers apply the rest."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from check.nearest import nearest
from check.registry import finds
from content import faults
from content.dates import is_common_era
from content.files import SafeLoader
from content.findings import Place, Words
from content.history import Lines, lines_of_pages
from content.notyaml import no_schema
from content.schemas import schema_findings
from content.units import one_of
from content.yamltext import open_brackets
from render.blocks import block_names, unknown_argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.document import Document
    from content.findings import Finding

YEAR = 365


@finds(
    "model",
    faults.UNREADABLE, faults.NOT_UTF8, faults.NULL_BYTE, faults.TOO_LARGE, faults.FILE_NAME,
    faults.LINK_OUT, faults.UNFINISHED_MERGE, faults.BAD_HEADER, faults.BAD_ROW,
    faults.NOT_YAML, faults.BAD_SHAPE,
    faults.BAD_CELL, faults.REPEATED, faults.NO_SUCH_UNIT, faults.NOT_PRINTED,
    faults.NO_NAVIGATION, faults.NO_FRONT_MATTER, faults.MISLEADING, faults.DISORDERED,
    faults.SAME_KEY, faults.WRONG_DATE, faults.CUT_OFF, faults.EXCEL,
)  # fmt: skip
def unusable_files(model: Model) -> Iterator[Finding]:
    """Report what the readers of files and data could not use."""
    yield from model.config.findings
    yield from model.base.faults


@finds("model", faults.FRONT_MATTER, faults.OUTDATED)
def front_matter(model: Model) -> Iterator[Finding]:
    """Hold front matter against its schema, the owners, and the calendar."""
    schema = model.tree.texts.get("data/schemas/front-matter.json")
    for document in model.base.documents.values():
        page = document.page
        found: tuple[Finding, ...] = ()
        if schema is not None:
            try:
                found = _unfit(document, schema)
            except ValueError:
                yield no_schema(Place(model.tree.shown("data/schemas/front-matter.json")))
                return
        yield from found
        owner = page.meta.get("owner")
        owners = model.config.owners
        if not found and owners is not None and "owner" in page.meta and owner not in owners:
            problem = Words(f"ไม่มีผู้ดูแลชื่อ “{owner}”", f"There is no owner “{owner}”.")
            place = Place(page.path, line_of(page.front, "owner"))
            yield faults.FRONT_MATTER.at(place, problem=problem, remedy=one_of(sorted(owners)))
        reviewed = page.meta.get("reviewed")
        # Not a time of day, nor a date of another era, which are findings of their own.
        if isinstance(reviewed, date) and is_common_era(str(reviewed)):
            age = (model.today - reviewed).days
            # A page may be reviewed where the day has begun and checked where it has not.
            if age > YEAR or age < -1:
                place = Place(page.path, line_of(page.front, "reviewed"))
                yield faults.OUTDATED.at(place, date=reviewed.isoformat())


@lru_cache(maxsize=4096)
def _unfit(document: Document, schema: str) -> tuple[Finding, ...]:
    """Return where a page's front matter does not fit; documents stay the same between runs."""
    page = document.page
    return tuple(schema_findings(page.meta, schema, page.path, page.front, 2, faults.FRONT_MATTER))


def line_of(front: str, name: str) -> int:
    """Return the line of the file on which a field of the front matter stands."""
    lines = front.split("\n")
    return next((n for n, line in enumerate(lines, 2) if line.startswith(f"{name}:")), 1)


@finds("model", faults.NO_SECTION)
def required_sections(model: Model) -> Iterator[Finding]:
    """Find pages that lack a section of their type."""
    for document in model.base.documents.values():
        page = document.page
        kind = model.base.data.page_types.get(str(page.meta.get("type")))
        ids = {heading.id for heading in document.headings}
        for section in kind.sections if kind else ():
            if section not in ids:
                place = Place(page.path, line_of(page.front, "type"))
                yield faults.NO_SECTION.at(place, type=page.meta["type"], section=section)


@finds("model", faults.NO_SUCH_BLOCK)
def unknown_markers(model: Model) -> Iterator[Finding]:
    """Find markers that no generated block answers to, or whose argument the data lack."""
    for document in model.base.documents.values():
        for marker in document.markers:
            place = Place(document.page.path, marker.line)
            if marker.name not in block_names():
                yield faults.NO_SUCH_BLOCK.at(
                    place, name=marker.name, names=", ".join(block_names())
                )
                continue
            wrong = unknown_argument(marker.name, marker.argument, model.base.data)
            if wrong:
                argument, known = wrong
                name = f"{marker.name} {argument}"
                names = ", ".join(f"{marker.name} {choice}" for choice in known)
                yield faults.NO_SUCH_BLOCK.at(place, name=name, names=names)


@finds("model", faults.OPEN_BRACKET)
def open_places(model: Model) -> Iterator[Finding]:
    """Find places to fill in whose brackets are not in pairs, in letters and forms."""
    for name in ("data/letters.yml", "data/forms.yml"):
        with suppress(yaml.YAMLError):  # which is a finding of its own
            root = yaml.compose(model.tree.texts.get(name, ""), Loader=SafeLoader)
            yield from open_brackets(root, model.tree.shown(name))


@finds("model", faults.HISTORY_OF_NO_PAGE)
def histories_of_no_page(model: Model) -> Iterator[Finding]:
    """Find histories of pages that do not exist."""
    history = model.base.data.history
    missing = [slug for slug in history if not model.has_page(slug)]
    lines = lines_of_pages(model.tree.texts["data/history.yml"]) if missing else {}
    for slug in missing:
        place = Place(model.tree.shown("data/history.yml"), lines.get(slug, Lines()).page)
        yield faults.HISTORY_OF_NO_PAGE.at(
            place, nearest=nearest(slug, model.slugs), page=slug, length=len(slug)
        )
