"""The date of the source, from which every date in the site is taken."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"


def source_date(root: Path) -> int:
    """Return seconds since 1970: what SOURCE_DATE_EPOCH says, else the last commit, else now.

    The same source thus makes the same site on any day
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    given = os.environ.get(VARIABLE, "")
    if given.isdigit():
        return int(given)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:  # no git here
        answer = ""
    return int(answer) if answer.isdigit() else int(time.time())
