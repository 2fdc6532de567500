"""kb.py test: find what the tests need, and run every test."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from commands.arguments import ROOT
from commands.tools import TOOLS, provide

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Run pytest on both cores and return 0 where every test passed, 1 where one did not."""
    provide(TOOLS)
    workers = str(min(4, os.cpu_count() or 1))
    # By file, so that what a file's tests share is made in one worker alone.
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "loadfile",
               *options.pytest]  # fmt: skip
    status = subprocess.run(command, check=False, cwd=ROOT).returncode
    return status if status in (0, 1) else 2
