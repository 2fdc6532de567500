"""The build is measured beside a MkDocs that has nothing of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from bench.build_times import write_stock
from commands.arguments import parse
from projects import copy_content

if TYPE_CHECKING:
    from pathlib import Path


def test_stock_has_our_pages_theme_and_plugins_and_nothing_else_of_ours(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    stock = load_config(str(write_stock(folder)))
    assert stock.docs_dir == str(folder / "docs")
    assert stock.nav
    assert stock.theme.name == "material"
    assert stock.theme.custom_dir == str(folder / "empty")
    assert "render.extension" not in stock.markdown_extensions
    assert "admonition" in stock.markdown_extensions
    assert not any((stock.hooks, stock.extra_css, stock.extra_javascript))
    assert {"i18n", "material/search"} <= set(stock.plugins)


def test_sizes_are_named_with_commas() -> None:
    assert parse(["bench", "build"]).pages == (33, 250, 1000)
    assert parse(["bench", "build", "--pages", "64,100"]).pages == (64, 100)


@pytest.mark.parametrize("wrong", ["", "many", "0", "33,-1", "33,,250"])
def test_what_is_no_size_is_said(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(["bench", "build", f"--pages={wrong}"])
    assert stopped.value.code == 2
    assert "a number from 1 on" in capsys.readouterr().err
