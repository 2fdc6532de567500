"""kb.py build: check the source, build both languages, and put the site in place."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from check import engine
from check.model import read_model
from check.report import print_findings
from check.site.pages import read_site
from commands.arguments import ROOT
from content.findings import Severity
from output.folder import FolderError, replacing
from output.site import build_site

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from check.model import Model
    from content.findings import Finding


class BuildError(Exception):
    """Raised inside the exchange of folders so that the old site stays."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def run(options: argparse.Namespace) -> int:
    """Build the site; return 1 where the content and 2 where the folder is in the way."""
    return build(options.site_dir, is_draft=options.freshness == "warning")


def build(
    site_dir: Path,
    docs: Path = ROOT / "docs",
    config: Path = ROOT / "mkdocs.yml",
    *,
    is_draft: bool = False,
) -> int:
    """Check, build, check what was built, and exchange; print what is in the way.

    In a draft, a translation left behind is a warning.
    """
    started = time.monotonic()
    model = read_model(docs, config)
    findings = engine.check_source(model)
    if is_draft:
        findings = engine.soften_freshness(findings)
    print_findings(findings, config.parent)
    if _errors(findings):
        print("Nothing was built; the previous site stays as it was.", file=sys.stderr)
        return 1
    print("Building Thai and English …", flush=True)
    try:
        with replacing(site_dir) as fresh:
            _build_into(fresh, docs, config, model)
    except BuildError as stopped:
        print_findings(stopped.findings, config.parent)
        print("The build failed; the previous site stays as it was.", file=sys.stderr)
        return 1
    except FolderError as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(
            f"kb: the site could not be written: {error}. The previous site stays as it was.",
            file=sys.stderr,
        )
        return 2
    pages = sum(1 for _ in site_dir.rglob("*.html"))
    print(f"Built {pages} pages into {site_dir} in {time.monotonic() - started:.1f} s.")
    return 0


def _build_into(folder: Path, docs: Path, config: Path, model: Model) -> None:
    """Build and check a site; raise BuildError where one of the two finds an error."""
    findings = build_site(config, docs, folder)
    if not findings:
        findings = _errors(engine.check_site(model, replace(read_site(folder), label="site")))
    if findings:
        raise BuildError(findings)


def _errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
