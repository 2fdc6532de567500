"""The settings that tests bring, so that none of a machine's own decides a result."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "machine"
# Where things are, and what whoever runs the tests asks of them; everything else is a
# preference: a proxy, a language, a colour, an editor, a repository that a hook is run for.
KEPT = re.compile(
    r"PATH|HOME|USER|LOGNAME|TMPDIR|TMP|TEMP|CI|VIRTUAL_ENV|LD_LIBRARY_PATH|XDG_CACHE_HOME"
    r"|PYTHON(PATH|UTF8|DONTWRITEBYTECODE)|PYTEST_\w+|KB_\w+|PLAYWRIGHT_BROWSERS_PATH"
    r"|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|(LOCAL)?APPDATA|USERPROFILE|PROGRAM\w+",
    re.IGNORECASE,
)
OURS = {
    "FONTCONFIG_FILE": str(FOLDER / "fonts.conf"),
    "GIT_CONFIG_GLOBAL": str(FOLDER / "gitconfig"),
    "GIT_CONFIG_NOSYSTEM": "1",
    "LANG": "C.UTF-8",
    "TZ": "UTC0",
}


def settings(machine: Mapping[str, str]) -> dict[str, str]:
    """Return the environment that tests run in, from the one of the machine."""
    return {name: value for name, value in machine.items() if KEPT.fullmatch(name)} | OURS
