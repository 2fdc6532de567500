"""Mutation of the real pages: each defect must cause its findings, and nothing else.

A family (tests/mutations/*.yml) is an edit that is applied to every page, data file,
configuration or built page that it fits, in memory. Each result is a mutant, with
the exact set of findings that it must cause. Harmless families must cause none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from check import engine
from check.model import Model, make_model
from check.rules.freshness import current_records
from content.config import read_config
from content.files import decode, parse_yaml
from content.knowledge import Records
from content.pages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from check.site.pages import Site

# A finding in short: its code, file and line.
Seen = tuple[str, str, int]
TWIN = {"th": "en", "en": "th"}
FILLER = {"th": "ข้อความ", "en": "words"}
WHERE = re.compile(r"(?P<code>XR\d{3}) (?P<where>[^+:\s]+)(?:\+(?P<plus>\d+)|:(?P<line>\d+))?")


@dataclass(frozen=True)
class Family:
    """A kind of mutant: the rule it kills or spares, where it is applied, and its edits.

    ``on`` is "page", "data", "config" or "site"; ``edit`` and ``twin`` change the file
    itself and the page's other language; ``expect`` lists findings as
    "CODE self+1", "CODE twin" or "CODE path:line". ``is_accepted`` tells that a person
    confirms the translation after the edit.
    """

    name: str
    rule: str
    on: str
    edit: Mapping[str, Any]
    twin: Mapping[str, Any]
    expect: tuple[str, ...]
    is_accepted: bool
    only: re.Pattern[str]
    file: str

    @property
    def is_harmless(self) -> bool:
        """Tell whether the family must cause nothing."""
        return not self.expect


@dataclass(frozen=True)
class Ground:
    """What is mutated: a clean model, its configuration's text, and the built site's pages."""

    model: Model
    config: str
    site: Site | None
    html: Mapping[str, str]


@dataclass(frozen=True)
class Mutant:
    """A changed model, or a changed site, and the findings that it must cause."""

    family: Family
    target: str
    model: Model
    site: Site | None
    expected: frozenset[Seen]

    def seen(self) -> frozenset[Seen]:
        """Run the checks and return the findings in short."""
        if self.site is None:
            findings = engine.check_source(self.model)
        else:
            findings = engine.check_site(self.model, self.site)
        return frozenset((f.code, f.path, f.line) for f in findings)


def read_families(folder: Path) -> tuple[Family, ...]:
    """Return the families in a folder's YAML files, with the twins that they ask for."""
    families = []
    for path in sorted(folder.glob("*.yml")):
        for entry in parse_yaml(decode(path.read_bytes(), path.name), path.name):
            families += list(_families(entry))
    return tuple(families)


def _families(entry: dict[str, Any]) -> Iterator[Family]:
    """Yield an entry's family, and the harmless one that goes with it."""
    on = entry.get("target", "page")
    common = {
        "rule": entry["rule"], "on": on, "file": entry.get("file", ""),
        "only": re.compile(entry.get("only", ".")), "is_accepted": entry.get("accept", True),
    }  # fmt: skip
    edit, twin = entry["edit"], entry.get("twin", {})
    if twin == "same":
        twin = edit
    expect = tuple(entry.get("expect", ()))
    yield Family(name=entry["name"], edit=edit, twin=twin, expect=expect, **common)
    harmless = entry.get("harmless")
    if harmless in ("fence", "comment"):
        wrap = fenced if harmless == "fence" else commented
        yield Family(name=f"{entry['name']}, in a {harmless}", edit=wrap(edit),
                     twin=wrap(twin or edit), expect=(), **common)  # fmt: skip
    elif harmless:
        twin = harmless if entry.get("twin") == "same" else entry.get("harmless twin", {})
        yield Family(
            name=f"{entry['name']}: harmless", edit=harmless, twin=twin, expect=(), **common
        )


def fenced(edit: Mapping[str, Any]) -> dict[str, str]:
    """Return an insertion as a code block."""
    return {"insert": f"```text\n{edit['insert']}\n```"}


