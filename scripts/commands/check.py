"""kb.py check: read the pages, their data and the built site, and say what to fix."""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from check import engine
from check.formats.machine import as_github, as_json, as_sarif
from check.history import with_old_words
from check.model import Model, read_model
from check.report import language_of, print_findings
from check.site.pages import read_site
from commands import recording
from content.findings import ContentError, Severity

if TYPE_CHECKING:
    import argparse

    from content.findings import Finding


def run(options: argparse.Namespace) -> int:
    """Check and print the findings, or do what --fix, --accept or --publish asks.

    Return 0 without errors (with --strict, without warnings), 1 with, 2 where the
    check could not run.
    """
    # A run is short, and all that it makes stays in use: looking for unused objects takes
    # a quarter of its time. Building the site does need it.
    gc.disable()
    try:
        if options.accept or options.publish or options.fix:
            recording.undo_unfinished(options)
        model = read_model(options.docs, options.config)
        if options.accept:
            return recording.accept(model, options)
        if options.publish:
            return recording.publish(model, options)
        if options.fix or options.diff:
            fixed = recording.fix_pages(model, options)
            if fixed is None:
                return 2
            model = fixed
        findings = layers(model, options)
    except ContentError as error:
        return recording.refuse(error.findings, options)
    except OSError as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2
    if options.freshness == "warning":
        findings = engine.soften_freshness(findings)
    root = options.config.resolve().parent
    paths = tuple(relative(path, root) for path in options.paths)
    chosen = engine.choose(findings, paths, options.select, options.ignore)
    tell(with_old_words(chosen, model, root), options, root)
    bad = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return 1 if any(finding.severity in bad for finding in chosen) else 0


def relative(path: Path, root: Path) -> str:
    """Return a path as findings name it: relative to the folder of the configuration."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()


def layers(model: Model, options: argparse.Namespace) -> list[Finding]:
    """Return the findings of the layers asked for; without --site-dir, the site is built anew.

    It is not where data cannot be used, and then the source layer says why.
    """
    if options.layer == "source":
        return engine.check_source(model)
    if model.base.faults:
        print("kb: the site was not built, since data cannot be read.", file=sys.stderr)
        return engine.check_source(model)
    run_both = engine.check_all if options.layer == "all" else engine.check_site
    if options.site_dir is not None:
        if not options.site_dir.is_dir():
            raise FileNotFoundError(f"There is no folder {options.site_dir}; build it first.")
        return run_both(model, read_site(options.site_dir))
    from output.site import build_site  # noqa: PLC0415  loading it takes longer than most checks

    with tempfile.TemporaryDirectory(prefix="kb-check-") as folder:
        site = Path(folder) / "site"
        site.mkdir()
        print("Building the site to check it …", file=sys.stderr, flush=True)
        gc.enable()
        warned = build_site(options.config.resolve(), options.docs.resolve(), site, in_spite=True)
        gc.disable()
        found = run_both(model, read_site(site))
    return [*engine.without_echoes(warned, found), *found]


def tell(findings: list[Finding], options: argparse.Namespace, root: Path) -> None:
    """Print findings to standard output in the form asked for."""
    language = options.lang or language_of()
    if options.format == "human":
        print_findings(findings, root, language)
    elif options.format == "json":
        print(as_json(findings, language))
    elif options.format == "sarif":
        print(as_sarif(findings, engine.all_rules(), language))
    elif findings:
        print(as_github(findings, language))
