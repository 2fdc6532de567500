"""How a command of this project is typed on the system that runs it.

Standard library only, since the command line explains itself before anything is installed.
"""

from __future__ import annotations

import os

# As all messages write it.
WRITTEN = "python3 scripts/kb.py"
ON_WINDOWS = r"py scripts\kb.py"


def typed(text: str, system: str = os.name) -> str:
    """Return a message with its commands as they are typed on a system (a value of os.name)."""
    return text.replace(WRITTEN, ON_WINDOWS) if system == "nt" else text
