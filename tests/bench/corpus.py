"""Sites to measure searches on: our own, and corpora built with our configuration."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import yaml

from content.knowledge import load
from output.generator import generate
from search.publish import publish_search

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MATERIAL_INDEX = "search/material.json"


@dataclass(frozen=True)
class Item:
    """One document of a corpus."""

    id: str
    language: str
    title: str
    text: str


def read_corpus(path: Path) -> list[Item]:
    """Return the documents of a file of JSON lines, gzipped or not.

    Raises ValueError, with the line, where one is no object of id, lang, title and text.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    items = []
    with opener(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                entry = json.loads(line)
                items.append(Item(*(str(entry[key]) for key in ("id", "lang", "title", "text"))))
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(
                    f"{path}:{number}:1: this line is no object with id, lang, title and text "
                    f"({error})."
                ) from error
    return items


def multiply(items: Sequence[Item], count: int) -> list[Item]:
    """Return ``count`` documents: the corpus again and again, each round varied.

    A later round turns the order of a document's lines and gives it a number of its own,
    so that no two documents are alike.
    """
    many = []
    for number in range(count):
        item = items[number % len(items)]
        turn = number // len(items)
        lines = item.text.split("\n")
        turned = lines[turn % len(lines) :] + lines[: turn % len(lines)]
        text = "\n".join(turned if turn else lines)
        title = f"{item.title} ({turn + 1})" if turn else item.title
        many.append(Item(f"d{number:05d}", item.language, title, text))
    return many


def build_own(root: Path, site: Path) -> None:
    """Build our own site into a folder, and keep the theme's index for its own search."""
    _build(root / "mkdocs.yml", root / "docs", site)


def build_corpus(root: Path, items: Iterable[Item], work: Path) -> Path:
    """Build a site of a corpus with our configuration inside a work folder; return the site."""
    docs = work / "docs"
    shutil.copytree(root / "docs" / "data", docs / "data")
    # Explained terms link to a glossary page, which a corpus has not; one entry has to stay.
    glossary = docs / "data" / "glossary.yml"
    terms = yaml.safe_load(glossary.read_text(encoding="utf-8"))
    plain = [term for term in terms if not term["explain"]][-1:]
    glossary.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    header = "---\ntitle: {}\ndescription: {}\ntype: reference\nreviewed: 2026-11-24\n"
    header += "owner: content-team\n---\n\n"
    names = [("index", "index")] + [(item.id, item.title) for item in items]
    texts = {item.id: item.text for item in items}
    for name, title in names:
        quoted = json.dumps(title, ensure_ascii=False)
        body = "\n\n".join(_as_markdown(line) for line in texts.get(name, title).split("\n"))
        (docs / f"{name}.th.md").write_text(header.format(quoted, quoted) + body, encoding="utf-8")
    (docs / "index.en.md").write_text(header.format("Index", "Index") + "Index", encoding="utf-8")
    config = work / "mkdocs.yml"
    config.write_text(_configuration(root), encoding="utf-8")
    site = work / "site"
    _build(config, docs, site)
    return site


def _build(config: Path, docs: Path, site: Path) -> None:
    site.mkdir(parents=True)
    found = generate(config, docs, site, has_theme_search=True).findings
    if found:
        raise ValueError("\n".join(str(finding) for finding in found[:5]))
    (site / "search" / "search_index.json").rename(site / MATERIAL_INDEX)
    publish_search(site, load(docs).data)


def _as_markdown(line: str) -> str:
    """Return a line of plain text as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|~:^=-])", r"\\\1", escape(line.strip(), quote=False))


class _Loader(yaml.SafeLoader):
    """Reads our configuration without calling what it names."""


class _Name(str):
    """The name of a Python function in the configuration."""


class _Dumper(yaml.SafeDumper):
    """Writes such names as they were."""


PYTHON_NAME = "tag:yaml.org,2002:python/name:"
_Loader.add_multi_constructor(PYTHON_NAME, lambda loader, suffix, node: _Name(suffix))
_Dumper.add_representer(_Name, lambda dumper, name: dumper.represent_scalar(PYTHON_NAME + name, ""))


def _configuration(root: Path) -> str:
    """Return our configuration for a corpus: the same but for our pages and where they link."""
    config: dict[str, Any] = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    del config["validation"]
    config["nav"] = ["index.md"]  # thousands of pages in every page's navigation would not end
    next(p["i18n"] for p in config["plugins"] if "i18n" in p)["fallback_to_default"] = False
    config["theme"]["custom_dir"] = str(root / "overrides")
    config["hooks"] = [str(root / hook) for hook in config["hooks"]]
    return yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
