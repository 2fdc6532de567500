"""Taking out of the finished site what the generator puts there and no reader ever needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Maps serve the theme's developers; the favicon is the theme's, the site has its own, and so
# it is with the search: the theme's worker and its stemmers are never asked for.
PATTERNS = (
    "**/*.map",
    "assets/images/favicon.png",
    "assets/javascripts/workers/*.js",
    "assets/javascripts/lunr/**/*.js",
)
# A map that is not there would be asked for by every reader who opens the browser's tools.
MAP_COMMENT = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*$")
# The theme would ask these for what the site does not have: diagrams, a repository's stars.
OTHER_HOSTS = re.compile(rb"https://(?:unpkg\.com|api\.github\.com)/[^\"'`$]*")
NOTHING = b"data:,"


def remove_unused(site: Path, *, has_address: bool) -> None:
    """Delete the files, and what scripts would ask other hosts for.

    A sitemap needs full addresses, and goes where the site has none.
    """
    sitemap = () if has_address else ("sitemap.xml", "sitemap.xml.gz")
    for pattern in (*PATTERNS, *sitemap):
        for path in list(site.glob(pattern)):
            path.unlink()
            _remove_empty(path.parent, site)
    for path in (*site.glob("assets/**/*.js"), *site.glob("assets/**/*.css")):
        content = path.read_bytes()
        kept = OTHER_HOSTS.sub(NOTHING, MAP_COMMENT.sub(b"\n", content))
        if kept != content:
            path.write_bytes(kept)


def _remove_empty(folder: Path, site: Path) -> None:
    while folder != site and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
