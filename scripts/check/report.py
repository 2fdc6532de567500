"""Printing findings for people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from content.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.findings import Finding


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings sorted by place, and a summary line."""
    for finding in sorted(findings):
        print(finding, file=sys.stderr)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if findings:
        print(f"{errors} errors, {len(findings) - errors} warnings and notes.", file=sys.stderr)
    else:
        print("Checked: nothing to mend.")
