"""Running the checks: every rule over the model, minus what inline exceptions allow."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from check import rules_list
from check.registry import CHECKS
from check.rules import all_rules
from check.rules.exemptions import UNNEEDED, apply_exemptions
from content.findings import lenient, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from check.model import Model
    from check.registry import Scope
    from check.site.pages import Site
    from content.document import Document
    from content.findings import Finding
    from content.knowledge import Data

assert rules_list  # importing it registers the rules, and the page's block that lists them

# A finding of the second kind on a line where one of the first stands says the same again.
CONSEQUENCES = {"XR406": ("XR1", "XR9"), "XR407": ("XR1", "XR9")}
# And of the second kind on a page where one of the first stands.
PAGE_CONSEQUENCES = {"XR408": {"XR601"}, "XR213": {"XR404", "XR408", "XR601", "XR602"}}
# What a warning of MkDocs names: files, and pages in a list below it.
NAMED = re.compile(r"[\w./-]+\.md\b")
LANGUAGE = re.compile(r"\.(?:th|en)(?=\.md\b)")
SOURCE = ("page", "page data", "pair", "pair data", "model")


def check_source(model: Model) -> list[Finding]:
    """Return every finding of the source layer, sorted by place."""
    return _finish(model, _source_findings(model), SOURCE)


def check_site(model: Model, site: Site) -> list[Finding]:
    """Return every finding of the site layer, sorted by place."""
    return _finish(model, _site_findings(model, site), ("site",))


def check_all(model: Model, site: Site) -> list[Finding]:
    """Return the findings of both layers; what both see is reported once."""
    found = [*_source_findings(model), *_site_findings(model, site)]
    return _finish(model, found, (*SOURCE, "site"))


def not_yet_found(warned: Iterable[Finding], found: Iterable[Finding]) -> list[Finding]:
    """Return MkDocs' warnings without those on a page that findings of ours are on, or name."""
    told = {LANGUAGE.sub("", f"{finding.path} {tell(finding.message, 'en')}") for finding in found}
    return [
        warning for warning in warned
        if not any(
            LANGUAGE.sub("", name) in words
            for name in NAMED.findall(tell(warning.message, "en")) for words in told
        )
    ]  # fmt: skip


def _source_findings(model: Model) -> Iterator[Finding]:
    for check in CHECKS:
        if check.scope == "model":
            yield from check.run(model)
    data = model.base.data
    for documents in model.by_page():
        for document in documents:
            yield from _found_in_page("page", document)
            yield from _found_with_data("page data", data, document)
        if len(documents) == 2:
            yield from _found_in_page("pair", *documents)
            yield from _found_with_data("pair data", data, *documents)


# Most pages stay the same from one state of a folder to the next; so do the data.
@lru_cache(maxsize=32768)
def _found_in_page(scope: Scope, *documents: Document) -> tuple[Finding, ...]:
    return _run(scope, *documents)


@lru_cache(maxsize=4096)
def _found_with_data(scope: Scope, data: Data, *documents: Document) -> tuple[Finding, ...]:
    return _run(scope, data, *documents)


def _run(scope: Scope, *subject: object) -> tuple[Finding, ...]:
    return tuple(f for check in CHECKS if check.scope == scope for f in check.run(*subject))


def _site_findings(model: Model, site: Site) -> Iterator[Finding]:
    for check in CHECKS:
        if check.scope == "site":
            yield from check.run(model, site)


def _finish(model: Model, found: Iterable[Finding], scopes: tuple[str, ...]) -> list[Finding]:
    judged = {rule.code for check in CHECKS if check.scope in scopes for rule in check.rules}
    if model.unusable:  # an exception may be needed by what could not be judged
        judged.clear()
    documents = {document.page.path: document for document in model.base.documents.values()}
    sure = hold_back(dict.fromkeys(found), model.unusable)
    kept = apply_exemptions(sure, documents, frozenset(judged - {UNNEEDED.code}))
    places: dict[tuple[str, int], set[str]] = {}
    for finding in kept:
        places.setdefault((finding.path, finding.line), set()).add(finding.code)
    clear = [finding for finding in kept if not _is_consequence(finding, places)]
    return sorted(clear, key=lambda finding: finding.order)


def hold_back(findings: Iterable[Finding], unusable: Mapping[str, str]) -> list[Finding]:
    """Return the findings whose rules lack nothing; their causes count the others.

    ``unusable`` is what cannot be used (see Model.unusable).
    """
    needs = {code: rule.needs for code, rule in all_rules().items()}
    sure: list[Finding] = []
    held: Counter[str] = Counter()
    for finding in findings:
        lacking = [name for name in needs.get(finding.code, ()) if name in unusable]
        if lacking:
            held[unusable[lacking[0]]] += 1
        else:
            sure.append(finding)
    causes = set(unusable.values())
    marked = [
        replace(finding, held_back=held.pop(finding.path, 0)) if finding.path in causes else finding
        for finding in sorted(sure, key=lambda finding: finding.order)
    ]
    return sorted(marked, key=lambda finding: finding.order)


def _is_consequence(finding: Finding, places: dict[tuple[str, int], set[str]]) -> bool:
    here = [(finding.path, finding.line)]
    if finding.counterpart:
        here.append((finding.counterpart.path, finding.counterpart.line))
    if finding.code in PAGE_CONSEQUENCES:
        paths = {path for path, _ in here}
        causes = PAGE_CONSEQUENCES[finding.code]
        return any(path in paths and causes & codes for (path, _), codes in places.items())
    beginnings = CONSEQUENCES.get(finding.code, ())
    return bool(beginnings) and any(
        code.startswith(beginnings) for place in here for code in places.get(place, ())
    )


def soften_freshness(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with those on freshness as warnings, for work in progress."""
    return [lenient(f) if f.code.startswith("XR5") else f for f in findings]


def choose(
    findings: Iterable[Finding], paths: tuple[str, ...], select: str, ignore: str
) -> list[Finding]:
    """Return the findings in some paths (all where none is given) with the wanted codes.

    ``select`` and ``ignore`` are codes or their beginnings ("XR1") with commas between.
    What holds others back is among them unless ignored, since these could be wanted.
    """
    wanted, unwanted = codes_in(select) or ("XR",), codes_in(ignore)
    return [
        finding
        for finding in findings
        if not (unwanted and finding.code.startswith(unwanted))
        and (
            finding.held_back
            or (
                finding.code.startswith(wanted)
                and (not paths or any(_is_within(finding.path, path) for path in paths))
            )
        )
    ]


def codes_in(listed: str) -> tuple[str, ...]:
    """Return the codes, or beginnings of codes, in a list with commas between."""
    return tuple(code.strip().upper() for code in listed.split(",") if code.strip())


def _is_within(path: str, chosen: str) -> bool:
    return path == chosen or path.startswith(chosen.rstrip("/") + "/")
