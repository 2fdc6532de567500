"""Where a link leads: its address resolved against the pages and files that exist."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from check.nearest import nearest

if TYPE_CHECKING:
    from content.document import Document, Link

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
LANGUAGE_SUFFIX = re.compile(r"\.(th|en)(?=\.(md|html)$)")

# What the sites and programs of readers can open.
SCHEMES = ("http", "https", "ftp", "mailto", "tel", "sms", "line")
DISK = re.compile(r"[a-z]:|file:|smb:|\\|~/|/(?:Users|home|mnt|media|Volumes)/", re.IGNORECASE)
# Misspelt addresses by what they look like, and what is meant.
MISSPELT = (
    (re.compile(r"(?:https?:/*)+(?=https?://)", re.IGNORECASE), ""),
    (re.compile(r"(https?)(?:[:;]?[/\\]{2}|[:;]/?)(?=[^/\\\s])", re.IGNORECASE), r"\1://"),
    (re.compile(r"mailto[;,. ]\s*", re.IGNORECASE), "mailto:"),
    (re.compile(r"(?=[^\s/:@?#]+@[\w-]+(?:\.[\w-]+)+$)"), "mailto:"),
    (re.compile(r"(?=www\d?\.\w)", re.IGNORECASE), "https://"),
    (re.compile(r"(?=(?:[\w-]+\.)+(?:(?:go|or|ac|co|mi|in)\.th|com|org|net)(?:[/:?#]|$))"),
     "https://"),
)  # fmt: skip

Kind = Literal[
    "page", "asset", "external", "self", "absolute", "script", "disk", "misspelt", "other", "empty"
]


@dataclass(frozen=True)
class Target:
    """What a link leads to.

    ``name`` is a page's slug, a file's name relative to the docs folder, or the whole
    address, of a misspelt one that which is meant, "" where it is unknown; ``fragment``
    is decoded. ``language`` is the language of the page meant,
    ``is_language_named`` tells that the address names it, and ``written`` how the
    page was written: "md", "html" or "".
    """

    kind: Kind
    name: str
    fragment: str = ""
    language: str = ""
    written: str = ""
    is_language_named: bool = False

    @property
    def shown(self) -> str:
        """Return the target in short, as in ``methods/letters#steps``."""
        return f"{self.name}#{self.fragment}" if self.fragment else self.name


def resolve(  # noqa: PLR0911  one for each kind of answer
    document: Document, link: Link, site_url: str
) -> Target:
    """Return where a link of a document leads; whether that exists is another question."""
    page = document.page
    href = link.href.strip()
    if site_url and _is_below(href, site_url):
        return Target("self", href)
    if DISK.match(href):
        return Target("disk", href)
    meant = _as_meant(href)
    if meant != href:
        return Target("misspelt", meant)
    if SCHEME.match(href):
        return _with_scheme(href)
    if href.startswith("//"):
        return Target("external", href)
    if href.startswith("/"):
        return Target("absolute", href)
    try:
        parts = urlsplit(href)
    except ValueError:
        return Target("other", href)
    fragment = unquote(parts.fragment)
    if not parts.path:
        if not parts.fragment and not parts.query:
            return Target("empty", href)
        return Target("page", page.slug, fragment, page.language, "md")
    folder = posixpath.dirname(page.slug)
    if link.is_raw and page.language == "en":
        folder = posixpath.join("en", folder)
    name = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    return _internal(name, fragment, page.language, is_raw=link.is_raw)


@lru_cache(maxsize=4096)
def targets_of(document: Document, site_url: str) -> tuple[tuple[Link, Target], ...]:
    """Return a document's links with where they lead; documents stay the same from run to run."""
    return tuple((link, resolve(document, link, site_url)) for link in document.links)


def _is_below(href: str, site_url: str) -> bool:
    """Tell whether an address is that of the site, or of something in it.

    Letters of the scheme and the host count alike in both cases; a folder whose name
    only begins like the site's is another place.
    """
    try:
        one, site = urlsplit(href), urlsplit(site_url)
        hosts = [(parts.scheme, parts.hostname, parts.port) for parts in (one, site)]
    except ValueError:
        return False
    if not site.netloc or hosts[0] != hosts[1]:
        return False
    return f"{unquote(one.path)}/".startswith(unquote(site.path).rstrip("/") + "/")


def _as_meant(href: str) -> str:
    """Return the address that a misspelt one stands for; any other as it is."""
    for pattern, written in MISSPELT:
        if pattern.match(href):
            return pattern.sub(written, href, count=1)
    if "\\" in href:  # a path as Windows writes it, of which Markdown has read ..\.. as ....
        return re.sub(r"\.\.(?=\.\.)", "../", href.replace("\\", "/"))
    return href


def _with_scheme(href: str) -> Target:
    before, _, rest = href.partition(":")
    scheme = re.sub(r"[\s\x00-\x1f]", "", before).lower()
    if scheme in ("javascript", "vbscript", "data"):
        return Target("script", href)
    if scheme not in SCHEMES:
        near = nearest(scheme, SCHEMES)
        return Target("misspelt", f"{near}:{rest}" if near else "")
    if scheme in ("http", "https", "ftp"):
        return Target("external" if rest.strip("/ ") else "empty", href)
    return Target("other", href)


def _internal(name: str, fragment: str, language: str, *, is_raw: bool) -> Target:
    """Return the page or file that a path relative to the docs folder (or the site) names."""
    meant, is_named = language, False
    suffix = LANGUAGE_SUFFIX.search(name)
    if is_raw:
        meant = "en" if name.startswith("en/") else "th"
        name = name.removeprefix("en/")
    elif suffix:
        meant, is_named = suffix[1], True
        name = LANGUAGE_SUFFIX.sub("", name)
    elif name.startswith("en/") and name.endswith((".md", ".html")):
        meant, is_named = "en", True
        name = name.removeprefix("en/")
    for ending in ("md", "html"):
        if name.endswith(f".{ending}"):
            slug = name.removesuffix(f".{ending}")
            return Target("page", slug, fragment, meant, ending, is_named)
    return Target("asset", name, fragment, meant)
