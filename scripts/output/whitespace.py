"""Taking out of finished pages the white space that templates leave and nobody sees."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Data in JSON, elements in which white space counts, or white space around a line's end.
PART = re.compile(
    r"(?P<open><script id=\"\w+\" type=\"application/json\">)(?P<data>.*?)(?=</script>)"
    r"|<(?P<raw>pre|textarea|style|script)\b.*?</(?P=raw)\s*>"
    r"|(?P<space>\s*\n\s*)",
    re.DOTALL,
)


def remove_whitespace(site: Path) -> None:
    """Rewrite every page of the site without indentation and empty lines."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_bytes().decode("utf-8")
        page.write_bytes(without_whitespace(html).encode())


def without_whitespace(html: str) -> str:
    """Return a page in which white space around a line's end is the line's end alone.

    Browsers show both alike (https://www.w3.org/TR/css-text-3/#white-space-phase-1).
    JSON in a page is written in the page's own characters, without spaces.
    """
    return PART.sub(_shorter, html).lstrip()


def _shorter(match: re.Match[str]) -> str:
    if match["space"]:
        return "\n"
    if match["data"]:
        data = json.dumps(json.loads(match["data"]), ensure_ascii=False, separators=(",", ":"))
        # Nothing in the data may end the element or begin a comment.
        return match["open"] + data.replace("<", r"\u003c")
    return match[0]