def commented(edit: Mapping[str, Any]) -> dict[str, str]:
    """Return an insertion as a comment."""
    return {"insert": f"<!-- {edit['insert']} -->"}


def mutants(family: Family, ground: Ground) -> Iterator[Mutant]:
    """Yield a family's mutants of a ground that is itself without findings."""
    if family.on == "page":
        yield from _page_mutants(family, ground.model)
    elif family.on == "site":
        yield from _site_mutants(family, ground)
    elif family.on == "config":
        yield from _config_mutants(family, ground)
    else:
        yield from _data_mutants(family, ground.model)


def _page_mutants(family: Family, model: Model) -> Iterator[Mutant]:
    for slug in model.slugs:
        # The same edit in both languages is one mutant, whichever of them is called first,
        # and so is an insertion that must cause nothing.
        is_same = family.edit == family.twin or (family.is_harmless and "insert" in family.edit)
        languages = ("th",) if is_same else LANGUAGES
        for language in languages:
            other = TWIN[language]
            name, twin = f"{slug}.{language}.md", f"{slug}.{other}.md"
            if not family.only.search(name):
                continue
            own = apply(model.tree.texts[name], family.edit, _names(model, slug, language))
            theirs = apply(model.tree.texts[twin], family.twin, _names(model, slug, other))
            if own is None or theirs is None:
                continue
            tree = model.tree.having(name, own[0])
            tree = tree.having(twin, None if "remove" in family.twin else theirs[0])
            changed = make_model(tree, model.config, model.today)
            if family.is_accepted:
                changed = with_accepted(changed, slug)
            shown = model.tree.shown
            places = {"self": (shown(name), own[1]), "twin": (shown(twin), theirs[1])}
            places[language], places[other] = places["self"], places["twin"]
            expected = _expected(family, places, {"slug": slug})
            yield Mutant(family, name, changed, None, expected)


def with_accepted(model: Model, slug: str) -> Model:
    """Return the model after a person has confirmed a page's translation and published it."""
    records = dict(model.base.records.freshness)
    th, en = (model.base.documents.get((slug, language)) for language in ("th", "en"))
    if th and en:
        kept = {key: record for key, record in records.items() if key[0] != slug}
        records = kept | {(r.slug, r.section): r for r in current_records(th, en)}
    lock = tuple(
        replace(page, anchors=(*page.anchors, *(set(th.ids) & set(en.ids))))
        if th and en and page.slug == slug
        else page
        for page in model.base.records.published
    )
    recorded = Records(published=lock, freshness=records)
    return replace(model, base=replace(model.base, records=recorded))


def _config_mutants(family: Family, ground: Ground) -> Iterator[Mutant]:
    model = ground.model
    result = apply(ground.config, family.edit, {})
    if result:
        config = read_config(result[0], model.config.path)
        changed = make_model(model.tree, config, model.today)
        places = {"self": (config.path, result[1])}
        yield Mutant(family, config.path, changed, None, _expected(family, places, {}))


def _data_mutants(family: Family, model: Model) -> Iterator[Mutant]:
    result = apply(model.tree.texts.get(family.file, ""), family.edit, {})
    if result:
        text = None if "remove" in family.edit else result[0]
        tree = model.tree.having(family.file, text)
        if "asset" in family.edit:
            tree = replace(model.tree, assets=model.tree.assets | {family.edit["asset"]})
        changed = make_model(tree, model.config, model.today)
        places = {"self": (model.tree.shown(family.file), result[1])}
        expected = _expected(family, places, _unit_lines(model))
        yield Mutant(family, family.file, changed, None, expected)


