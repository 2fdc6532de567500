"""The styles and scripts as readers load them: joined, without comments and needless spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rcssmin import cssmin
from rjsmin import jsmin

if TYPE_CHECKING:
    from pathlib import Path

IMPORT = re.compile(r'@import url\("([^"/:]+)"\);\s*')


def shrink_assets(site: Path) -> None:
    """Put imported styles where they are imported, and shrink every style and script.

    A style imports others of its own folder, which are gone then. What the theme has
    shrunk already (``.min.``) stays as it is.
    """
    styles = [path for path in sorted(site.glob("assets/**/*.css")) if ".min." not in path.name]
    texts = {path: path.read_text(encoding="utf-8") for path in styles}
    joined = {path: join_imports(path, texts) for path in styles}
    imported = {path for _, paths in joined.values() for path in paths}
    for path, (text, _) in joined.items():
        if path in imported:
            path.unlink()
        else:
            path.write_text(cssmin(text), encoding="utf-8", newline="")
    for path in sorted(site.glob("assets/**/*.js")):
        if ".min." not in path.name:
            text = path.read_text(encoding="utf-8")
            path.write_text(jsmin(text), encoding="utf-8", newline="")


def join_imports(style: Path, texts: dict[Path, str]) -> tuple[str, tuple[Path, ...]]:
    """Return a style with what it imports in place of the imports, and the imported files."""
    imported: list[Path] = []

    def insert(match: re.Match[str]) -> str:
        path = style.parent / match[1]
        imported.append(path)
        return texts[path]

    return IMPORT.sub(insert, texts[style]), tuple(imported)
