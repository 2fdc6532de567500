"""kb.py handouts: print every page of a built site as a PDF, with booklets and an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.report import refuse, say
from commands.arguments import ROOT
from commands.outcome import outcome_of, report
from commands.tools import CHROMIUM, find
from content.findings import Words
from content.knowledge import load
from content.pages import LANGUAGES
from content.paths import HANDOUTS_INDEX, page_path
from output.finish import finish_pages

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from handout.produce import Handouts, Source


NO_CHROMIUM = Words("ไม่พบ Chromium {advice}", "no Chromium was found. {advice}")
PRINTED = Words(
    "พิมพ์เอกสารแจก {count} ชุด รวม {pages} หน้า ไว้ใน {folder}",
    "Printed {count} handouts, {pages} pages, into {folder}.",
)


def run(options: argparse.Namespace) -> int:
    """Print; return 1 where data are wrong, 2 where the site is not built or no Chromium found."""
    chromium = find(CHROMIUM)
    if chromium is None:
        return refuse(NO_CHROMIUM.fill(advice=CHROMIUM.advice))
    folder = options.site_dir / "handouts"
    return report(outcome_of(lambda: print_some(options, chromium), folder))


def print_some(options: argparse.Namespace, chromium: str) -> None:
    """Print what the options ask for; raise what ``commands.outcome.attempt`` knows."""
    from handout.produce import some_handouts, write  # noqa: PLC0415  not in every environment

    source = make_source(options.site_dir, chromium)
    if options.only or options.lang:
        handouts = some_handouts(source, options.only, options.lang, lambda: None)
        write(handouts, options.site_dir)
    else:
        handouts = print_with_progress(source, options.site_dir)
        finish_pages(options.site_dir, [options.site_dir / page_path(HANDOUTS_INDEX, language)
                                        for language in LANGUAGES])  # fmt: skip
    say(PRINTED.fill(count=len(handouts.files), pages=handouts.pages,
                     folder=options.site_dir / "handouts"))  # fmt: skip


def make_source(
    site: Path, chromium: str, docs: Path = ROOT / "docs", config: Path = ROOT / "mkdocs.yml"
) -> Source:
    """Return what handouts of a site are made from; raise ContentError where its data are wrong."""
    from handout.produce import Source  # noqa: PLC0415

    return Source(site, config, load(docs).data.interface, chromium)


def print_site(chromium: str, site: Path, *, docs: Path, config: Path) -> None:
    """Print all handouts of a site that is being built into its own folder."""
    print_with_progress(make_source(site, chromium, docs, config), site)


def print_with_progress(source: Source, target: Path) -> Handouts:
    """Print all handouts of a site into a folder, and show how far it has come."""
    from rich.progress import Progress  # noqa: PLC0415

    from handout.produce import all_handouts, count_jobs  # noqa: PLC0415

    with Progress() as progress:
        task = progress.add_task("Printing handouts", total=count_jobs(source))
        return all_handouts(source, target, lambda: progress.advance(task))
