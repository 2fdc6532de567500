"""kb.py bench: measure a part of the project beside its alternatives."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

PARTS = {"pages": "output.benchmark"}


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that the command line names."""
    status: int = importlib.import_module(PARTS[options.benchmark]).run(options)
    return status
