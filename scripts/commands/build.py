"""kb.py build: check, build both languages, check what was built, and put the site in place."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from check import engine
from check.model import read_model
from check.report import print_findings, say
from check.site.pages import read_site
from commands.arguments import ROOT
from commands.handouts import print_site
from commands.outcome import BuildError, kept, outcome_of, report
from commands.problems import problems_page
from commands.tools import CHROMIUM, find
from content.findings import Severity, Words
from output.folder import replacing
from output.site import build_site

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from check.model import Model
    from content.findings import Finding


NO_HANDOUTS = Words(
    "kb: ไม่พบ Chromium จึงสร้างเว็บไซต์โดยไม่มีเอกสารแจก {advice}",
    "kb: no Chromium was found, so the site is built without handouts. {advice}",
)


@dataclass(frozen=True)
class Order:
    """What a site is to be built from, and how.

    In a draft, a translation left behind is a warning and stops nothing. ``site_url`` is
    the address that readers use, where it is not the configured one. ``chromium`` is the
    program that prints the handouts; without it there are none.
    """

    docs: Path = ROOT / "docs"
    config: Path = ROOT / "mkdocs.yml"
    is_draft: bool = False
    site_url: str | None = None
    chromium: str | None = None


def run(options: argparse.Namespace) -> int:
    """Build the site; return 1 where pages are wrong, 2 where something else is in the way."""
    order = Order(
        is_draft=options.freshness == "warning",
        site_url=options.site_url,
        chromium=find_printer() if options.handouts else None,
    )
    return build(options.site_dir, order, options.report)


def find_printer() -> str | None:
    """Return the Chromium that prints handouts; where there is none, say what follows."""
    chromium = find(CHROMIUM)
    if chromium is None:
        say(NO_HANDOUTS.fill(advice=CHROMIUM.advice), sys.stderr)
    return chromium


def build(site_dir: Path, order: Order, page: Path | None = None) -> int:
    """Check, build and exchange; print what was done or what is in the way.

    What is in the way is written to ``page``, too, where there is to be such a page.
    """

    def renew() -> None:
        started = time.monotonic()
        model = check(order)
        with replacing(site_dir) as fresh:
            fill(fresh, order, model)
        pages = sum(1 for _ in site_dir.rglob("*.html"))
        print(f"Built {pages} pages into {site_dir} in {time.monotonic() - started:.1f} s.")

    outcome = outcome_of(renew, site_dir)
    status = report(outcome, order.config.parent, kept(site_dir))
    if page is not None and status:
        page.write_text(problems_page(outcome), encoding="utf-8", newline="\n")
    return status


def check(order: Order) -> Model:
    """Check the source, print what is noted, and return the model; raise BuildError on errors."""
    model = read_model(order.docs, order.config, site_url=order.site_url)
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
    printing = None
    if order.chromium is not None:
        printing = partial(print_site, order.chromium, docs=order.docs, config=order.config)
    findings = build_site(order.config, order.docs, folder, order.site_url, printing)
    if not findings:
        findings = _errors(engine.check_site(model, replace(read_site(folder), label="site")))
    if findings:
        raise BuildError(findings)


def _errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
