"""kb.py bench: measure something, and print the figures."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

BENCHMARKS = {"handouts": "handout.benchmark"}


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that the command line names, and return its exit status."""
    status: int = importlib.import_module(BENCHMARKS[options.what]).run(options)
    return status
