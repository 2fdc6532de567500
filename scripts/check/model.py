"""The model that both layers of the checker share: pages, anchors, navigation, addresses."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from check.nearest import alike
from content.config import SiteConfig, read_config
from content.document import Document, read_document
from content.files import decode
from content.findings import ContentError
from content.knowledge import Data, KnowledgeBase, make_knowledge
from content.pages import LANGUAGES, PAGE_NAME, Page
from content.tree import Tree, label_of, read_tree
from content.view import View
from render.blocks import block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HOME = "index"


@dataclass(frozen=True, eq=False)
class Model:
    """Everything that is checked: the folder, what it says, the configuration, and the day.

    ``templates`` are the theme's own pages and parts by path, of which no rule reads but
    to name the place of what they made.
    """

    tree: Tree = field(repr=False)
    base: KnowledgeBase = field(repr=False)
    config: SiteConfig
    today: date
    templates: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def slugs(self) -> tuple[str, ...]:
        """Return every page's slug, in order."""
        return tuple(dict.fromkeys(slug for slug, _ in self.base.documents))

    def by_page(self) -> Iterator[tuple[Document, ...]]:
        """Yield the documents of each page, the Thai one first."""
        documents = self.base.documents
        for slug in self.slugs:
            keys = ((slug, language) for language in LANGUAGES)
            yield tuple(documents[key] for key in keys if key in documents)

    def pairs(self) -> Iterator[tuple[Document, Document]]:
        """Yield the Thai and the English document of each page that has both."""
        for documents in self.by_page():
            if len(documents) == 2:
                yield documents[0], documents[1]

    @cached_property
    def unread(self) -> frozenset[tuple[str, str]]:
        """Return the pages that exist but could not be read, which is a finding of its own."""
        paths = {fault.path.removeprefix(f"{self.tree.label}/") for fault in self.base.faults}
        names = (PAGE_NAME.fullmatch(path) for path in paths)
        return frozenset((name["slug"], name["language"]) for name in names if name)

    @cached_property
    def unusable(self) -> dict[str, str]:
        """Return what cannot be used as it stands, and the path of the file that says why.

        It is named as rules name what they need: data files, "mkdocs.yml", "pages".
        """
        found = dict(self.base.unusable)
        if self.config.findings:
            found["mkdocs.yml"] = self.config.path
        for slug, language in sorted(self.unread)[:1]:
            found["pages"] = self.tree.shown(f"{slug}.{language}.md")
        return found

    def has_page(self, slug: str, language: str | None = None) -> bool:
        """Tell whether a page exists, in one language or in any."""
        documents, unread = self.base.documents, self.unread
        if language:
            return (slug, language) in documents or (slug, language) in unread
        return any(self.has_page(slug, one) for one in LANGUAGES)

    @cached_property
    def built(self) -> dict[tuple[str, str], Document | None]:
        """Return each page with what its generated blocks hold; None where data forbid them.

        Its headings, anchors, links and citations are first those that the page has itself.
        """
        return {key: self._built(document) for key, document in self.base.documents.items()}

    @cached_property
    def anchors(self) -> dict[tuple[str, str], frozenset[str] | None]:
        """Return the ids of each built page, or None where they cannot be known."""
        data = self.base.data
        return {
            key: None if document is None else _anchors(document, data)
            for key, document in self.built.items()
        }

    @cached_property
    def asset_names(self) -> dict[str, str]:
        """Return the names of files that are no pages, by what look-alikes have in common."""
        return {alike(name): name for name in sorted(self.tree.assets)}

    def _built(self, document: Document) -> Document | None:
        if not document.markers:
            return document
        if self.base.faults or not self.base.data.interface:
            return None
        return _with_blocks(_Filled(document, self.base.data, self.told, self.base))

    @cached_property
    def told(self) -> object:
        """Return what stands for all that generated blocks tell of other pages.

        That is their titles, and what cases cite; it is one object while these are equal.
        """
        facts = tuple(
            (*key, str(document.page.meta.get("title")), cited(document))
            for key, document in self.base.documents.items()
        )
        return _one_object(facts)


