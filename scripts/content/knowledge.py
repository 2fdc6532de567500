"""The knowledge base: everything under docs/, read once and joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from content import (  # fmt: skip
    addresses,
    choices,
    editorial,
    faults,
    freshness,
    glossary,
    history,
    interface,
    letters,
    pages,
    pictures,
    relations,
    units,
)
from content.document import read_document
from content.files import parse_table, parse_yaml
from content.findings import ContentError, Finding, Place, Words
from content.notyaml import no_schema
from content.schemas import file_findings
from content.tree import label_of, read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.document import Document
    from content.files import Row
    from content.letters import Form, Letter
    from content.relations import Kind, Relation
    from content.tree import Tree

    Made = TypeVar("Made")

ROOT = Path(__file__).resolve().parents[2]
NO_SUCH_FILE = Words("ไม่มีไฟล์นี้", "there is none")


@dataclass(frozen=True, eq=False)
class Data:
    """The data that pages are made from."""

    units: dict[str, units.Unit] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    all_relations: tuple[Relation, ...] = ()
    relation_kinds: dict[str, Kind] = field(default_factory=dict)
    undemonstrated: dict[str, int] = field(default_factory=dict)
    corrections: tuple[editorial.Correction, ...] = ()
    notes: tuple[editorial.Note, ...] = ()
    glossary: tuple[glossary.Term, ...] = ()
    page_types: dict[str, pages.PageType] = field(default_factory=dict)
    interface: dict[str, interface.Strings] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    pictures: pictures.Pictures = pictures.NO_PICTURES
    choices: choices.Choices = choices.NO_CHOICES
    history: dict[str, tuple[history.Revision, ...]] = field(default_factory=dict)
    line_breaks: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    stop_words: dict[str, list[str]] = field(default_factory=lambda: {"th": [], "en": []})
    redirects: addresses.Redirects = addresses.NO_REDIRECTS


@dataclass(frozen=True)
class Records:
    """What people have recorded: the addresses published and the translations confirmed."""

    published: tuple[addresses.Published, ...] = ()
    freshness: dict[tuple[str, str], freshness.Record] = field(default_factory=dict)


@dataclass(frozen=True)
class KnowledgeBase:
    """The data and the pages; what could not be read or used is a finding instead."""

    data: Data
    documents: dict[tuple[str, str], Document]
    faults: tuple[Finding, ...]
    records: Records = field(default_factory=Records)
    # Each data file that could not be used as it stands, and the path of the fault's file.
    unusable: Mapping[str, str] = field(default_factory=dict)

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


class Reader:
    """Reads the data files of a tree one by one, and keeps what is wrong with them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found: list[Finding] = []
        self.unusable: dict[str, str] = {}

    def text(self, name: str) -> str | None:
        """Return a data file's text, or None where it is absent, which is a finding."""
        text = self.tree.texts.get(f"data/{name}")
        shown = self.tree.shown(f"data/{name}")
        if text is None:
            self.unusable[name] = shown
        if text is None and not any(fault.path == shown for fault in self.tree.faults):
            self.found.append(faults.UNREADABLE.at(Place(shown), reason=NO_SUCH_FILE))
        return text

    def table(self, name: str, columns: tuple[str, ...]) -> list[Row]:
        """Return the rows of a table that can be used."""
        text, shown = self.text(name), self.tree.shown(f"data/{name}")
        if text is None:
            return []
        try:
            rows, findings = parse_table(text, shown, columns)
        except ContentError as error:
            rows, findings = [], error.findings
        if findings:
            self.unusable[name] = shown
        self.found += findings
        return rows

    def mapping(self, name: str, absent: Made) -> Made:
        """Return the value of a YAML file that fits its schema, else ``absent``."""
        text, schema = self.text(f"{name}.yml"), self.text(f"schemas/{name}.json")
        shown = self.tree.shown(f"data/{name}.yml")
        if text is None or schema is None:
            missing = f"{name}.yml" if text is None else f"schemas/{name}.json"
            self.unusable[f"{name}.yml"] = self.unusable[missing]
            return absent
        try:
            value = parse_yaml(text, shown)
            findings = list(file_findings(text, schema, shown))
        except ContentError as error:
            findings = error.findings
        except ValueError:  # the schema itself is no JSON
            findings = [no_schema(Place(self.tree.shown(f"data/schemas/{name}.json")))]
        if findings:
            self.unusable[f"{name}.yml"] = findings[0].path
        self.found += findings
        return absent if findings else value

    def keep(self, made: tuple[Made, list[Finding]]) -> Made:
        """Return a value and keep the findings that came with it."""
        self.found += made[1]
        return made[0]


def make_data(tree: Tree) -> tuple[Data, Records, Reader]:
    """Return what the data files of a tree hold, and the reader that knows what is wrong.

    A folder without data/ is one of plain pages, whose data are empty.
    """
    texts = {name: text for name, text in tree.texts.items() if name.startswith("data/")}
    if not texts:
        return Data(), Records(), Reader(tree)
    return _make_data(replace(tree, texts=Frozen(texts), assets=frozenset()))


