"""kb.py build: check, build both languages, check what was built, and put the site in place."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from check import engine
from check.model import read_model
from check.report import print_findings
from check.site.pages import read_site
from commands.arguments import ROOT
from commands.outcome import BuildError, attempt
from content.findings import Severity
from output.folder import replacing
from output.site import build_site

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from check.model import Model
    from content.findings import Finding


@dataclass(frozen=True)
class Order:
    """What a site is to be built from, and how.

    In a draft, a translation left behind is a warning and stops nothing.
    """

    docs: Path = ROOT / "docs"
    config: Path = ROOT / "mkdocs.yml"
    is_draft: bool = False


def run(options: argparse.Namespace) -> int:
    """Build the site; return 1 where something went wrong and 2 where the folder is in the way."""
    return build(options.site_dir, Order(is_draft=options.freshness == "warning"))


def build(site_dir: Path, order: Order) -> int:
    """Check, build and exchange; print what was done or what is in the way."""

    def renew() -> None:
        started = time.monotonic()
        model = check(order)
        with replacing(site_dir) as fresh:
            fill(fresh, order, model)
        pages = sum(1 for _ in site_dir.rglob("*.html"))
        print(f"Built {pages} pages into {site_dir} in {time.monotonic() - started:.1f} s.")

    return attempt(renew, order.config.parent)


def check(order: Order) -> Model:
    """Check the source, print what is noted, and return the model; raise BuildError on errors."""
    model = read_model(order.docs, order.config)
    findings = engine.check_source(model)
    if order.is_draft:
        findings = engine.soften_freshness(findings)
    if _errors(findings):
        raise BuildError(tuple(findings))
    print_findings(findings, order.config.parent)
    return model


def fill(folder: Path, order: Order, model: Model) -> None:
    """Build and check the site in a folder; raise BuildError where that does not succeed."""
    print("Building Thai and English …", flush=True)
    findings = build_site(order.config, order.docs, folder)
    if not findings:
        findings = _errors(engine.check_site(model, replace(read_site(folder), label="site")))
    if findings:
        raise BuildError(findings)


def _errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
