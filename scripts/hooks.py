"""MkDocs events, handed on to plain functions that know nothing of MkDocs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content.knowledge import load
from render.blocks import expand
from render.furniture import furniture
from render.typesetting import typeset
from render.view import View

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from content.knowledge import KnowledgeBase

EXTENSION = "render.extension"


@lru_cache(maxsize=1)
def _knowledge(docs_dir: str) -> KnowledgeBase:
    return load(Path(docs_dir))


def _view(page: Page, config: MkDocsConfig) -> View:
    slug, language, _ = page.file.src_uri.rsplit(".", 2)
    return View(_knowledge(config.docs_dir), slug, language)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the Markdown extension which page comes next, and fill in generated blocks."""
    view = _view(page, config)
    config.mdx_configs[EXTENSION] = {"view": view}
    config.mdx_configs["toc"]["permalink_title"] = view.strings["permalink"]
    return expand(markdown, view)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the templates what stands round a page's text."""
    context["kb"] = furniture(_view(page, config), config.extra["owners"])
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Set the finished page's text."""
    view = _view(page, config)
    return typeset(output, view.language, view.base.data.line_breaks)
