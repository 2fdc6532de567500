"""Icons that most pages show, drawn by the style that browsers keep, not by each page anew."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STYLE = "assets/styles.css"
# An icon of the theme's set as templates put it into a page; pictures have other attributes.
ICON = re.compile(
    r'<svg(?: xmlns="http://www\.w3\.org/2000/svg")?(?P<box> viewBox="[^"]*")>'
    r"(?P<drawing>.*?)</svg>",
    re.DOTALL,
)
# What ends a URL, or has a meaning in one (https://www.rfc-editor.org/rfc/rfc3986#section-2.2).
RESERVED = str.maketrans({'"': "'", "<": "%3C", ">": "%3E", "#": "%23", "%": "%25", "\n": " "})


def share_icons(site: Path) -> None:
    """Move the icons that most pages show from the pages into the site's style.

    What such an icon looks like is a mask then, as with the theme's own icons in styles;
    the rule that paints it stands with the site's styles. Pages without the style keep theirs.
    """
    texts = {page: page.read_bytes().decode("utf-8") for page in sorted(site.rglob("*.html"))}
    texts = {page: text for page, text in texts.items() if f'{STYLE}"' in text}
    names = name_icons(shared_icons(texts.values()))
    for page, text in texts.items():
        page.write_bytes(with_named_icons(text, names).encode())
    style = site / STYLE
    style.write_bytes(style.read_bytes() + rules(names).encode())


def shared_icons(pages: Iterable[str]) -> frozenset[str]:
    """Return the icons, as they are written, that more than half of the pages show."""
    seen = [{match[0] for match in ICON.finditer(page)} for page in pages]
    counts = Counter(icon for icons in seen for icon in icons)
    return frozenset(icon for icon, count in counts.items() if count > len(seen) / 2)


def name_icons(icons: Iterable[str]) -> dict[str, str]:
    """Return a class for each icon, the same for the same icons in any order."""
    return {icon: f"kb-icon-{number}" for number, icon in enumerate(sorted(icons), 1)}


def with_named_icons(page: str, names: dict[str, str]) -> str:
    """Return a page in which named icons are empty pictures of their class."""

    def empty(match: re.Match[str]) -> str:
        name = names.get(match[0])
        return f'<svg{match["box"]} class="{name}"></svg>' if name else match[0]

    return ICON.sub(empty, page)


def rules(names: dict[str, str]) -> str:
    """Return a rule for each named icon, which gives its picture as ``--kb-icon``."""
    return "".join(
        f'.{name}{{--kb-icon:url("data:image/svg+xml,{_picture(icon)}")}}'
        for icon, name in names.items()
    )


def _picture(icon: str) -> str:
    picture = ICON.sub(r'<svg xmlns="http://www.w3.org/2000/svg"\g<box>>\g<drawing></svg>', icon)
    return picture.translate(RESERVED)
