"""MkDocs events, handed on to plain functions that know nothing of MkDocs."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache

from check import rules_list
from content.knowledge import ROOT, load
from content.view import View
from render.blocks import expand
from render.contents import leave_out_long_lists
from render.furniture import furniture
from render.sheet import running_facts, sheet, with_running_facts
from render.typesetting import typesetter

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from content.knowledge import KnowledgeBase

assert rules_list  # importing it registers the block that lists the checker's rules

EXTENSION = "render.extension"


class CompiledTemplates(BytecodeCache):
    """The compiled templates, which both languages' builds share."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what its template was compiled to, where it was."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._code[bucket.key] = bucket.bytecode_to_string()


COMPILED = CompiledTemplates()


@lru_cache(maxsize=1)
def _knowledge(docs_dir: str) -> KnowledgeBase:
    return load(Path(docs_dir))


@lru_cache(maxsize=1)
def _typesetter(docs_dir: str) -> Callable[[str, str], str]:
    return typesetter(_knowledge(docs_dir).data.line_breaks)


@lru_cache(maxsize=1)
def _version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def _view(page: Page, config: MkDocsConfig) -> View:
    slug, language, _ = page.file.src_uri.rsplit(".", 2)
    return View(_knowledge(config.docs_dir), slug, language)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the templates be compiled once for both languages."""
    env.bytecode_cache = COMPILED
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the Markdown extension which page comes next, and fill in generated blocks."""
    view = _view(page, config)
    if not config.extra.get("theme_search"):
        page.meta["search"] = {"exclude": True}  # the site's own search takes its place
    config.mdx_configs[EXTENSION] = {"view": view}
    config.mdx_configs["toc"]["permalink_title"] = view.strings["permalink"]
    return expand(markdown, view)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the templates what stands round a page's text, on the screen and on paper."""
    view = _view(page, config)
    leave_out_long_lists(page.toc)
    context["kb"] = furniture(view, config.extra["owners"])
    context["sheet"] = sheet(
        view, config.extra["organisation"][view.language], _version(), config.site_url or "",
        has_pdf=config.extra.get("handouts", False),
    )  # fmt: skip
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Set the finished page's text, and give it what its printed margins show."""
    view = _view(page, config)
    facts = running_facts(
        view, config.extra["organisation"][view.language], str(config.site_name), _version(),
        config.site_url or "",
    )  # fmt: skip
    typeset = _typesetter(config.docs_dir)
    return with_running_facts(typeset(output, view.language), facts)
