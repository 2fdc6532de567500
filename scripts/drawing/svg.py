"""SVG as text: elements, shapes and blocks of text, with no style attribute anywhere."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

Number = float


def element(name: str, attributes: dict[str, str | Number], *children: str) -> str:
    """Return an element; children are markup already, attributes are escaped here."""
    shown = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{shown}>{''.join(children)}</{name}>" if children else f"<{name}{shown}/>"


def number(value: Number) -> str:
    """Return a number of pixels, a whole one: nobody sees parts of them, and pages weigh them."""
    return str(round(value))


Point = tuple[Number, Number]


class Area(NamedTuple):
    """A rectangle on the page, in pixels from its upper left corner."""

    x: Number
    y: Number
    width: Number
    height: Number


def point(place: Point) -> str:
    """Return a point as path data have it."""
    return f"{number(place[0])} {number(place[1])}"


def rectangle(area: Area, css: str, radius: Number = 4) -> str:
    """Return a rectangle with rounded corners."""
    x, y, width, height = area
    return element(
        "rect", {"class": css, "x": x, "y": y, "width": width, "height": height, "rx": radius}
    )


def path(data: str, css: str) -> str:
    """Return a path."""
    return element("path", {"class": css, "d": data})


def text(
    lines: tuple[str, ...], x: Number, baseline: Number, leading: Number, css: str,
) -> str:  # fmt: skip
    """Return a block of lines, the first on the baseline, the others a leading apart.

    A line ends in a space, so that its last word and the next line's first stay apart
    in text that is copied; in Thai, which runs on, only where the text itself has one.
    """
    spans = [
        element("tspan", {"x": x, "y": baseline + index * leading}, escape(line, quote=False))
        for index, line in enumerate(lines)
    ]
    return element("text", {"class": css}, *spans)


def link(href: str, *children: str, css: str = "kb-node") -> str:
    """Return a link round markup."""
    return element("a", {"class": css, "href": href}, *children)


def drawing(width: Number, height: Number, title: str, identifier: str, *children: str) -> str:
    """Return a whole picture, named by its title.

    The role is a group's: an image's would hide the links inside from screen readers.
    """
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": width,
            "height": height,
            "role": "group",
            "aria-labelledby": identifier,
        },
        element("title", {"id": identifier}, escape(title, quote=False)),
        *children,
    )