@dataclass(frozen=True)
class _Filled:
    """A page whose blocks are to be filled, by what decides over them.

    That is its text, the data, and what blocks say of other pages; the rest of the
    knowledge base changes nothing.
    """

    document: Document
    data: Data
    told: object
    base: KnowledgeBase = field(compare=False, repr=False)


@dataclass(frozen=True)
class _Wanted:
    """A block by what decides over its text."""

    marker: tuple[str, str | None]
    slug: str
    language: str
    path: str
    data: Data
    told: object
    base: KnowledgeBase = field(compare=False, repr=False)


# The caches below serve whoever checks many states of one folder: the text of a block is
# made again only when something that it shows has changed.
@lru_cache(maxsize=1024)
def _one_object(_facts: object) -> object:
    return object()


@lru_cache(maxsize=1024)
def _with_blocks(page: _Filled) -> Document:
    """Return a page with what its generated blocks hold."""
    document, own = page.document, page.document.page
    parts = [document] + [
        _block(
            _Wanted(
                (marker.name, marker.argument), own.slug, own.language, own.path, page.data,
                page.told, page.base,
            )
        )
        for marker in document.markers
    ]  # fmt: skip
    return replace(
        document,
        headings=tuple(heading for part in parts for heading in part.headings),
        anchors=tuple(anchor for part in parts for anchor in part.anchors),
        links=tuple(link for part in parts for link in part.links),
        citations=tuple(citation for part in parts for citation in part.citations),
    )


@lru_cache(maxsize=1024)
def _block(wanted: _Wanted) -> Document:
    view = View(wanted.base, wanted.slug, wanted.language, is_outline=True)
    text = block(*wanted.marker, view) or ""
    return _read_block(wanted.slug, wanted.language, wanted.path, text)


@lru_cache(maxsize=1024)
def _read_block(slug: str, language: str, path: str, text: str) -> Document:
    return read_document(Page(slug, language, path, {}, text, 1))


@lru_cache(maxsize=4096)
def cited(document: Document) -> frozenset[str]:
    """Return the units that a case's page cites; other pages' do not decide what is shown."""
    is_case = document.page.meta.get("type") == "case"
    return frozenset(citation.unit for citation in document.citations) if is_case else frozenset()


@lru_cache(maxsize=4096)
def _anchors(document: Document, data: Data) -> frozenset[str]:
    slug, page_type = document.page.slug, str(document.page.meta.get("type"))
    cited_units = (data.units[c.unit] for c in document.citations if c.unit in data.units)
    places = (unit.place for unit in cited_units if unit.is_met_on(slug, page_type))
    return frozenset({*document.ids, *places, *data.redirects.aliases(slug)})


def make_model(tree: Tree, config: SiteConfig, day: date | None = None) -> Model:
    """Return the model of a folder of texts."""
    return Model(tree, make_knowledge(tree), config, day or today())


def read_model(
    docs: Path, config: Path, day: date | None = None, site_url: str | None = None
) -> Model:
    """Return the model of a docs folder and its configuration.

    ``site_url`` is the address that readers use, where it is not the configured one. Raises
    OSError where the folder or the configuration does not exist.
    """
    try:
        site = read_config(decode(config.read_bytes(), config.name), config.name)
    except ContentError as error:
        site = SiteConfig(config.name, None, "", None, findings=tuple(error.findings))
    if site_url is not None:
        site = replace(site, site_url=site_url)
    tree = read_tree(docs, label_of(docs, config.parent))
    return replace(make_model(tree, site, day), templates=_templates(config.parent))


def _templates(root: Path) -> dict[str, str]:
    """Return the templates in the folder of the theme's changes, by path below a root."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((root / "overrides").rglob("*.html"))
    }


def today() -> date:
    """Return the day of SOURCE_DATE_EPOCH (seconds, UTC) where it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()
