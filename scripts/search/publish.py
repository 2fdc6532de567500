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

# What makes up the search, in this order.
SCRIPTS = (
    "normalise", "stem", "unpack", "lexicon", "places", "index", "parts", "rank", "near",
    "results", "engine",
)  # fmt: skip
# Pages load this one by itself, to highlight what led to them.
SHARED = "normalise"
# What the page's own script says in the search box: the strings "search_dialog" and so on.
SAID = ("dialog", "corrected", "none", "try_shorter", "near", "broken", "index")


def publish_search(site: Path, data: Data) -> None:
    """Write the search and an index for each language, and let MkDocs' own index name them.

    The theme asks every page's visitor for ``search_index.json`` (or ``.js`` from a
    folder), so that it holds nothing but addresses. What they name has its content's
    hash in its name: a browser may keep it for ever. The search's scripts are joined
    to one, since a worker would ask for one after the other.
    """
    pages = read_site(site)
    cutter = WordCutter(form for term in data.glossary for form in term.forms("th"))
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    indexes = {}
    for language in LANGUAGES:
        script = make_index(pages, language, data, cutter, data.stop_words[language])
        indexes[language] = _write(folder, language, script)
    engine = _write(folder, "engine", "".join(_take(site, name) for name in SCRIPTS))
    # The theme wants "docs" and "config"; it hands both to the worker.
    index = {"config": {"engine": engine, "indexes": indexes}, "docs": []}
    text = json.dumps(index, separators=(",", ":"))
    (folder / "search_index.json").write_text(text, encoding="utf-8")
    (folder / "search_index.js").write_text(f"var __index={text}", encoding="utf-8")
    _hand_strings(site / "assets" / "search" / "page.js", data)


def _hand_strings(script: Path, data: Data) -> None:
    """Put before a script what it says in each language: pages would carry it every time."""
    strings = {
        language: {name: data.interface[language][f"search_{name}"] for name in SAID}
        for language in LANGUAGES
    }
    text = json.dumps(strings, ensure_ascii=False, separators=(",", ":"))
    own = script.read_text(encoding="utf-8")
    script.write_text(f"self.kbSearchStrings={text};{own}", encoding="utf-8")


def _take(site: Path, name: str) -> str:
    """Return a part of the search, and remove it where no page loads it by itself."""
    path = site / "assets" / "search" / f"{name}.js"
    script = path.read_text(encoding="utf-8")
    if name != SHARED:
        path.unlink()
    return script


def _write(folder: Path, name: str, script: str) -> str:
    """Write a script under a name with its content's hash; return its address in the site."""
    content = script.encode()
    path = folder / f"{name}.{hashlib.sha256(content).hexdigest()[:12]}.js"
    path.write_bytes(content)
    return f"{folder.name}/{path.name}"
