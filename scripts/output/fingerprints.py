"""Naming assets by their content, so that browsers may keep them for a year.

``assets/site.css`` becomes ``assets/site.1a2b3c4d.css``, and whatever refers to it follows.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The same shape as the theme's own names, as in main.57a0d79d.min.css.
FINGERPRINT = re.compile(r"\.[0-9a-f]{8,64}\.(?:min\.)?[a-z0-9]+$")
DIGITS = 8
KINDS = {".css", ".js", ".woff2", ".svg", ".png", ".jpg", ".webp", ".gif", ".ico"}
# A value in quotes that names an asset: an attribute, or the theme's configuration in JSON.
QUOTED = re.compile(r"""(["'])((?:\.\.?/)*(?:[^"'<>\s?#]*/)?assets/[^"'<>\s?#]+)(?=[?#"'])""")
URL = re.compile(r"""(url\(\s*["']?)([^"')\s?#:]+)""")


def name_by_content(site: Path) -> dict[str, str]:
    """Rename the assets that pages and styles refer to; return old → new paths in the site.

    An asset that a script names stays as it is, since a script puts names together
    in ways that cannot be followed.
    """
    pages = sorted(site.rglob("*.html"))
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/**/*.js"))
    )
    styles = sorted(site.glob("assets/**/*.css"))
    wanted = set[str]()
    for page, text in texts.items():
        wanted |= {_target(site, page, match[2]) for match in QUOTED.finditer(text)}
    for style in styles:
        wanted |= {_target(site, style, match[2]) for match in URL.finditer(_read(style))}
    renamed: dict[str, str] = {}
    candidates = [path for path in sorted(site.glob("assets/**/*")) if _may_be_named(path, scripts)]
    # Styles last: their content holds the new names of the fonts.
    for path in sorted(candidates, key=lambda path: path.suffix == ".css"):
        if path.suffix == ".css":
            _rewrite(site, path, URL, renamed)
        name = path.relative_to(site).as_posix()
        if name in wanted:
            renamed[name] = _rename(site, path)
    for style in site.glob("assets/**/*.css"):
        _rewrite(site, style, URL, renamed)
    for page in pages:
        _rewrite(site, page, QUOTED, renamed)
    return renamed


def follow_names(site: Path, page: Path) -> None:
    """Let a page that came later refer to the assets of a finished site by their names there."""
    text = page.read_text(encoding="utf-8")
    renamed = {}
    for match in QUOTED.finditer(text):
        old = site / _target(site, page, match[2])
        if not old.exists():
            for new in sorted(old.parent.glob(f"{old.stem}.{'[0-9a-f]' * DIGITS}{old.suffix}")):
                renamed[old.relative_to(site).as_posix()] = new.relative_to(site).as_posix()
    _rewrite(site, page, QUOTED, renamed)


def is_named_by_content(path: str) -> bool:
    """Return whether a path carries a fingerprint of its content."""
    return FINGERPRINT.search(path) is not None


def _may_be_named(path: Path, scripts: str) -> bool:
    return (
        path.is_file()
        and path.suffix in KINDS
        and path.name not in scripts
        and not is_named_by_content(path.name)
    )


def _rename(site: Path, path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:DIGITS]
    new = path.with_name(f"{path.stem}.{digest}{path.suffix}")
    path.rename(new)
    return new.relative_to(site).as_posix()


def _target(site: Path, holder: Path, reference: str) -> str:
    """Return the path in the site that a relative reference in a file leads to."""
    folder = holder.parent.relative_to(site).as_posix()
    return posixpath.normpath(posixpath.join(folder, reference))


def _rewrite(site: Path, holder: Path, pattern: re.Pattern[str], renamed: dict[str, str]) -> None:
    def follow(match: re.Match[str]) -> str:
        new = renamed.get(_target(site, holder, match[2]))
        if new is None:
            return match[0]
        return match[1] + posixpath.join(posixpath.dirname(match[2]), posixpath.basename(new))

    text = _read(holder)
    changed = pattern.sub(follow, text)
    if changed != text:
        holder.write_text(changed, encoding="utf-8", newline="")


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
