"""Findings for machines: JSON, and GitHub's annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from content.findings import Severity, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.findings import Finding

GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_json(findings: Sequence[Finding], language: str) -> str:
    """Return an array with an object for each finding."""
    return json.dumps(
        [_object(finding, language) for finding in findings], ensure_ascii=False, indent=2
    )


def _object(finding: Finding, language: str) -> dict[str, Any]:
    other = finding.counterpart
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "file": finding.path,
        "line": finding.line,
        "column": finding.column,
        "length": finding.length,
        "message": tell(finding.message, language),
        "suggestion": tell(finding.suggestion, language),
        "nearest": finding.nearest,
        "counterpart": (
            {"file": other.path, "line": other.line, "column": other.column} if other else None
        ),
        "difference": list(finding.difference),
        "held_back": finding.held_back,
    }


def as_github(findings: Sequence[Finding], language: str) -> str:
    """Return a workflow command for each finding, one a line."""
    return "\n".join(
        f"::{GITHUB[f.severity]} file={_escape(f.path, ':,')},line={f.line},col={f.column},"
        f"title={f.code}::{_escape(_sentence(f, language))}"
        for f in findings
    )


def _sentence(finding: Finding, language: str) -> str:
    parts = (finding.message, finding.suggestion, finding.more)
    return " ".join(filter(None, (tell(part, language) for part in parts)))


def _escape(text: str, more: str = "") -> str:
    """Return a text with what ends a command's value escaped, as GitHub's toolkit does."""
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
