"""Taking out of finished pages what templates leave there and nobody sees."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from rjsmin import jsmin

if TYPE_CHECKING:
    from pathlib import Path

# Data in JSON, a script, elements in which white space counts, what a page in HTML does not
# need of XML, what made it and with which version, or white space around a line's end.
PART = re.compile(
    r"(?P<open><script id=\"\w+\" type=\"application/json\">)(?P<data>.*?)(?=</script>)"
    r"|(?P<begin><script>)(?P<script>.*?)(?=</script>)"
    r"|<(?P<raw>pre|textarea|style|script)\b.*?</(?P=raw)\s*>"
    r"|(?P<needless>(?<=<svg) xmlns=\"http://www\.w3\.org/2000/svg\""
    r"|(?<= data-search-exclude)=\"\"|<meta name=\"generator\"[^<>]*>\s*)"
    r"|(?P<space>[^\S\n]*\n\s*)",
    re.DOTALL,
)


def shrink_pages(site: Path) -> None:
    """Rewrite every page of the site without what nobody sees."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_bytes().decode("utf-8")
        page.write_bytes(shrunk(html).encode())


def shrunk(html: str) -> str:
    """Return a page without indentation and empty lines, its scripts without comments.

    White space around a line's end is the line's end alone; browsers show both alike
    (https://www.w3.org/TR/css-text-3/#white-space-phase-1). JSON in a page is written in
    the page's own characters, without spaces. Pictures within a page need no namespace
    (https://html.spec.whatwg.org/multipage/embedded-content-other.html#svg-0).
    Nor need readers know which versions made the page.
    """
    return PART.sub(_shorter, html).lstrip()


def _shorter(match: re.Match[str]) -> str:
    if match["space"]:
        return "\n"
    if match["needless"]:
        return ""
    if match["begin"]:
        return match["begin"] + str(jsmin(match["script"]))
    if match["data"]:
        data = json.dumps(json.loads(match["data"]), ensure_ascii=False, separators=(",", ":"))
        # Nothing in the data may end the element or begin a comment.
        return match["open"] + data.replace("<", r"\u003c")
    return match[0]
