"""What the checker's tests share: the clean model of our own site, and a copy of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bench.mutation import Ground
from check.model import Model, read_model
from check.site.pages import Site, read_site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def model() -> Model:
    """Return the model of the project's own pages."""
    return read_model(ROOT / "docs", ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    """Return the built site as the checker reads it."""
    return replace(read_site(site), label="site")


@pytest.fixture(scope="session")
def ground(model: Model, site: Path, built: Site) -> Ground:
    """Return what mutants are made of."""
    html = {url: (site / url).read_text(encoding="utf-8") for url in built.pages}
    return Ground(model, (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), built, html)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder outside the repository with a copy of what a site is made from."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts",
                    ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path