class Frozen(dict[str, str]):
    """Texts by name that nothing changes, and that can therefore be remembered by."""

    def __hash__(self) -> int:  # type: ignore[override]
        """Return a hash of the whole content."""
        return hash(tuple(self.items()))


@lru_cache(maxsize=8)
def _make_data(tree: Tree) -> tuple[Data, Records, Reader]:
    reader = Reader(tree)
    reader.text("schemas/front-matter.json")  # which the pages are held against

    def shown(name: str) -> str:
        return tree.shown(f"data/{name}")

    known = reader.keep(
        units.make_units(reader.table("units.tsv", units.COLUMNS), shown("units.tsv"))
    )
    no_mapping: dict[str, Any] = {}
    no_entries: list[dict[str, Any]] = []
    no_words: dict[str, list[str]] = {"th": [], "en": []}
    kinds = relations.make_kinds(reader.mapping("relation-kinds", no_mapping))
    related = relations.make_relations(reader.table("relations.tsv", relations.COLUMNS))
    entries = reader.mapping("glossary", no_entries)

    def citing(name: str, absent: Made) -> Made:
        """Return the value of a YAML file whose units all exist, else ``absent``."""
        value = reader.mapping(name, absent)
        if value is absent:
            return absent
        missing = units.missing_units(tree.texts[f"data/{name}.yml"], known, shown(f"{name}.yml"))
        reader.found += missing
        if missing and "units.tsv" not in reader.unusable:
            reader.unusable[f"{name}.yml"] = shown(f"{name}.yml")
        return absent if missing else value

    data = Data(
        units=known,
        relations=relations.between_known(related, known, kinds),
        all_relations=related,
        relation_kinds=kinds,
        undemonstrated={
            row["unit"]: row.line for row in reader.table("undemonstrated.tsv", ("unit",))
        },
        corrections=reader.keep(
            editorial.make_corrections(
                reader.table("corrections.tsv", editorial.CORRECTION_COLUMNS), known,
                shown("corrections.tsv"),
            )
        ),
        notes=reader.keep(
            editorial.make_notes(
                reader.table("notes.tsv", editorial.NOTE_COLUMNS), known, shown("notes.tsv")
            )
        ),
        glossary=reader.keep(
            glossary.make_glossary(
                entries, known, shown("glossary.yml"), tree.texts.get("data/glossary.yml", "")
            )
        ),
        page_types=pages.make_page_types(reader.mapping("page-types", no_mapping)),
        interface=interface.make_interface(reader.mapping("interface", no_mapping)),
        line_breaks=reader.mapping("line-breaks", no_mapping),
        stop_words=reader.mapping("search-stop-words", no_words),
        redirects=addresses.make_redirects(reader.mapping("redirects", no_mapping)),
        letters=letters.make_letters(citing("letters", no_entries)),
        forms=letters.make_forms(citing("forms", no_entries)),
        pictures=reader.keep(
            pictures.make_pictures(
                citing("map", no_mapping),
                citing("contact-chain", no_mapping),
                citing("preparations", no_mapping),
                tree.label,
            )
        ),
        choices=reader.keep(
            choices.make_choices(
                citing("choose", no_mapping), shown("choose.yml"),
                tree.texts.get("data/choose.yml", ""),
            )
        ),
        history=reader.keep(
            history.make_history(
                reader.mapping("history", no_mapping), shown("history.yml"),
                tree.texts.get("data/history.yml", ""),
            )
        ),
    )  # fmt: skip
    records = Records(
        published=reader.keep(
            addresses.make_published(
                reader.table("published.tsv", addresses.PUBLISHED_COLUMNS), shown("published.tsv")
            )
        ),
        freshness=reader.keep(
            freshness.make_records(
                reader.table("freshness.tsv", freshness.COLUMNS), shown("freshness.tsv")
            )
        ),
    )
    return data, records, reader


def make_knowledge(tree: Tree) -> KnowledgeBase:
    """Return the knowledge base that a tree of texts holds; nothing is raised."""
    data, records, reader = make_data(tree)
    found = list(reader.found)
    documents: dict[tuple[str, str], Document] = {}
    for name, text in tree.texts.items():
        if not pages.is_page(name):
            continue
        try:
            document = make_document(name, text, tree.shown(name))
        except ContentError as error:
            found += error.findings
            continue
        documents[(document.page.slug, document.page.language)] = document
    return KnowledgeBase(data, documents, (*tree.faults, *found), records, reader.unusable)


@lru_cache(maxsize=4096)
def make_document(name: str, text: str, shown: str) -> Document:
    """Return the document of a page's file, read once; raise ContentError where it is none."""
    return read_document(pages.make_page(name, text, shown))


def load(docs: Path, root: Path = ROOT) -> KnowledgeBase:
    """Return the whole knowledge base; raise ContentError where something is wrong with it."""
    base = make_knowledge(read_tree(docs, label_of(docs, root)))
    if base.faults:
        raise ContentError(list(base.faults))
    return base
