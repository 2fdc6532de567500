"""The words that a stale section had when they were confirmed, from git's history."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from check.rules.freshness import STALE, UNCONFIRMED, section_key, words_of_section
from content.blocks import MASK
from content.findings import ContentError
from content.freshness import digest
from content.knowledge import make_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from check.model import Model
    from content.document import Document
    from content.findings import Finding

# How many commits of a file are searched for the confirmed words.
DEPTH = 50


def with_old_words(findings: Iterable[Finding], model: Model, root: Path) -> list[Finding]:
    """Return findings, those on stale sections with the confirmed words that are gone.

    Where git or the commit is absent, the finding tells only how many parts are gone.
    """
    return [_completed(finding, model, root) for finding in findings]


def _completed(finding: Finding, model: Model, root: Path) -> Finding:
    counts = [line for line in finding.difference if line.removeprefix("- ").isdigit()]
    if finding.code not in (STALE.code, UNCONFIRMED.code) or not counts:
        return finding
    document = next(d for d in model.base.documents.values() if d.page.path == finding.path)
    page = document.page
    name = f"{page.slug}.{page.language}.md"
    for record in model.base.records.freshness.values():
        here = [s for s in document.sections if section_key(s) == record.section]
        if record.slug != page.slug or not here or not _is_in(finding, document, record.section):
            continue
        for text in _versions(root, finding.path):
            try:
                old = make_document(name, text, finding.path)
            except ContentError:
                continue
            words = _section_texts(old, record.section)
            if digest(words) == record.digests[page.language]:
                now = {digest([w]) for w in _section_texts(document, record.section)}
                gone = [f"- {shown}" for w, shown in words.items() if digest([w]) not in now]
                kept = [line for line in finding.difference if line not in counts]
                return replace(finding, difference=(*gone, *kept))
    return finding


def _is_in(finding: Finding, document: Document, key: str) -> bool:
    """Tell whether a finding's line lies in a section."""
    at = [s for s in document.sections if s.line <= finding.line] or list(document.sections[:1])
    return bool(at) and section_key(at[-1]) == key


def _section_texts(document: Document, key: str) -> dict[str, str]:
    """Return the words of a section's blocks, each with the text that people read."""
    section = next((s for s in document.sections if section_key(s) == key), None)
    if section is None:
        return {}
    shown = {b.words: " ".join(b.text.replace(MASK, "").split()) for b in section.blocks}
    return {words: shown.get(words, words) for words in words_of_section(document, section)}


def _versions(root: Path, path: str) -> Iterator[str]:
    """Yield a file's text in its last commits, the newest first; nothing without git."""
    log = _git(root, "log", f"-{DEPTH}", "--format=%H", "--", path)
    for commit in log.split():
        yield _git(root, "show", f"{commit}:./{path}")


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
