"""kb.py bench: measure a part of the project beside its alternatives, in one run."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from commands.arguments import ROOT

if TYPE_CHECKING:
    import argparse

# What only measures lies with the tests.
TESTS = ROOT / "tests"
PARTS = {
    "build": "bench.build_times",
    "check": "bench.check",
    "handouts": "handout.benchmark",
    "pages": "output.benchmark",
    "search": "search.benchmark",
}


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that the command line names, and return its exit status."""
    if str(TESTS) not in sys.path:
        sys.path.append(str(TESTS))
    status: int = importlib.import_module(PARTS[options.benchmark]).run(options)
    return status
