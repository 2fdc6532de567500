"""What the commands of authors share: plan, try on a copy, then change all or nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from authoring.changes import apply
from authoring.errors import AuthoringError
from authoring.trial import new_findings
from check.report import print_findings
from content.findings import ContentError, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from authoring.changes import Change


def carry_out(
    plan: Callable[[Path], tuple[Change, ...]], docs: Path, config: Path, done: str
) -> int:
    """Plan changes below the folder of docs/ and mkdocs.yml, and make them; say ``done``.

    Return 1 where the checker would then find something to mend, and 2 where the
    changes could not be planned or made; nothing has changed in either case.
    """
    root = docs.resolve().parent
    if docs.name != "docs" or config.resolve() != root / "mkdocs.yml":
        print("kb: the pages must lie in a folder docs beside mkdocs.yml.", file=sys.stderr)
        return 2
    try:
        changes = plan(root)
        findings = new_findings(changes, root)
        if any(finding.severity is Severity.ERROR for finding in findings):
            print_findings(findings)
            print("Nothing was changed.", file=sys.stderr)
            return 1
        apply(changes, root)
    except AuthoringError as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2
    except ContentError as error:
        print_findings(error.findings)
        print("Nothing was changed. Mend this first, then try again.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"kb: {error}. Nothing was changed.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nkb: stopped. Nothing was changed.", file=sys.stderr)
        return 2
    for change in changes:
        print(f"{'removed' if change.text is None else 'wrote'} {change.path}")
    print(done)
    return 0
