"""The content-security policy: what a page may load and run, computed from the built pages.

Everything comes from the site itself. Inline scripts and styles are allowed one by one,
by the hash of their text (https://www.w3.org/TR/CSP3/#strict-csp).
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# Any other type is data, which nobody runs.
RUNS = {"", "text/javascript", "application/javascript", "module"}
HEAD = re.compile(r"<head>", re.IGNORECASE)
CHARSET = re.compile(r"""<meta\s+charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)

Hashes = dict[str, tuple[str, ...]]


def add_policies(site: Path) -> str:
    """Write into each page the policy that fits it; return the one that fits them all.

    The policy of a page stands at the top of its head, before anything that it governs.
    The one for servers also says who may frame the site, which a page cannot
    (https://www.w3.org/TR/CSP3/#meta-element).
    """
    every: dict[str, set[str]] = {"script": set(), "style": set()}
    for page in sorted(site.rglob("*.html")):
        html = page.read_bytes().decode("utf-8")
        hashes = inline_hashes(html)
        for kind, found in hashes.items():
            every[kind].update(found)
        page.write_bytes(with_policy(html, make_policy(hashes)).encode())
    union = {kind: tuple(sorted(found)) for kind, found in every.items()}
    return f"{make_policy(union)}; frame-ancestors 'self'"


def inline_hashes(html: str) -> Hashes:
    """Return the sources, as in 'sha256-…', of the scripts and styles within a page."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for match in INLINE.finditer(html):
        kind, attributes, text = match[1].lower(), match[2], match[3]
        if kind == "script":
            kind_of_script = TYPE.search(attributes)
            if SOURCE.search(attributes):
                continue
            if (kind_of_script[1].lower() if kind_of_script else "") not in RUNS:
                continue
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        found[kind].add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return {kind: tuple(sorted(hashes)) for kind, hashes in found.items()}


def make_policy(hashes: Hashes) -> str:
    """Return the policy that allows the site's own files, and inline text by its hash."""
    return "; ".join(
        (
            "default-src 'none'",
            _directive("script-src", hashes["script"]),
            _directive("style-src", hashes["style"]),
            "img-src 'self' data:",  # the theme's icons in styles are data
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def with_policy(html: str, policy: str) -> str:
    """Return a page whose head begins with the charset and the policy.

    The charset goes first, since browsers look for it in the first 1024 bytes alone.
    Raises ValueError where the page names none, or has no head.
    """
    charset, head = CHARSET.search(html), HEAD.search(html)
    if charset is None or head is None:
        raise ValueError("a page needs a head with <meta charset>")
    tag = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    between = html[head.end() : charset.start()].strip()
    return f"{html[: head.end()]}{tag}{between}{html[charset.end() :]}"


def _directive(name: str, hashes: Iterable[str]) -> str:
    return " ".join((name, "'self'", *hashes))
