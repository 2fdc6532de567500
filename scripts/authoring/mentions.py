"""Data that still name a page by its old slug, for an author to look at."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import yaml

from authoring.redirects import FILE as REDIRECTS
from content.findings import ContentError
from content.textfiles import read_text_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def mentions(slug: str, root: Path) -> Iterator[str]:
    """Yield the places (file:line) of values in the YAML data that are a slug or its file.

    A word may be a page's name by chance, so these are shown and not changed.
    """
    for path in sorted((root / "docs/data").glob("*.yml")):
        shown = f"docs/data/{path.name}"
        if shown == REDIRECTS:
            continue
        with contextlib.suppress(yaml.YAMLError, ContentError):  # the checker reports these
            node = yaml.compose(read_text_file(path, shown).text, Loader=yaml.SafeLoader)
            yield from [f"{shown}:{line}" for line in _lines(node, slug)]


def _lines(node: yaml.Node | None, slug: str) -> Iterator[int]:
    if isinstance(node, yaml.ScalarNode):
        if node.value.partition("#")[0].removesuffix(".md") == slug:
            yield node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _lines(item, slug)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _lines(value, slug)
