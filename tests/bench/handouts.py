"""How long all handouts take: seconds and pages, beside one page at a time."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.built import built_site
from check.report import refuse
from commands.handouts import NO_CHROMIUM, make_source
from commands.tools import CHROMIUM, find
from handout.printing import TABS
from handout.produce import all_handouts, some_handouts

if TYPE_CHECKING:
    import argparse

    from handout.produce import Handouts, Source

ADDRESS = "https://intranet.example/"


def run(options: argparse.Namespace) -> int:
    """Print with one tab and with two, and say what each took; return 2 without a Chromium."""
    chromium = find(CHROMIUM)
    if chromium is None:
        return refuse(NO_CHROMIUM.fill(advice=CHROMIUM.advice))
    with built_site(options.site_dir, ADDRESS) as site:
        source = make_source(site, chromium)
        for count in (1, TABS):
            started = time.perf_counter()
            handouts = _printed(replace(source, tabs=count), options.only)
            seconds = time.perf_counter() - started
            size = sum(len(file.data) for file in handouts.files.values())
            print(
                f"{count} at a time: {seconds:5.1f} s, {len(handouts.files)} handouts, "
                f"{handouts.pages} pages, {size / 1e6:.1f} MB, "
                f"{1000 * seconds / handouts.pages:.0f} ms a page",
                flush=True,
            )
    return 0


def _printed(source: Source, only: str | None) -> Handouts:
    if only:
        return some_handouts(source, only, None, lambda: None)
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        return all_handouts(source, Path(folder), lambda: None)
