"""kb.py check: read the pages, their data and the built site, and say what to fix."""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from check import engine, fix
from check.formats.machine import as_github, as_json
from check.history import with_old_words
from check.model import Model, read_model
from check.report import language_of, print_findings
from check.rules.freshness import accepted
from check.rules.published import published_now
from check.site.pages import read_site
from commands.arguments import ROOT
from commands.chosen import NamesNothingError, chosen_paths, require_rules
from content.addresses import published_text
from content.findings import Severity, Words, tell
from content.freshness import records_text

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
        model = read_model(options.docs, options.config)
        paths = chosen_paths(options.paths, model, options.docs, options.config)
        if options.accept:
            return accept(model, options)
        if options.publish:
            return publish(model, options)
        if options.fix or options.diff:
            model = mend(model, options)
        findings = layers(model, options)
    except NamesNothingError as error:
        print(f"kb: {tell(error.words, language)}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"kb: {error}", file=sys.stderr)
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


def accept(model: Model, options: argparse.Namespace) -> int:
    """Record that a person has confirmed sections; return 1 where one does not exist."""
    records, unknown = accepted(model, options.accept)
    if unknown:
        print(f"kb: there is no {', '.join(unknown)} in both languages.", file=sys.stderr)
        return 1
    path = options.docs / "data" / "freshness.tsv"
    path.write_text(records_text(records), encoding="utf-8")
    print(f"Recorded in {relative(path, ROOT)}: {', '.join(options.accept)}.")
    return 0


def publish(model: Model, options: argparse.Namespace) -> int:
    """Note every address of today as published."""
    before = sum(1 + len(page.anchors) for page in model.base.records.published)
    pages = published_now(model)
    after = sum(1 + len(page.anchors) for page in pages)
    path = options.docs / "data" / "published.tsv"
    path.write_text(published_text(pages), encoding="utf-8")
    print(f"Noted in {relative(path, ROOT)}: {after} addresses, {after - before} of them new.")
    return 0


def mend(model: Model, options: argparse.Namespace) -> Model:
    """Make the safe repairs, or with --diff only show them; return the model that is left."""
    tree = fix.fixed(model)
    if options.diff:
        for line in fix.difference(model.tree, tree):
            print(line)
        return model
    changed = [name for name, text in tree.texts.items() if text != model.tree.texts[name]]
    for name in changed:
        path = options.docs / name
        raw = path.read_bytes()
        ends = "\r\n" if b"\r\n" in raw else "\n"
        mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
        path.write_bytes((mark + tree.texts[name].replace("\n", ends)).encode())
        print(f"Mended {tree.shown(name)}.", file=sys.stderr)
    return read_model(options.docs, options.config) if changed else model
