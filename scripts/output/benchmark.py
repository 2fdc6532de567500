"""kb.py bench pages: what readers load, beside stock Material on the same content."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import ROOT
from commands.tools import CHROMIUM, find
from output.compression import brotlied
from output.generator import generate
from output.site import build_site

if TYPE_CHECKING:
    import argparse

    from output.weight import Visit

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
    del options
    executable = find(CHROMIUM)
    if executable is None:
        print(f"kb: no Chromium was found. {CHROMIUM.advice}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as name:
        folder = Path(name)
        print("Building this site and stock Material …", flush=True)
        build_site(ROOT / "mkdocs.yml", ROOT / "docs", folder / "ours")
        config = folder / "stock.yml"
        (folder / "empty").mkdir()
        config.write_text(
            STOCK.format(root=ROOT.as_posix(), empty=(folder / "empty").as_posix()),
            encoding="utf-8",
        )
        generate(config, ROOT / "docs", folder / "stock", has_theme_search=True)
        _print_table(folder, _measure(executable, folder))
    return 0


def _measure(executable: str, folder: Path) -> list[tuple[str, str, Visit]]:
    from output.browser import open_browser  # noqa: PLC0415  Playwright is a test dependency
    from output.weight import counting, visit  # noqa: PLC0415

    found = []
    with open_browser(executable) as browser:
        for site in ("ours", "stock"):
            with counting(folder / site) as server:
                found += [(page, site, visit(browser, server, page)) for page in PAGES]
    return sorted(found, key=lambda row: (PAGES.index(row[0]), row[1]))


def _print_table(folder: Path, rows: list[tuple[str, str, Visit]]) -> None:
    """Print bytes as kB (1000 bytes), gzip, on a first visit with nothing cached."""
    print("\nFirst visit, kB with gzip. Later visits load “page” alone where files are cached,")
    print("over https as Brotli; “search” is what is loaded before anybody searches.")
    print("Stock Material: no web font.\n")
    head = ("total", *GROUPS, "brotli")
    print(f"{'page':32}{'':7}" + "".join(f"{name:>8}" for name in head) + "  requests    CLS")
    for page, site, seen in rows:
        brotli = len(brotlied((folder / site / page).read_bytes()))
        sizes = (seen.total(), *(seen.bytes.get(group, 0) for group in GROUPS), brotli)
        cells = "".join(f"{size / 1000:8.1f}" for size in sizes)
        print(f"{page:32}{site:7}{cells}{seen.requests:10}{seen.shift:7.3f}")
