"""A site of any size, grown from ours: copies of the teaching pages under other names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from check.model import read_model
from check.rules.freshness import accepted
from check.rules.published import addresses_now
from content.addresses import PUBLISHED, with_published
from content.knowledge import load
from handout.print_pages import write_print_pages
from letters.files import write_files
from output.not_found import write_not_found
from output.notice import write_notice
from output.redirects import write_redirects
from output.site import LOCK
from output.unused import remove_unused

if TYPE_CHECKING:
    from pathlib import Path

LINKS_PER_PAGE = 30
LINK = "- [{number}]({up}choose.md#table)"


def grown(root: Path, folder: Path, size: int) -> tuple[int, int]:
    """Write a site of ``size`` pages into a folder; return its pages and links.

    Each copy keeps the originals' text, links and citations, and gets links to the
    decision helper until it has thirty. Pages that are generated whole from data are
    not copied, since no real site has them often.
    """
    shutil.copytree(root / "docs", folder / "docs")
    for name in ("overrides", "scripts"):
        (folder / name).symlink_to(root / name)
    model = read_model(folder / "docs", root / "mkdocs.yml")
    originals = [
        (th, en) for th, en in model.pairs() if {m.name for m in th.markers} <= {"used-in"}
    ]
    pages, nav = len(model.base.documents), []
    links = sum(len(d.links) + len(d.citations) for d in model.base.documents.values())
    copy = 0
    while pages < size:
        copy += 1
        for pair in originals[: (size - pages + 1) // 2]:
            slug = f"copy-{copy}/{pair[0].page.slug}"
            nav.append(f"      - {slug}.md")
            for document in pair:
                name = f"{document.page.slug}.{document.page.language}.md"
                have = len(document.links) + len(document.citations)
                up = "../" * slug.count("/")
                more = [LINK.format(number=number, up=up) for number in range(have, LINKS_PER_PAGE)]
                text = _rooted(model.tree.texts[name], document.page.slug)
                path = folder / "docs" / f"{slug}.{document.page.language}.md"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"{text}\n" + "\n".join(more) + "\n", encoding="utf-8")
                pages += 1
                links += max(have, LINKS_PER_PAGE)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    entries = "\n".join(["  - copies:", *nav, "", "theme:"])
    (folder / "mkdocs.yml").write_text(
        config.replace("\ntheme:", entries, 1) if nav else config, encoding="utf-8"
    )
    _confirm(folder)
    return pages, links


def _rooted(text: str, slug: str) -> str:
    """Return a page's text with links out of the copied pages led to the originals.

    The copies lie one folder deeper, so that every relative link climbs once more.
    """
    up = "../" * (slug.count("/") + 1)
    folder = slug.rpartition("/")[0]
    out, rest = [], text
    while "](" in rest:
        before, _, rest = rest.partition("](")
        href, bracket, rest = rest.partition(")")
        if ".md" in href:
            href = up + (f"{folder}/{href}" if folder else href)
        out.append(f"{before}]({href}{bracket}")
    return "".join(out) + rest


def _confirm(folder: Path) -> None:
    """Record the grown site's translations and addresses, as its authors would have."""
    model = read_model(folder / "docs", folder / "mkdocs.yml")
    data = folder / "docs" / "data"
    (data / "freshness.tsv").write_text(accepted(model, ["all"]).text, encoding="utf-8")
    lock, _ = with_published(model.tree.texts[PUBLISHED], addresses_now(model))
    (data / "published.tsv").write_text(lock, encoding="utf-8")


def complete(site: Path, docs: Path, config: Path) -> None:
    """Write what our build adds to MkDocs' output and pages link to, so that no link is broken."""
    data = load(docs, docs.parent).data
    write_not_found(config.parent / "overrides" / "not-found.html", site, "")
    write_redirects(docs, site)
    write_files(data, site)
    write_print_pages(site, config, data.interface)
    remove_unused(site, has_address=False)
    write_notice(site, LOCK)
