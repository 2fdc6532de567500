"""Copies of the project that a test may change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from check.engine import check_source
from check.model import read_model

if TYPE_CHECKING:
    from datetime import date

ROOT = Path(__file__).resolve().parents[1]


def copy_content(folder: Path) -> Path:
    """Copy what authors change (docs/ and mkdocs.yml) into a folder, and return it."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy2(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder.resolve()


def copy_project(folder: Path) -> Path:
    """Copy whatever a build needs into a folder, and return it."""
    copy_content(folder)
    for name in ("overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy2(ROOT / name, folder / name)
    return folder.resolve()


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Return every file of a folder with its bytes, and every folder with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def codes(root: Path, day: date | None = None) -> set[str]:
    """Return the codes of what the checker finds in a copy."""
    model = read_model(root / "docs", root / "mkdocs.yml", day)
    return {finding.code for finding in check_source(model)}
