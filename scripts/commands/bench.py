"""kb.py bench: run one of the benchmarks in scripts/bench/."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that the command line names, and return its exit status."""
    status: int = importlib.import_module(f"bench.{options.benchmark}").run(options)
    return status
