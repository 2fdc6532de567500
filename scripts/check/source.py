"""The source layer: checks that read the Markdown and the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.findings import ContentError, Finding
from content.knowledge import front_matter_schema, load
from content.pages import LANGUAGES
from content.schemas import schema_findings
from content.units import nearest_id
from render.blocks import NAMES, unknown_argument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from content.knowledge import KnowledgeBase


def check_source(docs: Path, config: Path) -> list[Finding]:
    """Return every finding of the source layer."""
    try:
        base = load(docs)
    except ContentError as error:
        return error.findings
    schema = front_matter_schema(docs)
    return [
        *base.unreadable,
        *_front_matter(base, schema),
        *_counterparts(base),
        *_headings(base),
        *_citations(base),
        *_markers(base),
        *_homes(base),
    ]


def _front_matter(base: KnowledgeBase, schema: dict[str, object]) -> Iterator[Finding]:
    for document in base.documents.values():
        page = document.page
        source = "\n".join(f"{k}: {v}" for k, v in page.meta.items())
        yield from schema_findings(page.meta, schema, page.path, source, 2)


def _counterparts(base: KnowledgeBase) -> Iterator[Finding]:
    for (slug, language), document in base.documents.items():
        for other in LANGUAGES:
            if other != language and (slug, other) not in base.documents:
                yield Finding(
                    document.page.path,
                    1,
                    1,
                    "XR301",
                    f"The page has no counterpart {slug}.{other}.md.",
                    "Write it beside this page; both languages always change together.",
                )


def _headings(base: KnowledgeBase) -> Iterator[Finding]:
    for document in base.documents.values():
        for heading in document.headings:
            if heading.id is None:
                yield Finding(
                    document.page.path,
                    heading.line,
                    heading.column,
                    "XR201",
                    f"The heading “{heading.text}” has no id.",
                    "Write one behind it, the same in both languages: { #short-name }",
                )
        kind = base.data.page_types.get(str(document.page.meta.get("type")))
        ids = [heading.id for heading in document.headings]
        if kind is None:
            continue
        for section in kind.sections:
            if section not in ids:
                yield Finding(
                    document.page.path,
                    1,
                    1,
                    "XR065",
                    f"A page of type {kind.id} needs a section {{ #{section} }}.",
                    "docs/templates/ shows the sections of each kind of page.",
                )


def _citations(base: KnowledgeBase) -> Iterator[Finding]:
    for document in base.documents.values():
        for citation in document.citations:
            if citation.unit not in base.data.units:
                near = nearest_id(citation.unit, base.data.units)
                yield Finding(
                    document.page.path,
                    citation.line,
                    citation.column,
                    "XR601",
                    f"The report has no unit {citation.unit}.",
                    f"Did you mean [§{near}]?" if near else "See docs/data/units.tsv for the ids.",
                )


def _markers(base: KnowledgeBase) -> Iterator[Finding]:
    for document in base.documents.values():
        for marker in document.markers:
            if marker.name not in NAMES:
                yield Finding(
                    document.page.path,
                    marker.line,
                    1,
                    "XR066",
                    f"Nothing is generated for “show: {marker.name}”.",
                    "Use one of: " + ", ".join(NAMES),
                )
            wrong = unknown_argument(marker.name, marker.argument, base.data)
            if wrong:
                yield Finding(
                    document.page.path,
                    marker.line,
                    1,
                    "XR055",
                    f"“show: {marker.name}” does not know “{wrong[0]}”.",
                    "Use one of: " + ", ".join(wrong[1]),
                )


def _homes(base: KnowledgeBase) -> Iterator[Finding]:
    for unit in base.data.units.values():
        for language in LANGUAGES:
            cited = base.cited_by[language].get(unit.id, set())
            document = base.documents.get((unit.home, language))
            corrected = any(c.unit == unit.id for c in base.data.corrections)
            if unit.home not in cited and not corrected:
                path = document.page.path if document else "docs/data/units.tsv"
                yield Finding(
                    path,
                    1,
                    1,
                    "XR603",
                    f"The unit {unit.id} is not cited here, though this is its home.",
                    f"Teach it on this page and cite it: [§{unit.id}]",
                )
