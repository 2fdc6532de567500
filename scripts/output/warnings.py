"""What MkDocs warns of, as findings at the file and line that its words are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from content import faults
from content.findings import Place, Words
from content.pages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from content.findings import Finding

QUOTED = re.compile(r"'([^'\n]+)'|^ +- (\S+\.md)$", re.MULTILINE)
# What MkDocs says, and the same in Thai.
SAYINGS = tuple(
    (re.compile(said), thai)
    for said, thai in (
        (r"contains a link '(?P<a>.*?)', but the target", "ลิงก์ “{a}” ไปยังไฟล์ที่ไม่มี"),
        (r"contains a link '(?P<a>.*?)', but .*anchor", "ลิงก์ “{a}” ไปยังหัวข้อที่ไม่มี"),
        (r"contains a link '(?P<a>.*?)', but .*excluded", "ลิงก์ “{a}” ไปยังไฟล์ที่ไม่เผยแพร่"),
        (r"unrecognized relative link '(?P<a>.*?)'", "ลิงก์ “{a}” ไม่ใช่ที่อยู่ของไฟล์ใน docs/"),
        (r"absolute link '(?P<a>.*?)'", "ลิงก์ “{a}” ขึ้นต้นด้วย / จึงใช้ไม่ได้เมื่อย้ายเว็บไซต์"),
        (r"reference to '(?P<a>.*?)' .*nav", "nav มี “{a}” แต่ไม่มีหน้านี้"),
        (r"not included in the .nav.", "มีหน้าที่ไม่อยู่ใน nav"),
    )
)


def finding_of(message: str, config_file: Path, docs: Path) -> Finding:
    """Return a warning of MkDocs as a finding where the text that it quotes stands.

    The first file it names is searched for what else it quotes; one that names none is
    about the configuration.
    """
    label = (
        docs.relative_to(config_file.parent) if docs.is_relative_to(config_file.parent) else docs
    )
    quoted = [first or second for first, second in QUOTED.findall(message)]
    for name in quoted:
        path = next((docs / one for one in _names(name) if (docs / one).is_file()), None)
        if path is not None and not _is_of_navigation(message):
            shown = (label / path.relative_to(docs)).as_posix()
            place = _within(path, shown, [text for text in quoted if text != name])
            return _finding(place, message)
    return _finding(_within(config_file, config_file.name, quoted), message)


def _names(name: str) -> Iterator[str]:
    """Yield what a page that MkDocs names may be called: with its language, and without."""
    yield name
    for language in LANGUAGES:
        yield re.sub(r"\.md$", f".{language}.md", name)


def _is_of_navigation(message: str) -> bool:
    return "reference to" in message and "nav" in message


def _within(path: Path, shown: str, texts: list[str]) -> Place:
    """Return where the first of some texts stands in a file, else its beginning."""
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return Place(shown)
    for wanted in (form for text in texts for form in (text, unquote(text))):
        for number, line in enumerate(lines, 1):
            if wanted in line and not line.lstrip().startswith("#"):
                return Place(shown, number, line.index(wanted) + 1)
    return Place(shown)


def _finding(place: Place, message: str) -> Finding:
    for said, thai in SAYINGS:
        match = said.search(message)
        if match:
            return faults.GENERATOR.at(
                place, problem=Words(thai.format(**match.groupdict()), message)
            )
    return faults.GENERATOR.at(place, problem=Words(f"MkDocs แจ้งว่า {message}", message))
