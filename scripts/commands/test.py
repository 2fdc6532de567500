"""kb.py test: run every test; kb.py itself has seen to the programs that they need."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from commands import supervise
from commands.arguments import ROOT

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Run pytest on both cores and return 0 where every test passed, 1 where one did not."""
    workers = str(min(4, os.cpu_count() or 1))
    # By file, so that what a file's tests share is made in one worker alone.
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "loadfile",
               *options.pytest]  # fmt: skip
    status = supervise.run(command, ROOT)
    return status if status in (0, 1) else 2
