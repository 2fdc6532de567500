"""kb.py bench: measure a part of the project beside its alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search import benchmark as search_benchmark

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that the command line names."""
    return search_benchmark.run(options)
