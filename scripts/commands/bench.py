"""kb.py bench: measure a part of the project beside its alternatives, in one run."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

PARTS = {
    "check": "bench.check",
    "handouts": "handout.benchmark",
    "pages": "output.benchmark",
    "search": "search.benchmark",
}


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that the command line names, and return its exit status."""
    status: int = importlib.import_module(PARTS[options.benchmark]).run(options)
    return status
