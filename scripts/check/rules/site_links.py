"""Rules on the links and ids of built pages, which the theme, data and raw HTML make, too."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from check.nearest import nearest
from check.registry import finds
from check.rules.anchors import SAME_ID
from check.rules.images import FOREIGN, SHORTCODE, foreign_images, missing_file
from check.rules.links import LEAVES_LANGUAGE, NO_ANCHOR, NO_PAGE, check_link
from check.rules.pages import entry_without_page
from check.site.origins import leads_to, origin_of_id, origin_of_link
from check.site.pages import ADDRESS, NOT_FOUND, RESOURCES, BuiltLink, BuiltPage, Site
from check.targets import targets_of
from content.findings import Place, Words, tell
from content.paths import PRINT_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from check.model import Model
    from check.targets import Target
    from content.document import Document, Link
    from content.findings import Finding

LANGUAGE_LINKS = ("theme", "permalink")
# What print pages put before the ids of the pages that they join.
JOINED = re.compile(r"^page-\d+-")


@finds("site", NO_PAGE, NO_ANCHOR, LEAVES_LANGUAGE, FOREIGN)
def built_links(model: Model, site: Site) -> Iterator[Finding]:
    """Find links and resources of built pages that lead nowhere or to another host."""
    told: set[tuple[str, str]] = set()
    for page in sorted(site.pages.values(), key=_is_joined):
        reported: set[str] = set()
        for link in page.links:
            if link.href in reported or not link.href or link.href.startswith(("data:", "mailto:")):
                continue
            finding = _built_link(model, site, page, link)
            if not finding:
                continue
            reported.add(link.href)
            found = link.to or (link.href, "")
            if _is_joined(page):
                again = found in told or _is_joined_anchor(found[1], told)
            else:  # one template makes a link of the theme on every page
                again = link.origin == "theme" and found in told
            told.add(found)
            if not again:
                yield finding


def _is_joined(page: BuiltPage) -> bool:
    """Tell whether a page only repeats others, for printing."""
    return page.key[0] in PRINT_PAGES.values()


def _is_joined_anchor(anchor: str, told: set[tuple[str, str]]) -> bool:
    """Tell whether a missing anchor of a joined page was missing on the page joined, too."""
    own = JOINED.sub("", anchor)
    return own != anchor and any(own == one for _, one in told)


def _below_root(name: str, site: Site) -> str:
    """Return a path of the page for missing addresses without the path the site is served under.

    That page alone has addresses from the server's root, which begin with any path.
    """
    parts = name.split("/")
    rests = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((rest for rest in rests if rest in site.pages), name)


def _built_link(model: Model, site: Site, page: BuiltPage, link: BuiltLink) -> Finding | None:
    found = link.to
    if found is None:
        if link.tag in RESOURCES and link.rel != "canonical" and ADDRESS.match(link.href):
            return _written_foreign(model, page, link) or FOREIGN.at(
                origin_of_link(model, page, link), tag=link.tag, target=link.href
            )
        return None
    name, fragment = found
    if page.url == NOT_FOUND:
        name = _below_root(name, site)
    target = site.pages.get(name)
    if name not in site.files:
        return _traced(model, site, page, link, found) or NO_PAGE.at(
            origin_of_link(model, page, link), target=link.href,
            nearest=nearest(name, site.pages) if name.endswith(".html") else None,
        )  # fmt: skip
    if target is not None and fragment and fragment not in target.anchors and fragment != "__skip":
        near = nearest(fragment, target.anchors)
        return _traced(model, site, page, link, found) or NO_ANCHOR.at(
            origin_of_link(model, page, link), page=name, anchor=fragment, why="",
            known=", ".join(f"#{a}" for a in sorted(target.anchors)[:12]),
            nearest=f"#{near}" if near else None,
        )  # fmt: skip
    leaves = target is not None and target.key[1] != page.key[1] and link.tag == "a"
    if leaves and link.origin not in LANGUAGE_LINKS and page.url != NOT_FOUND:
        return _traced(model, site, page, link, found) or LEAVES_LANGUAGE.at(
            origin_of_link(model, page, link), target=link.href,
            remedy=Words("ลิงก์ไปหน้าภาษาเดียวกัน", "a link to the page in the same language"),
        )  # fmt: skip
    return None


def _written_foreign(model: Model, page: BuiltPage, link: BuiltLink) -> Finding | None:
    """Return what the source layer says of a picture from another host, if it says anything."""
    document = model.base.documents.get(page.key)
    found = list(foreign_images(document)) if document and link.tag == "img" else []
    same = (f for f in found if link.href in tell(f.message, "en"))
    return next(same, next((f for f in found if f.code == SHORTCODE.code), None))


def _traced(
    model: Model, site: Site, page: BuiltPage, link: BuiltLink, found: tuple[str, str]
) -> Finding | None:
    """Return what the source layer says of the Markdown link that a built link comes from."""
    for entry in model.config.nav or () if link.origin == "theme" else ():
        if entry.target in (found[0], found[0].removeprefix("en/")):
            return entry_without_page(model, entry)
    document = model.base.documents.get(page.key)
    if document is None:
        return None
    for written, target in targets_of(document, model.config.site_url):
        if leads_to(page, written, target, found):
            return _as_written(model, document, written, target) or _at(
                Place(document.page.path, written.line, written.column), site, link, found
            )
    return None


def _as_written(model: Model, document: Document, link: Link, target: Target) -> Finding | None:
    """Return what the source layer says of a link or an image, if it says anything."""
    finding = check_link(model, document, link, target)
    if finding is None and target.kind == "asset":
        return missing_file(model, document, link, target)
    return finding


def _at(place: Place, site: Site, link: BuiltLink, found: tuple[str, str]) -> Finding:
    if found[0] not in site.files:
        return NO_PAGE.at(place, target=link.href)
    return NO_ANCHOR.at(place, page=found[0], anchor=found[1], why="", known="-")


@finds("site", SAME_ID)
def built_ids(model: Model, site: Site) -> Iterator[Finding]:
    """Find ids that stand twice on a built page."""
    written = {key: Counter(document.ids) for key, document in model.base.documents.items()}
    anywhere = {name for ids in written.values() for name in ids if ids[name] > 1}
    for page in site.pages.values():
        seen: dict[str, int] = {}
        own = written.get(page.key, Counter())
        for name, line in page.ids:
            is_told = own[name] > 1 or (_is_joined(page) and JOINED.sub("", name) in anywhere)
            if name in seen and not is_told:  # else the source layer says so
                place = origin_of_id(model, page, name, line)
                yield SAME_ID.at(place, id=name, first=_written_line(model, page, name))
            seen.setdefault(name, line)


def _written_line(model: Model, page: BuiltPage, name: str) -> int:
    """Return the line on which a page's Markdown has an id, 1 where generated text has it."""
    document = model.base.documents.get(page.key)
    if document is None:
        return 1
    headings = ((heading.id, heading.line) for heading in document.headings)
    others = ((anchor.id, anchor.line) for anchor in document.anchors)
    return next((line for known, line in (*headings, *others) if known == name), 1)
