"""What commands that write a site say and return when something is in the way."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from check.report import print_findings
from commands.arguments import ROOT
from handout.errors import HandoutError
from output.folder import FolderError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.findings import Finding

KEPT = "The previous site stays as it was."


class BuildError(Exception):
    """Raised where pages or data are in the way of a build; carries the findings."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def attempt(action: Callable[[], None], root: Path = ROOT) -> int:
    """Do it; return 0, or say plainly why it failed and return 1, or 2 where it may not begin.

    ``root`` is the folder that the findings' paths are relative to.
    """
    try:
        action()
    except BuildError as stopped:
        print_findings(stopped.findings, root)
        print(f"Nothing was built. {KEPT}", file=sys.stderr)
        return 1
    except HandoutError as error:
        print(f"kb: {error}\n{KEPT}", file=sys.stderr)
        return 2
    except FolderError as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"kb: the site could not be written: {error}. {KEPT}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nkb: stopped. {KEPT}", file=sys.stderr)
        return 1
    return 0
