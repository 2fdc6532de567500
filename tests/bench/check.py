"""kb.py bench check: what the checker finds in mutants, and how fast it is beside MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.built import built_site
from bench.mutation import Ground, mutants, read_families
from bench.scale import complete, grown
from check.model import read_model
from check.site.pages import read_site
from commands.arguments import ROOT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

# What the source layer and both layers may take of MkDocs' time.
AIMS = (15, 5)
RUNS = 2


def run(options: argparse.Namespace) -> int:
    """Print the mutation report and the speed; return 1 where a mutant is misjudged."""
    status = mutation_report(options.site_dir, options.mutants)
    speed_report(options.sizes)
    return status


def mutation_report(site_dir: Path | None = None, most: int | None = None) -> int:
    """Run mutants and print families, mutants, precision and recall.

    ``site_dir`` is the built site, where one need not be built; ``most`` is how many
    mutants of each family are tried.
    """
    families = read_families(ROOT / "tests" / "mutations")
    with built_site(site_dir) as site:
        built = replace(read_site(site), label="site")
        html = {url: (site / url).read_text(encoding="utf-8") for url in built.pages}
    config = ROOT / "mkdocs.yml"
    model = read_model(ROOT / "docs", config)
    ground = Ground(model, config.read_text(encoding="utf-8"), built, html)
    count = right = wrong = missed = misjudged = 0
    for number, family in enumerate(families, 1):
        print(f"\r{number}/{len(families)} families, {count} mutants", end="", file=sys.stderr)
        for mutant in islice(mutants(family, ground), most):
            seen = mutant.seen()
            count += 1
            right += len(seen & mutant.expected)
            wrong += len(seen - mutant.expected)
            missed += len(mutant.expected - seen)
            misjudged += seen != mutant.expected
    print("\r", end="", file=sys.stderr)
    harmful = sum(not family.is_harmless for family in families)
    print(f"families   {harmful} harmful, {len(families) - harmful} harmless")
    print(f"mutants    {count}, of which {misjudged} misjudged")
    print(f"precision  {_share(right, right + wrong)}  ({wrong} findings too many)")
    print(f"recall     {_share(right, right + missed)}  ({missed} findings missing)", flush=True)
    return 1 if misjudged else 0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "-"


def speed_report(sizes: Iterable[int]) -> None:
    """Grow the site to some sizes, and print how long MkDocs and each of our layers take."""
    print("\n pages   links   mkdocs build --strict   source layer   both layers   (seconds)")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="kb-bench-") as name:
            folder = Path(name)
            pages, links = grown(ROOT, folder, size)
            docs, config, site = folder / "docs", folder / "mkdocs.yml", folder / "site"
            mkdocs = _seconds("mkdocs", "build", "--strict", "-f", config, "-d", site)
            complete(site, docs, config)
            check = ("commands", "check", "--docs", docs, "--config", config)
            source = _fastest(*check)
            both = _fastest(*check, "--layer", "all", "--site-dir", site)
        print(
            f"{pages:6}  {links:6}  {mkdocs:22.1f}  {source:7.2f} (1/{mkdocs / source:.1f})"
            f"  {both:6.2f} (1/{mkdocs / both:.1f})",
            flush=True,
        )
    print(f"aims: source layer under 1/{AIMS[0]}, both layers under 1/{AIMS[1]}, linear in pages")


def _fastest(module: str, *arguments: object) -> float:
    """Return the shortest time of several runs: what else the machine does only adds to it."""
    return min(_seconds(module, *arguments) for _ in range(RUNS))


def _seconds(module: str, *arguments: object) -> float:
    """Return how long a Python module's command takes, from start to exit.

    Raises CalledProcessError, with what it said, where it does not exit with 0: the
    site is without faults, so that nothing is measured but looking for them.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-m", module, *map(str, arguments)]
    started = time.perf_counter()
    done = subprocess.run(command, check=False, env=environment, capture_output=True)
    seconds = time.perf_counter() - started
    if done.returncode:
        print(done.stdout.decode()[-2000:], done.stderr.decode()[-2000:], file=sys.stderr)
        done.check_returncode()
    return seconds
