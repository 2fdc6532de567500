"""What readers load is small: styles joined, no comments, no indentation, the same page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from output.assets import shrink_assets
from output.pages import shrunk

if TYPE_CHECKING:
    from pathlib import Path


class Seen(HTMLParser):
    """Collects what a browser would make of a page: its tags, and words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(tag)

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if words != " ":
            self.parts.append(words)


def test_imported_styles_become_one_file_in_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "styles.css").write_text('/* all */ @import url("a.css");\n@import url("b.css");\n')
    (folder / "a.css").write_text("/* first */\na { color: red; }\n")
    (folder / "b.css").write_text("b > c { margin: 0 1px; }\n")
    (folder / "alone.css").write_text("d { e: f; }\n")
    (folder / "theme.min.css").write_text("/* kept */ x{}")
    (folder / "run.js").write_text("// why\nconst a = 1;\n\n  f(`a  // b`, /\\/\\/ x/);\n")
    shrink_assets(tmp_path)
    assert {p.name: p.read_text() for p in folder.iterdir()} == {
        "styles.css": "a{color:red}b > c{margin:0 1px}".replace(" > ", ">"),
        "alone.css": "d{e:f}",
        "theme.min.css": "/* kept */ x{}",
        "run.js": "const a=1;f(`a  // b`,/\\/\\/ x/);",
    }


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>\n   one\n\n   two </p>\n\n\n<p>", "<p>\none\ntwo </p>\n<p>"),
        ("<pre>\n  a\n\n  b</pre>", "<pre>\n  a\n\n  b</pre>"),
        ("<textarea>\n  a</textarea>  \n <b>", "<textarea>\n  a</textarea>\n<b>"),
        ("<script>\n  run( 1 )  // why\n</script>", "<script>run(1)</script>"),
        ('<script src="a">\n  b\n</script>', '<script src="a">\n  b\n</script>'),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1">', '<svg width="1">'),
        ('<meta name="generator" content="a-1.2">\n  <title>', "<title>"),
        ('<p data-search-exclude="">', "<p data-search-exclude>"),
        (
            '<script id="x" type="application/json">{"a": "\\u0e01 \\u003c/script>"}</script>',
            '<script id="x" type="application/json">{"a":"ก \\u003c/script>"}</script>',
        ),
    ],
)
def test_only_what_nobody_sees_goes(html: str, expected: str) -> None:
    assert shrunk(html) == expected
    assert shrunk(expected) == expected


def test_a_page_means_the_same_without_its_white_space(site: Path) -> None:
    html = (site / "methods" / "letters.html").read_text("utf-8")
    spaced = re.sub(r"(?<=\n)(?=<)", "      \n   ", html)
    assert Seen(shrunk(spaced)).parts == Seen(html).parts
    assert "\n\n" not in html
    data = re.findall(r'<script id="\w+" type="application/json">(.*?)</script>', html)
    assert len(data) == 1
    assert all(isinstance(json.loads(text), dict) for text in data)
