"""What every server has to be told about the site, whatever its language."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
POLICY = "Content-Security-Policy"
CACHE = "Cache-Control"
# A page is kept, but asked for anew each time; the answer is mostly "not modified".
REVALIDATE = "no-cache"
FOR_A_YEAR = "public, max-age=31536000, immutable"
# Names that carry their content's fingerprint (output.fingerprints); in the syntax that
# nginx, Apache and Python share.
NAMED_BY_CONTENT = r"\.[0-9a-f]{8,64}\.(?:min\.)?[a-z0-9]+$"
# Browsers show these in viewers of their own, which a page's policy would break.
DOCUMENTS = ("pdf", "docx", "odt", "epub", "zip")
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "epub": "application/epub+zip",
    "zip": "application/zip",
    "gz": "application/gzip",
}
COMPRESSED = ("html", "css", "js", "json", "txt", "xml", "svg")
REFRESH = re.compile(
    r"""<meta\s+http-equiv=["']?refresh["']?\s+content=["']\s*\d+\s*;\s*url=([^"'\s>]+)""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Facts:
    """The policy that fits every page, and moved pages as old → new paths within the site."""

    policy: str
    moved: dict[str, str]


def moved_pages(site: Path) -> dict[str, str]:
    """Return the pages that only send on to another one, as old → new paths.

    Such a page works on any server and from files; told of it, a server answers with
    a permanent redirect at once.
    """
    moved = {}
    for page in sorted(site.rglob("*.html")):
        refresh = REFRESH.search(page.read_text(encoding="utf-8"))
        if refresh is None:
            continue
        old = page.relative_to(site).as_posix()
        path, hash_sign, fragment = refresh[1].partition("#")
        new = posixpath.normpath(posixpath.join(posixpath.dirname(old), path))
        if "://" not in path and not new.startswith(("..", "/")):
            moved[old] = new + hash_sign + fragment
    return moved
