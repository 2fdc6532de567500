"""Putting the search into a finished site."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from content.pages import LANGUAGES
from search.coding import WordCutter
from search.index import make_index
from search.sections import read_site

if TYPE_CHECKING:
    from pathlib import Path

    from content.knowledge import Data

# What the worker loads before an index, in this order.
SCRIPTS = ("normalise", "stem", "index", "parts", "rank", "near", "results", "engine")


def publish_search(site: Path, data: Data) -> None:
    """Write an index for each language, and replace MkDocs' own by one that names them.

    The theme asks every page's visitor for ``search_index.json`` (or ``.js`` from a
    folder), so that it holds nothing but addresses. The indexes have their content's
    hash in their names: a browser may keep them for ever.
    """
    pages = read_site(site)
    cutter = WordCutter(form for term in data.glossary for form in term.forms("th"))
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    indexes = {}
    for language in LANGUAGES:
        script = make_index(pages, language, data, cutter, data.stop_words[language]).encode()
        name = f"{language}.{_hash(script)}.js"
        (folder / name).write_bytes(script)
        indexes[language] = f"search/{name}"
    scripts = [_versioned(site, f"assets/search/{name}.js") for name in SCRIPTS]
    # The theme wants "docs" and "config"; it hands both to the worker.
    index = {"config": {"scripts": scripts, "indexes": indexes}, "docs": []}
    text = json.dumps(index, separators=(",", ":"))
    (folder / "search_index.json").write_text(text, encoding="utf-8")
    (folder / "search_index.js").write_text(f"var __index={text}", encoding="utf-8")


def _versioned(site: Path, address: str) -> str:
    return f"{address}?v={_hash((site / address).read_bytes())}"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
