"""A page's contents name its sections, and no long list's entries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from render.contents import MOST, leave_out_long_lists

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Heading:
    children: list[Heading] = field(default_factory=list)


def test_a_section_of_many_parts_names_itself_alone() -> None:
    most = Heading([Heading() for _ in range(MOST)])
    more = Heading([Heading() for _ in range(MOST + 1)])
    inner = Heading([Heading([Heading() for _ in range(MOST + 1)])])
    leave_out_long_lists([most, more, inner])
    assert len(most.children) == MOST
    assert more.children == []
    assert [heading.children for heading in inner.children] == [[]]


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_glossary_contents_fit_a_window(language: str, site: Path) -> None:
    page = (site / f"{language}reference/glossary.html").read_text("utf-8")
    contents = page.split('data-md-type="toc"')[1].split("<article")[0]
    assert re.findall(r'<a href="#([\w-]+)"', contents) == ["careful", "agencies", "terms", "next"]
    assert page.count('<h3 id="term-') > 60
