"""The two layers see the same ids and links, and redirects work on the built site."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from check import engine
from check.model import make_model
from check.site.pages import PARSER, read_site, resolve
from check.targets import targets_of
from output.redirects import with_aliases, write_redirects
from running import edit, findings
from sheets import ADDRESS

if TYPE_CHECKING:
    from pathlib import Path

    from check.model import Model
    from check.site.pages import Site
    from content.document import Document

# Made for readers from the glossary and the relations; both are held by rules of their own.
GENERATED = ("term", "related", "permalink", "theme")


def test_the_built_site_is_clean(model: Model, built: Site) -> None:
    assert engine.check_site(model, built) == []


def test_a_sitemap_has_the_address_that_the_site_was_built_for(
    model: Model, addressed_site: Path
) -> None:
    def listed(site: Site) -> list[str]:
        # The fixture's pages link to handouts that it has not printed.
        found = engine.check_site(model, site)
        return [finding.path for finding in found if finding.code == "XR122"]

    found = read_site(addressed_site)
    assert found.address == ADDRESS != model.config.site_url
    assert len(found.sitemap) >= len(model.slugs)
    assert listed(found) == []
    foreign = replace(found, sitemap=(f"{ADDRESS}choose.html", "https://other.example/choose.html"))
    assert listed(foreign) == [model.config.path]


def test_ids_of_both_layers_are_equal_on_every_page(model: Model, site: Path) -> None:
    for (slug, language), anchors in model.anchors.items():
        url = f"{'en/' if language == 'en' else ''}{slug}.html"
        root = etree.fromstring((site / url).read_bytes(), PARSER)
        assert root is not None
        text = next(e for e in root.iter("div") if e.get("class") == "kb-page__text")
        ids = {str(element.get("id")) for element in text.iter() if element.get("id")}
        ids = {name for name in ids if not name.startswith(("tip-", "__"))}
        # The theme gives a page without a heading of the first level one with no id.
        assert ids == set(anchors or ()), url


def test_links_of_both_layers_are_equal_on_every_page(model: Model, built: Site) -> None:
    for key, document in model.built.items():
        assert document is not None
        url = f"{'en/' if key[1] == 'en' else ''}{key[0]}.html"
        page = built.pages[url]
        there = Counter(
            resolve(url, link.href) for link in page.links
            if link.origin not in GENERATED and link.tag in ("a", "img", "form")
        )  # fmt: skip
        assert _written(model, document, key, url) == there, url


def _written(
    model: Model, document: Document, key: tuple[str, str], url: str
) -> Counter[tuple[str, str] | None]:
    """Return the built addresses of a page's links and citations, with editor's marks."""
    prefix = "en/" if key[1] == "en" else ""
    here: Counter[tuple[str, str] | None] = Counter()
    for link, target in targets_of(document, ""):
        if link.is_raw:
            here[resolve(url, link.href)] += 1
        elif target.kind == "page":
            name = key[0] if link.href.startswith("#") else target.name
            here[f"{prefix}{name}.html", target.fragment] += 1
        else:
            here[resolve(url, link.href)] += 1
    units, met = model.base.data.units, set()
    corrected = {correction.unit for correction in model.base.data.corrections}
    for citation in document.citations:
        unit = units[citation.unit]
        report = f"{prefix}about/report.html"
        here[report, unit.anchor] += 1
        if unit.id in corrected and unit.id not in met:
            here[report, unit.note] += 1
        met.add(unit.id)
    return here


def test_a_redirect_is_a_plain_page_in_both_languages(copy: Path) -> None:
    edit(copy, "docs/data/redirects.yml", "pages: {}", "pages:\n  old/place: choose#table")
    site = copy / "site"
    (site / "en").mkdir(parents=True)
    for name in ("choose.html", "en/choose.html"):
        (site / name).write_text('<p id="table">x</p>', encoding="utf-8")
    write_redirects(copy / "docs", site)
    pages = read_site(site).pages
    for url in ("old/place.html", "en/old/place.html"):
        page = pages[url]
        assert "<script" not in (site / url).read_text(encoding="utf-8")
        target = posixpath.join(posixpath.dirname(url), "../choose.html#table")
        assert resolve(url, page.refresh) == resolve("", posixpath.normpath(target))


def test_a_moved_anchor_keeps_an_alias() -> None:
    html = '<h2 class="x" id="how">How</h2>'
    assert with_aliases(html, {"steps": "how"}) == (
        '<h2 class="x" id="how"><span id="steps"></span>How</h2>'
    )


def test_a_removed_page_demands_a_redirect_and_is_content_with_one(copy: Path) -> None:
    for language in ("th", "en"):
        (copy / "docs" / f"strategies.{language}.md").rename(
            copy / "docs" / f"six-strategies.{language}.md"
        )
    data = (copy / "docs/data/units.tsv", copy / "docs/data/history.yml")
    for path in [*(copy / "docs").rglob("*.md"), copy / "mkdocs.yml", *data]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?<![\w-])strategies(?=\.md|\t|:$)", "six-strategies", text, flags=re.M)
        path.write_text(text, encoding="utf-8")
    # Links in the text do not count as words, so that no translation is stale.
    assert "XR311" in {f["code"] for f in findings(copy)}
    edit(copy, "docs/data/redirects.yml", "pages: {}", "pages:\n  strategies: six-strategies")
    assert {f["severity"] for f in findings(copy)} <= {"note", "warning"}


def test_site_findings_lead_back_to_the_markdown(model: Model, built: Site, site: Path) -> None:
    name, url = "methods/letters.th.md", "methods/letters.html"
    text, html = model.tree.texts[name], (site / url).read_text(encoding="utf-8")
    tree = model.tree.having(name, text.replace("(../choose.md)", "(../chose.md)"))
    line = text.count("\n", 0, text.index("(../choose.md)")) + 1
    # MkDocs leaves a link that leads nowhere as it is written.
    inside = html.index("<article")
    broken = html[:inside] + html[inside:].replace("../choose.html", "../chose.md")
    found = engine.check_site(
        make_model(tree, model.config, model.today), built.having(url, broken)
    )  # fmt: skip
    assert [(f.code, f.path, f.line) for f in found] == [("XR101", f"docs/{name}", line)]


def test_what_data_made_is_at_the_row_and_what_a_page_says_at_its_line(
    model: Model, built: Site, site: Path
) -> None:
    name, url = "methods/letters.th.md", "methods/letters.html"
    written = "\n\n![x](../images/แผนผัง (1).png)\n"
    tree = model.tree.having(name, model.tree.texts[name].rstrip() + written)
    html = (site / url).read_text(encoding="utf-8")
    image = '<img alt="x" src="../images/แผนผัง (1).png"></article>'
    changed = built.having(url, html.replace("</article>", image))
    found = engine.check_site(make_model(tree, model.config, model.today), changed)
    line = tree.texts[name].rstrip().count("\n") + 1
    assert [(f.path, f.line) for f in found] == [(f"docs/{name}", line)]

    unit = next(unit for unit in model.base.data.units.values() if unit.home == "methods/letters")
    gone = f'<a class="kb-used" data-from="{unit.id}" href="gone.html">x</a></article>'
    found = engine.check_site(model, built.having(url, html.replace("</article>", gone)))
    places = {(f.path, f.line) for f in found if f.code == "XR101"}
    assert places == {("docs/data/units.tsv", unit.line)}


def test_no_finding_on_a_built_page_has_the_place_of_a_built_file(
    model: Model, built: Site, site: Path
) -> None:
    wrong = '<a href="gone.html">x</a><img src="//cdn.example/x.png"><i id="zz"></i><i id="zz"></i>'
    for url in built.pages:
        html = (site / url).read_text(encoding="utf-8").replace("</body>", f"{wrong}</body>")
        html = html.replace("</article>", f"{wrong}</article>")
        for finding in engine.check_site(model, built.having(url, html)):
            assert not finding.path.startswith(f"{built.label}/"), finding
