"""kb.py bench build: how long a full build takes, beside stock MkDocs on the same pages."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.scale import grown
from commands.arguments import ROOT

if TYPE_CHECKING:
    import argparse

AIM = 4.5
# Builds the site of a folder as "kb.py build" does.
OURS = """
import sys
from pathlib import Path
from commands.build import Order, build
folder = Path(sys.argv[1])
sys.exit(build(folder / "ours", Order(folder / "docs", folder / "mkdocs.yml")))
"""
EXTENSION = "  - render.extension\n"
# The same pages, theme and plugins, without anything that this project adds.
STOCK = """\
INHERIT: plain.yml
strict: false
hooks: []
extra_css: []
extra_javascript: []
theme:
  custom_dir: empty
  favicon: assets/images/favicon.png
  icon: {logo: material/library}
"""


@dataclass(frozen=True)
class Seconds:
    """How long a build took: on the clock, and of the processors."""

    clock: float
    processor: float


def run(options: argparse.Namespace) -> int:
    """Print a row for each number of pages; return 2 where a build fails."""
    print(f"Full build, median of {options.runs}. Stock: Material and static-i18n on the same")
    print("pages without hooks and overrides, its output neither checked nor compressed.\n")
    print(f"{'':8}{'seconds':^22}{'':>7}{'of the processors':^22}")
    print(f"{'pages':>8}{'ours':>11}{'stock':>11}{'ratio':>7}{'ours':>11}{'stock':>11}{'ratio':>7}")
    for size in options.pages:
        with tempfile.TemporaryDirectory(prefix="kb-bench-") as name:
            folder = Path(name)
            pages, _ = grown(ROOT, folder, size)
            write_stock(folder)
            try:
                ours, stock = _measured(folder, options.runs)
            except subprocess.CalledProcessError as error:
                print(f"kb: a build failed.\n{error.stdout}\n{error.stderr}", file=sys.stderr)
                return 2
        print(
            f"{pages:8}"
            f"{ours.clock:11.1f}{stock.clock:11.1f}{ours.clock / stock.clock:7.1f}"
            f"{ours.processor:11.1f}{stock.processor:11.1f}"
            f"{ours.processor / stock.processor:7.1f}",
            flush=True,
        )
    print(f"\naim: at most {AIM} times stock on the clock")
    return 0


def write_stock(folder: Path) -> Path:
    """Write the stock configuration beside a site's own, and return its path."""
    (folder / "empty").mkdir()
    own = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    if EXTENSION not in own:
        raise ValueError(f"mkdocs.yml has no {EXTENSION.strip()}")
    (folder / "plain.yml").write_text(own.replace(EXTENSION, ""), encoding="utf-8")
    stock = folder / "stock.yml"
    stock.write_text(STOCK, encoding="utf-8")
    return stock


def _measured(folder: Path, runs: int) -> tuple[Seconds, Seconds]:
    """Return the median of several builds of each kind, by turns, each into an empty folder."""
    ours, stock = [], []
    for _ in range(runs):
        ours.append(_seconds("-c", OURS, folder))
        stock.append(_seconds(
            "-m", "mkdocs", "-q", "build", "-f", folder / "stock.yml", "-d", folder / "theirs"
        ))  # fmt: skip
        for name in ("ours", "theirs"):
            shutil.rmtree(folder / name)
    return _median(ours), _median(stock)


def _median(found: list[Seconds]) -> Seconds:
    return Seconds(
        statistics.median(one.clock for one in found),
        statistics.median(one.processor for one in found),
    )


def _seconds(*arguments: object) -> Seconds:
    """Return how long Python takes, from start to exit; raise CalledProcessError on failure."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
    before, started = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, *map(str, arguments)], check=True, env=environment, capture_output=True,
        text=True, encoding="utf-8",
    )  # fmt: skip
    clock, after = time.perf_counter() - started, os.times()
    processor = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return Seconds(clock, processor)
