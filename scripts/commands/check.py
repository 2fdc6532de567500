"""kb.py check: read the pages and their data, and say what to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.report import print_findings
from check.source import check_source
from content.findings import Severity

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Check the source and print the findings; return 1 where one is an error."""
    findings = check_source(options.docs, options.config)
    print_findings(findings)
    return 1 if any(f.severity is Severity.ERROR for f in findings) else 0
