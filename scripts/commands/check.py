"""kb.py check: read the pages, their data and the built site, and say what to fix."""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from check import engine
from check.formats.machine import as_github, as_json
from check.history import with_old_words
from check.model import Model, read_model
from check.report import language_of, print_findings
from check.site.pages import read_site
from commands import recording
from commands.chosen import chosen_paths, require_rules
from content.findings import ContentError, Severity, Words, tell
from content.refusals import RefusalError

if TYPE_CHECKING:
    import argparse

    from content.findings import Finding

NOT_BUILT = Words(
    "ไม่ได้สร้างเว็บไซต์มาตรวจ เพราะมีไฟล์ที่อ่านไม่ได้ แก้ตามรายการนี้ก่อน",
    "The site was not built and checked, since files cannot be read; fix these first.",
)
BUILDING = Words("กำลังสร้างเว็บไซต์เพื่อตรวจ …", "Building the site to check it …")


def run(options: argparse.Namespace) -> int:
    """Check and print the findings, or do what --fix, --accept or --publish asks.

    Return 0 without errors (with --strict, without warnings), 1 with, 2 where the
    check could not run.
    """
    # A run is short, and all that it makes stays in use: looking for unused objects takes
    # a quarter of its time. Building the site does need it.
    gc.disable()
    language = options.lang or language_of()
    try:
        require_rules(options.select, options.ignore)
        if options.accept or options.publish or options.fix:
            recording.undo_unfinished(options)
        model = read_model(options.docs, options.config)
        paths = chosen_paths(options.paths, model, options.docs, options.config)
        if options.accept or options.publish:
            record = recording.accept if options.accept else recording.publish
            return record(model, options)
        if options.fix or options.diff:
            fixed = recording.fix_pages(model, options)
            if fixed is None:
                return 2
            model = fixed
        findings = layers(model, options)
    except ContentError as error:
        return recording.refuse(error.findings, options)
    except (RefusalError, OSError) as error:
        said = tell(error.words, language) if isinstance(error, RefusalError) else error
        print(f"kb: {said}", file=sys.stderr)
        return 2
    if options.freshness == "warning":
        findings = engine.soften_freshness(findings)
    root = options.config.resolve().parent
    chosen = engine.choose(findings, paths, options.select, options.ignore)
    show(with_old_words(chosen, model, root), options, root, language)
    bad = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return 1 if any(finding.severity in bad for finding in chosen) else 0


def relative(path: Path, root: Path) -> str:
    """Return a path as findings name it: relative to the folder of the configuration."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()


def layers(model: Model, options: argparse.Namespace) -> list[Finding]:
    """Return the findings of the layers asked for; without --site-dir, the site is built for it.

    It is not where data cannot be used, and then the source layer says why.
    """
    if options.layer == "source":
        return engine.check_source(model)
    if model.base.faults:
        print(f"kb: {tell(NOT_BUILT, options.lang or language_of())}", file=sys.stderr)
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
        print(tell(BUILDING, options.lang or language_of()), file=sys.stderr, flush=True)
        gc.enable()
        warned = build_site(options.config.resolve(), options.docs.resolve(), site, in_spite=True)
        gc.disable()
        found = run_both(model, read_site(site))
    return [*engine.not_yet_found(warned, found), *found]


def show(findings: list[Finding], options: argparse.Namespace, root: Path, language: str) -> None:
    """Print findings to standard output in the form asked for."""
    if options.format == "human":
        print_findings(findings, root, language)
    elif options.format == "json":
        print(as_json(findings, language))
    elif findings:
        print(as_github(findings, language))
