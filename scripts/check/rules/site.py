"""Rules on the built site: what the theme, the data and raw HTML made of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.registry import finds
from check.rules.pages import UNREACHABLE
from check.rules.relations import NOT_MUTUAL
from check.site.origins import redirect_place
from check.site.pages import BuiltPage, Site, resolve
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from content.findings import Finding

ALTERNATES = Rule(
    "XR121",
    Words("ปุ่มเปลี่ยนภาษาต้องพาไปหน้าเดียวกันในอีกภาษา และพากลับได้", "The language switch leads to the same page in the other language, and back."),
    Words("ลิงก์ภาษาของหน้านี้ผิด: {problem}", "The page's language links are wrong: {problem}"),
    Words("ดู overrides/ และการตั้งค่า i18n ใน mkdocs.yml", "See overrides/ and the i18n settings in mkdocs.yml."),
    'hreflang="en" href="en/absent.html"',
    'hreflang="en" href="en/choose.html"',
)  # fmt: skip
SITEMAP = Rule(
    "XR122",
    Words("แผนผังเว็บไซต์ที่ชี้ไปหน้าที่ไม่มีทำให้โปรแกรมค้นหาเก็บที่อยู่ผิด", "Search engines gather wrong addresses from it."),
    Words("แผนผังเว็บไซต์มีที่อยู่ “{address}” ซึ่งไม่มี", "The sitemap lists “{address}”, which does not exist."),
    Words("สร้างเว็บไซต์ใหม่ด้วย python3 scripts/kb.py build โดยตั้ง site_url ใน mkdocs.yml หรือระบุ --site-url", "Build the site again with python3 scripts/kb.py build, and with site_url in mkdocs.yml or --site-url."),
    "<loc>Nonechoose.html</loc>",
    "<loc>https://…/choose.html</loc>",
)  # fmt: skip
SEARCH = Rule(
    "XR123",
    Words("ผลการค้นหาที่กดแล้วไม่พบทำให้ผู้อ่านเลิกใช้ช่องค้นหา", "A result that leads nowhere makes readers give up searching."),
    Words("ดัชนีค้นหามีที่อยู่ “{address}” ซึ่งไม่มี", "The search index lists “{address}”, which does not exist."),
    Words("สร้างเว็บไซต์ใหม่ด้วย python3 scripts/kb.py build", "Build the site again: python3 scripts/kb.py build"),
    '{"location": "absent.html"}',
    '{"location": "choose.html#table"}',
)  # fmt: skip
REDIRECT_PAGE = Rule(
    "XR125",
    Words("ที่อยู่เดิมต้องเปิดได้และพาไปหน้าใหม่", "The old address must open and bring the reader to the new page."),
    Words("หน้าเปลี่ยนทาง {page} {problem}", "The redirect page {page} {problem}"),
    Words("สร้างเว็บไซต์ใหม่ด้วย python3 scripts/kb.py build", "Build the site again: python3 scripts/kb.py build"),
    "redirects.yml: old: new; no old.html",
    "old.html → new.html",
)  # fmt: skip


@finds("site", ALTERNATES)
def language_links(model: Model, site: Site) -> Iterator[Finding]:
    """Find pages whose language or links to the other language are wrong."""
    for key, document in model.base.documents.items():
        url = _url(*key)
        page = site.pages.get(url)
        if page is None:
            continue
        problem = _alternate_problem(site, page, key)
        if problem:
            yield ALTERNATES.at(Place(document.page.path), problem=problem)


def _alternate_problem(site: Site, page: BuiltPage, key: tuple[str, str]) -> str:
    slug, language = key
    if page.language != language:
        return f'lang="{page.language}"'
    alternates = {
        link.hreflang: link for link in page.links if link.hreflang and link.tag == "link"
    }
    for other in ("th", "en"):
        link = alternates.get(other)
        if link is None:
            return f"no hreflang={other}"
        found = link.to
        if found is not None and found[0] != _url(slug, other):
            return f"hreflang={other} → {link.href}"
        if found is not None and found[0] not in site.files:
            return f"hreflang={other} → {link.href}"
    return ""


def _url(slug: str, language: str) -> str:
    return f"{'en/' if language == 'en' else ''}{slug}.html"


@finds("site", SITEMAP, SEARCH)
def listed_addresses(model: Model, site: Site) -> Iterator[Finding]:
    """Find addresses in the sitemap and the search index that do not exist."""
    lists = (
        (SITEMAP, site.sitemap),
        (SEARCH, site.search),
    )
    for rule, addresses in lists:
        for address in dict.fromkeys(addresses):
            found = resolve("", address.removeprefix(site.address))
            target = site.pages.get(found[0]) if found else None
            if target is None or (found and found[1] and found[1] not in target.anchors):
                yield rule.at(_listed(model, site, found), address=address)


def _listed(model: Model, site: Site, found: tuple[str, str] | None) -> Place:
    """Return the page that an address names, or the configuration that has it listed."""
    page = site.pages.get(found[0]) if found else None
    document = model.base.documents.get(page.key) if page else None
    return Place(document.page.path if document else model.config.path)


@finds("site", UNREACHABLE)
def unreachable_built_pages(model: Model, site: Site) -> Iterator[Finding]:
    """Find pages to which no chain of links leads from the home page of their language."""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = site.pages.get(waiting.pop())
        new = page.linked - reached if page else set()
        reached |= new
        waiting += new
    listed = {entry.target.removesuffix(".md") for entry in model.config.nav or ()}
    for key, document in model.base.documents.items():
        url = _url(*key)
        if model.config.nav is not None and key[0] not in listed:
            continue  # the source layer says so
        if url in site.pages and url not in reached:
            yield UNREACHABLE.at(Place(document.page.path), page=key[0])


@finds("site", REDIRECT_PAGE)
def redirect_pages(model: Model, site: Site) -> Iterator[Finding]:
    """Find redirects and aliases that the built site does not carry out."""
    redirects = model.base.data.redirects
    for old in redirects.pages:
        for language in ("th", "en"):
            url = _url(old, language)
            page = site.pages.get(url)
            found = resolve(url, page.refresh) if page and page.refresh else None
            if page is None or found is None or found[0] not in site.files:
                problem = Words("ไม่มีหรือไม่พาไปหน้าใด", "is absent or leads nowhere.")
                yield REDIRECT_PAGE.at(redirect_place(model, old), page=url, problem=problem)
    for slug, aliases in redirects.anchors.items():
        for language in ("th", "en"):
            page = site.pages.get(_url(slug, language))
            for old in aliases:
                if page and old not in page.anchors:
                    problem = Words(f"ไม่มีหัวข้อเดิม #{old}", f"lacks the old anchor #{old}")
                    place = redirect_place(model, old)
                    yield REDIRECT_PAGE.at(place, page=page.url, problem=problem)


@finds("site", NOT_MUTUAL)
def shown_relations(model: Model, site: Site) -> Iterator[Finding]:
    """Find uses of a technique that its built page lists and the case's does not, or reversely."""
    units = model.base.data.units
    places = {unit.place: unit.id for unit in units.values()}
    related: dict[str, set[tuple[str, str]]] = {"th": set(), "en": set()}
    for page in site.pages.values():
        for link in page.links:
            found = link.to if link.origin == "related" else None
            if found and found[1] in places:
                related[page.key[1]].add((page.url, places[found[1]]))
    for page in site.pages.values():
        document = model.base.documents.get(page.key)
        markers = (
            [marker for marker in document.markers if marker.name == "used-in"] if document else []
        )
        if not document or not markers:
            continue
        language = page.key[1]
        used = [link for link in page.links if link.origin == "used" and link.data_from]
        listed = {link.data_from for link in used}
        homes = {unit.id for unit in units.values() if unit.home == page.key[0]}
        for relation in model.base.data.relations:
            if relation.kind != "demonstrates" or relation.target not in homes:
                continue
            case = _url(model.base.shown_on(relation.source, language), language)
            lacking = None
            if relation.source not in listed:
                lacking = page.url
            elif (case, relation.target) not in related[language]:
                lacking = case
            if lacking:
                place = Place(document.page.path, markers[0].line)
                remedy = Words(
                    "สร้างเว็บไซต์ใหม่ด้วย python3 scripts/kb.py build หรือดู scripts/render/",
                    "See scripts/render/, or build the site again: python3 scripts/kb.py build",
                )
                yield NOT_MUTUAL.at(place, source=relation.source, target=relation.target,
                                    page=lacking, remedy=remedy)  # fmt: skip
