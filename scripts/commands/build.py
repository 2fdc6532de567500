"""kb.py build: check the source, build both languages, and put the site in place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from check.report import print_findings
from check.source import check_source
from commands.arguments import ROOT
from commands.outcome import BuildError, attempt
from content.findings import Severity
from output.folder import replacing
from output.site import build_site

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def run(options: argparse.Namespace) -> int:
    """Build the site; return 1 where something went wrong and 2 where the folder is in the way."""
    return build(options.site_dir)


def build(site_dir: Path, docs: Path = ROOT / "docs", config: Path = ROOT / "mkdocs.yml") -> int:
    """Check, build and exchange; print what was done or what is in the way."""

    def replace() -> None:
        started = time.monotonic()
        check(docs, config)
        with replacing(site_dir) as fresh:
            fill(fresh, docs, config)
        pages = sum(1 for _ in site_dir.rglob("*.html"))
        print(f"Built {pages} pages into {site_dir} in {time.monotonic() - started:.1f} s.")

    return attempt(replace)


def check(docs: Path = ROOT / "docs", config: Path = ROOT / "mkdocs.yml") -> None:
    """Check the source and print what is noted; raise BuildError where that stops a build."""
    findings = check_source(docs, config)
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        raise BuildError(tuple(findings))
    print_findings(findings)


def fill(folder: Path, docs: Path = ROOT / "docs", config: Path = ROOT / "mkdocs.yml") -> None:
    """Build the site into a folder; raise BuildError where that does not succeed."""
    print("Building Thai and English …", flush=True)
    findings = build_site(config, docs, folder)
    if findings:
        raise BuildError(findings)
