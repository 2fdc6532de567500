"""kb.py bench: measure a part of the project beside its alternatives, in one run."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import ROOT
from commands.outcome import outcome_of, report
from content.findings import Words
from content.refusals import RefusalError

if TYPE_CHECKING:
    import argparse

# What only measures lies with the tests.
TESTS = ROOT / "tests"
PARTS = {
    "build": "bench.build_times",
    "check": "bench.check",
    "handouts": "bench.handouts",
    "pages": "bench.pages",
    "search": "bench.search",
}


FAILED = Words(
    "วัดผลไม่สำเร็จ ({reason}) โปรดตรวจหน้าเว็บก่อน: python3 scripts/kb.py check",
    "the measurement failed ({reason}). Check the pages first: python3 scripts/kb.py check",
)


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that the command line names, and return its exit status.

    That is 1 where pages are wrong, and 2 where something else is in the way.
    """
    from playwright.sync_api import Error  # noqa: PLC0415  not in every environment

    if str(TESTS) not in sys.path:
        sys.path.append(str(TESTS))
    status = 0

    def measure() -> None:
        nonlocal status
        try:
            status = importlib.import_module(PARTS[options.benchmark]).run(options)
        except (Error, subprocess.CalledProcessError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise RefusalError(FAILED.fill(reason=reason)) from error

    return report(outcome_of(measure, Path(tempfile.gettempdir()))) or status
