"""Trying changes on a copy of the content before they are made."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.changes import apply
from check.engine import check_source
from check.model import read_model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.changes import Change
    from content.findings import Finding, Words


def new_findings(changes: Iterable[Change], root: Path) -> list[Finding]:
    """Return what the checker finds after the changes that it did not find before.

    ``root`` is the folder that holds docs/ and mkdocs.yml. It is only read.
    """
    with tempfile.TemporaryDirectory(prefix="kb-trial-") as name:
        copy = Path(name).resolve()
        shutil.copytree(root / "docs", copy / "docs")
        shutil.copy2(root / "mkdocs.yml", copy / "mkdocs.yml")
        before = {_identity(finding) for finding in _findings(copy)}
        apply(changes, copy)
        return [finding for finding in _findings(copy) if _identity(finding) not in before]


def _findings(root: Path) -> list[Finding]:
    return check_source(read_model(root / "docs", root / "mkdocs.yml"))


def _identity(finding: Finding) -> tuple[str, str | Words]:
    """Return what makes two findings the same, wherever lines have moved to."""
    return finding.code, finding.message