def _site_mutants(family: Family, ground: Ground) -> Iterator[Mutant]:
    model, site = ground.model, ground.site
    for url, page in site.pages.items() if site else ():
        if page.key not in model.base.documents or not family.only.search(url):
            continue
        slug, language = page.key
        result = apply(ground.html[url], family.edit, _names(model, slug, language))
        if site is None or result is None:
            continue
        source = model.tree.shown(f"{slug}.{language}.md")
        markers = model.base.documents[page.key].markers
        headings = model.base.documents[page.key].headings
        places = {
            "self": (source, 1),
            "last": (source, next((h.line for h in reversed(headings) if h.id), 1)),
            "marker": (source, next((m.line for m in markers if m.name == "used-in"), 1)),
        }  # fmt: skip
        expected = _expected(family, places, {"slug": slug, "url": url})
        yield Mutant(family, url, model, site.having(url, result[0]), expected)


def _names(model: Model, slug: str, language: str) -> dict[str, str]:
    """Return what stands for {root}, {slug} and the like in a family's texts."""
    document = model.base.documents[(slug, language)]
    ids = [heading.id for heading in document.headings if heading.id]
    up = "../" * (slug.count("/") + (language == "en"))
    return {
        "root": "../" * slug.count("/"), "up": up, "slug": slug, "language": language,
        "other": TWIN[language], "word": FILLER[language], "name": slug.rpartition("/")[2],
        "id": ids[0] if ids else "",
    }  # fmt: skip


def apply(text: str, edit: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, int] | None:
    """Return a text after an edit and the line of the edit, or None where it does not fit."""
    body = text.find("\n---", 3) + 5 if text.startswith("---\n") else 0
    if "insert" in edit:
        before = text.rstrip("\n")
        return f"{before}\n\n{_fill(edit['insert'], names)}\n", before.count("\n") + 3
    if "swap" in edit:
        name = str(edit["swap"])
        return TRANSFORMS[name](text), 1
    if not edit or "remove" in edit or "asset" in edit:
        return text, 1
    field = "front" if "front" in edit else "sub"
    pattern, words = edit[field]
    start, end = (0, body) if field == "front" else (body, len(text))
    match = re.compile(_fill(pattern, names), re.MULTILINE).search(text, start, end)
    if match is None:
        return None
    changed = match.expand(_fill(words, names)) if "\\" in words else _fill(words, names)
    return text[: match.start()] + changed + text[match.end() :], text.count(
        "\n", 0, match.start()
    ) + 1


def _fill(text: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _reflowed(text: str) -> str:
    """Return a page with its English paragraphs broken after each fourth word."""
    front, _, body = text[4:].partition("\n---\n")
    lines = [_broken(line) if re.match(r"[A-Z][a-z]", line) else line for line in body.split("\n")]
    return f"---\n{front}\n---\n" + "\n".join(lines)


def _broken(line: str) -> str:
    return re.sub(r"((?:[a-z]+ ){4})(?=[a-z])", lambda m: m[1].rstrip() + "\n", line)


def _with_windows_ends(text: str) -> str:
    return decode(text.replace("\n", "\r\n").encode(), "")


def _with_mark(text: str) -> str:
    return decode(b"\xef\xbb\xbf" + text.encode(), "")


TRANSFORMS: dict[str, Callable[[str], str]] = {
    "crlf": _with_windows_ends,
    "bom": _with_mark,
    "reflow": _reflowed,
    "trailing spaces": lambda text: re.sub(r"(?<=[^\s\-|])\n(?=\n)", " \n", text),
    "blank lines": lambda text: text.replace("\n\n## ", "\n\n\n\n## "),
}


def _unit_lines(model: Model) -> dict[str, str]:
    """Return what stands for "{unit 3.1.5}": the line of the unit in units.tsv."""
    return {f"unit {unit.id}": str(unit.line) for unit in model.base.data.units.values()}


def _expected(
    family: Family, places: Mapping[str, tuple[str, int]], names: Mapping[str, str]
) -> frozenset[Seen]:
    expected = set()
    for entry in family.expect:
        match = WHERE.fullmatch(_fill(entry, names))
        if match is None:
            raise ValueError(f"{family.name}: {entry}")
        path, line = places.get(match["where"], (match["where"], 1))
        line = int(match["line"]) if match["line"] else line + int(match["plus"] or 0)
        expected.add((match["code"], path, line))
    return frozenset(expected)
