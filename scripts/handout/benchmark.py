"""How long all handouts take: seconds and pages, beside one page at a time."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import ROOT
from commands.handouts import make_source
from commands.tools import CHROMIUM, find
from handout.printing import TABS
from handout.produce import all_handouts
from output.site import build_site

if TYPE_CHECKING:
    import argparse

EXAMPLE = "bench handouts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no option: everything is printed."""


def run(options: argparse.Namespace) -> int:
    """Build, print with one tab and with two, and say what each took; 2 without a Chromium."""
    chromium = find(CHROMIUM)
    if chromium is None:
        print(f"kb: no Chromium was found to print with. {CHROMIUM.advice}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        site = Path(folder) / "site"
        findings = build_site(ROOT / "mkdocs.yml", ROOT / "docs", site, "https://intranet.example/")
        if findings:
            print(f"kb: the site could not be built: {findings[0]}", file=sys.stderr)
            return 2
        source = make_source(site, chromium)
        for count in (1, TABS):
            started = time.perf_counter()
            handouts = all_handouts(replace(source, tabs=count), site, lambda: None)
            seconds = time.perf_counter() - started
            size = sum(len(file.data) for file in handouts.files.values())
            print(
                f"{count} at a time: {seconds:5.1f} s, {len(handouts.files)} handouts, "
                f"{handouts.pages} pages, {size / 1e6:.1f} MB, "
                f"{1000 * seconds / handouts.pages:.0f} ms a page",
                flush=True,
            )
    return 0
