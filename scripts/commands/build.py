"""kb.py build: check the source, build both languages, and put the site in place."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from check.report import print_findings
from check.source import check_source
from commands.arguments import ROOT
from commands.handouts import make_source, print_with_progress
from commands.tools import CHROMIUM, find
from content.findings import Severity
from handout.errors import HandoutError
from output.folder import FolderError, replacing
from output.site import build_site

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from content.findings import Finding


class BuildError(Exception):
    """Raised inside the exchange of folders so that the old site stays."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def run(options: argparse.Namespace) -> int:
    """Build the site; return 1 where the content and 2 where the folder is in the way."""
    chromium = None
    if options.handouts:
        chromium = find(CHROMIUM)
        if chromium is None:
            print(
                "kb: no Chromium was found, so the site is built without handouts. "
                + CHROMIUM.advice,
                file=sys.stderr,
            )
    return build(options.site_dir, site_url=options.site_url, chromium=chromium)


def build(
    site_dir: Path,
    docs: Path = ROOT / "docs",
    config: Path = ROOT / "mkdocs.yml",
    site_url: str | None = None,
    chromium: str | None = None,
) -> int:
    """Check, build and exchange; print what was done or what is in the way.

    ``chromium`` is the program that prints the handouts; without it there are none.
    """
    started = time.monotonic()
    findings = check_source(docs, config)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    print_findings(findings)
    if errors:
        print("Nothing was built; the previous site stays as it was.", file=sys.stderr)
        return 1
    print("Building Thai and English …", flush=True)
    try:
        with replacing(site_dir) as fresh:
            _build_into(fresh, docs, config, site_url, chromium)
    except BuildError as stopped:
        print_findings(stopped.findings)
        print("The build failed; the previous site stays as it was.", file=sys.stderr)
        return 1
    except HandoutError as error:
        print(f"kb: {error}\nThe previous site stays as it was.", file=sys.stderr)
        return 2
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


def _build_into(
    folder: Path, docs: Path, config: Path, site_url: str | None, chromium: str | None
) -> None:
    findings = build_site(config, docs, folder, site_url, has_handouts=chromium is not None)
    if findings:
        raise BuildError(findings)
    if chromium is not None:
        print_with_progress(make_source(folder, chromium, docs, config), folder)
