"""What the commands of authors share: plan, try on a copy, then change all or nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from authoring.changes import apply, recover
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
    try:
        _require_layout(docs, config)
        if recover(root):
            print("kb: an earlier command was stopped half-way; it has been undone.")
        changes = plan(root)
        findings = new_findings(changes, root)
        if any(finding.severity is Severity.ERROR for finding in findings):
            print_findings(findings, root, stream=sys.stderr)
            print("Nothing was changed.", file=sys.stderr)
            return 1
        apply(changes, root)
    except ContentError as error:
        print_findings(error.findings, root, stream=sys.stderr)
        return _refuse("Mend this first, then try again. Nothing was changed.")
    except AuthoringError as error:
        return _refuse(str(error))
    except (OSError, KeyboardInterrupt) as error:
        return _refuse(f"{error or 'stopped'}. Nothing was changed.")
    for change in changes:
        print(f"{'removed' if change.text is None else 'wrote'} {change.path}")
    print(done)
    return 0


def _require_layout(docs: Path, config: Path) -> None:
    if docs.name != "docs" or config.resolve() != docs.resolve().parent / "mkdocs.yml":
        raise AuthoringError("The pages must lie in a folder docs beside mkdocs.yml.")


def _refuse(message: str) -> int:
    print(f"kb: {message}", file=sys.stderr)
    return 2
