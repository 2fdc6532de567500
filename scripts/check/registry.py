"""The register of checks: which function finds what, and how much of the model it reads.

A function's scope is what it is given: one document ("page"), the Thai and the English
document of a page ("pair"), either with the data before them ("page data", "pair data"),
the whole model ("model"), or the model and the built site ("site"). Give it as little
as it needs: the results of the first four are remembered, since most documents stay
the same from one run to the next, and are found for many pages side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content.findings import Finding, Rule

Scope = Literal["page", "page data", "pair", "pair data", "model", "site"]


@dataclass(frozen=True)
class Check:
    """A function that yields findings, its scope, and the rules whose findings it yields."""

    scope: Scope
    rules: tuple[Rule, ...]
    run: Callable[..., Iterator[Finding]]


CHECKS: list[Check] = []


def finds(scope: Scope, *rules: Rule) -> Callable[[Any], Any]:
    """Register the decorated function as the one that finds breaches of some rules."""

    def register(run: Callable[..., Iterator[Finding]]) -> Callable[..., Iterator[Finding]]:
        CHECKS.append(Check(scope, rules, run))
        return run

    return register
