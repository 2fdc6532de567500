"""Writing the settings of all servers into the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servers import apache, iis, nginx
from servers.facts import Facts, moved_pages

if TYPE_CHECKING:
    from pathlib import Path


def write_settings(site: Path, policy: str) -> None:
    """Write the settings at the site's top, where the servers look for them.

    They refuse to serve each other's files: all but web.config begin with a dot.
    """
    facts = Facts(policy, moved_pages(site))
    for server in (nginx, apache, iis):
        for name, text in server.files(facts).items():
            (site / name).write_text(text, encoding="utf-8", newline="\n")
