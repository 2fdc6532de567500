"""What the search's tests share: the engine in a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from searching import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def engine(site: Path, chromium: Browser) -> Iterator[Engine]:
    """Return the search's engine with both indexes loaded."""
    page = chromium.new_page()
    page.goto("about:blank")
    config = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]
    for address in [config["engine"], *config["indexes"].values()]:
        page.add_script_tag(path=site / address)
    yield Engine(page)
    page.close()
