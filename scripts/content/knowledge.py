"""The knowledge base: everything under docs/, read once and joined."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from content import editorial, glossary, interface, pages, relations, units
from content.document import read_document
from content.files import parse_table, parse_yaml, read_text
from content.findings import ContentError, Finding
from content.schemas import schema_findings

if TYPE_CHECKING:
    from typing import Any

    from content.document import Document
    from content.relations import Kind, Relation

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Data:
    """The data that pages are made from."""

    units: dict[str, units.Unit]
    relations: tuple[Relation, ...]
    relation_kinds: dict[str, Kind]
    corrections: tuple[editorial.Correction, ...]
    notes: tuple[editorial.Note, ...]
    glossary: tuple[glossary.Term, ...]
    page_types: dict[str, pages.PageType]
    interface: dict[str, interface.Strings]
    line_breaks: dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class KnowledgeBase:
    """The data and the pages; pages that could not be read are findings instead."""

    data: Data
    documents: dict[tuple[str, str], Document]
    unreadable: tuple[Finding, ...]

    @cached_property
    def cited_by(self) -> dict[str, dict[str, set[str]]]:
        """Return for each language and unit the slugs of the pages that cite it."""
        index: dict[str, dict[str, set[str]]] = {language: {} for language in pages.LANGUAGES}
        for (slug, language), document in self.documents.items():
            for citation in document.citations:
                index[language].setdefault(citation.unit, set()).add(slug)
        return index

    def shown_on(self, unit_id: str, language: str) -> str:
        """Return the slug of the page where a reader best meets a unit.

        A case's step is best met in its story, so a case page that cites the unit
        comes before the unit's home.
        """
        for slug in sorted(self.cited_by[language].get(unit_id, ())):
            document = self.documents[(slug, language)]
            if document.page.meta.get("type") == "case":
                return slug
        return self.data.units[unit_id].home

    def title(self, slug: str, language: str) -> str:
        """Return the title of a page, or its slug where there is no such page."""
        document = self.documents.get((slug, language))
        return str(document.page.meta.get("title", slug)) if document else slug


def load_data(docs: Path, root: Path = ROOT) -> Data:
    """Return the data files of a docs folder.

    Raises ContentError with every finding of the first file that is wrong, since
    the files that follow are read in terms of it.
    """
    folder = docs / "data"

    def shown(name: str) -> str:
        return _shown(folder / name, root)

    def table(name: str, columns: tuple[str, ...]) -> Any:
        return parse_table(read_text(folder / name, shown(name)), shown(name), columns)

    def mapping(name: str) -> Any:
        return parse_yaml(read_text(folder / name, shown(name)), shown(name))

    unit_map = units.make_units(table("units.tsv", units.COLUMNS), shown("units.tsv"))
    kinds = relations.make_kinds(mapping("relation-kinds.yml"))
    entries = mapping("glossary.yml")
    findings = schema_findings(
        entries, _schema(folder, "glossary"), shown("glossary.yml"),
        read_text(folder / "glossary.yml", shown("glossary.yml")),
    )  # fmt: skip
    if findings:
        raise ContentError(findings)
    return Data(
        units=unit_map,
        relations=relations.make_relations(
            table("relations.tsv", relations.COLUMNS), unit_map, kinds, shown("relations.tsv")
        ),
        relation_kinds=kinds,
        corrections=editorial.make_corrections(
            table("corrections.tsv", editorial.CORRECTION_COLUMNS), unit_map,
            shown("corrections.tsv"),
        ),
        notes=editorial.make_notes(
            table("notes.tsv", editorial.NOTE_COLUMNS), unit_map, shown("notes.tsv")
        ),
        glossary=glossary.make_glossary(entries, unit_map, shown("glossary.yml")),
        page_types=pages.make_page_types(mapping("page-types.yml")),
        interface=interface.make_interface(mapping("interface.yml")),
        line_breaks=mapping("line-breaks.yml"),
    )  # fmt: skip


def load(docs: Path, root: Path = ROOT) -> KnowledgeBase:
    """Return the whole knowledge base; raise ContentError where its data are wrong."""
    data = load_data(docs, root)
    documents: dict[tuple[str, str], Document] = {}
    unreadable: list[Finding] = []
    for path in pages.page_files(docs):
        try:
            page = pages.read_page(path, docs, _shown(path, root))
        except ContentError as error:
            unreadable += error.findings
            continue
        documents[(page.slug, page.language)] = read_document(page)
    return KnowledgeBase(data, documents, tuple(unreadable))


def front_matter_schema(docs: Path) -> dict[str, Any]:
    """Return the JSON schema that front matter has to fit."""
    return _schema(docs / "data", "front-matter")


def _schema(folder: Path, name: str) -> dict[str, Any]:
    path = folder / "schemas" / f"{name}.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def _shown(path: Path, root: Path) -> str:
    """Return a path as findings name it: relative to the repository where it lies inside."""
    try:
        return path.resolve().relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
