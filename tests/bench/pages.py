"""kb.py bench pages: what readers load, beside stock Material on the same content."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.built import built_site
from check.report import refuse
from commands.arguments import ROOT
from commands.handouts import NO_CHROMIUM
from commands.tools import CHROMIUM, find
from output.compression import brotlied
from output.generator import generate

if TYPE_CHECKING:
    import argparse

    from bench.weight import Visit

GROUPS = ("page", "style", "script", "font", "search", "other")
PAGES = ("index.html", "methods/letters.html", "checklists/before-a-visit.html",
         "en/cases/study-visit.html", "reference/glossary.html", "about/report.html")  # fmt: skip
# The same pages and extensions, without anything that this project adds to the theme.
STOCK = """\
INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
hooks: ["{root}/scripts/hooks.py"]
extra_css: []
extra_javascript: []
theme:
  custom_dir: {empty}
  favicon: assets/images/favicon.png
  icon: {{logo: material/library}}
"""


def run(options: argparse.Namespace) -> int:
    """Print the table; return 2 where there is no Chromium."""
    executable = find(CHROMIUM)
    if executable is None:
        return refuse(NO_CHROMIUM.fill(advice=CHROMIUM.advice))
    pages = PAGES[: options.pages]
    with built_site(options.site_dir) as ours, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("Building stock Material …", flush=True)
        config = folder / "stock.yml"
        (folder / "empty").mkdir()
        config.write_text(
            STOCK.format(root=ROOT.as_posix(), empty=(folder / "empty").as_posix()),
            encoding="utf-8",
        )
        generate(config, ROOT / "docs", folder / "stock", has_theme_search=True)
        sites = {"ours": ours, "stock": folder / "stock"}
        _print_table(sites, _measure(executable, sites, pages))
    return 0


def _measure(
    executable: str, sites: dict[str, Path], pages: tuple[str, ...]
) -> list[tuple[str, str, Visit]]:
    from bench.weight import counting, visit
    from handout.browser import open_browser

    found = []
    with open_browser(executable) as browser:
        for name, site in sites.items():
            with counting(site) as server:
                found += [(page, name, visit(browser, server, page)) for page in pages]
    return sorted(found, key=lambda row: (pages.index(row[0]), row[1]))


def _print_table(sites: dict[str, Path], rows: list[tuple[str, str, Visit]]) -> None:
    """Print bytes as kB (1000 bytes), gzip, on a first visit with nothing cached."""
    print("\nFirst visit, kB with gzip. Later visits load “page” alone where files are cached,")
    print("over https as Brotli; “search” is what is loaded before anybody searches.")
    print("Stock Material: no web font.\n")
    head = ("total", *GROUPS, "brotli")
    print(f"{'page':32}{'':7}" + "".join(f"{name:>8}" for name in head) + "  requests    CLS")
    for page, site, seen in rows:
        brotli = len(brotlied((sites[site] / page).read_bytes()))
        sizes = (seen.total(), *(seen.bytes.get(group, 0) for group in GROUPS), brotli)
        cells = "".join(f"{size / 1000:8.1f}" for size in sizes)
        print(f"{page:32}{site:7}{cells}{seen.requests:10}{seen.shift:7.3f}")
