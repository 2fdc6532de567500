"""Twenty-two planted defects: where each is found, and what MkDocs says beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from output.generator import generate
from running import edit, findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TH, EN = "docs/methods/letters.th.md", "docs/methods/letters.en.md"


def _edit(name: str, old: str, new: str) -> Callable[[Path], tuple[str, int]]:
    return lambda folder: (name, edit(folder, name, old, new))


def _append(name: str, text: str) -> Callable[[Path], tuple[str, int]]:
    def plant(folder: Path) -> tuple[str, int]:
        path = folder / name
        before = path.read_text(encoding="utf-8")
        path.write_text(f"{before}\n{text}\n", encoding="utf-8")
        return name, before.count("\n") + 2

    return plant


def _write(name: str, text: str, at: tuple[str, int]) -> Callable[[Path], tuple[str, int]]:
    def plant(folder: Path) -> tuple[str, int]:
        (folder / name).write_text(text, encoding="utf-8")
        return at

    return plant


def _remove(name: str, at: tuple[str, int]) -> Callable[[Path], tuple[str, int]]:
    def plant(folder: Path) -> tuple[str, int]:
        (folder / name).unlink()
        return at

    return plant


STAYS = ("docs/strategies.th.md", 1)
PAGE = "---\ntitle: Words of a page\ndescription: Words about the page.\ntype: about\n" \
       "reviewed: 2026-11-24\nowner: content-team\n---\n\nWords.\n"  # fmt: skip
DEFECTS: dict[str, tuple[str, Callable[[Path], tuple[str, int]]]] = {
    "missing page": ("XR101", _edit(TH, "(../choose.md)", "(../chose.md)")),
    "missing page, nested": ("XR101", _edit(EN, "(letters/request-s", "(letter/request-s")),
    "missing anchor on another page": ("XR102", _edit(TH, "tools.md#first", "tools.md#frist")),
    "missing anchor on the same page": (
        "XR102", _edit("docs/methods/letters/request-support.en.md", "(#parts)", "(#part)")
    ),
    "Thai anchor": ("XR102", _edit(TH, "tools.md#first", "tools.md#เริ่ม")),
    "percent-encoded anchor": ("XR102", _edit(EN, "tools.md#first", "tools.md#%E0%B9%80")),
    "anchor in the wrong case": ("XR102", _edit(EN, "tools.md#first", "tools.md#First")),
    "link to the other language": ("XR103", _edit(TH, "(../choose.md)", "(../choose.en.md)")),
    "absolute link": ("XR105", _edit(TH, "(../choose.md)", "(/choose.html)")),
    "link to a built page": ("XR108", _edit(TH, "(../choose.md)", "(../choose.html)")),
    "undefined reference": ("XR107", _edit(TH, "(../choose.md)", "[choose]")),
    "raw HTML link": ("XR101", _append(TH, '<a href="absent.html">x</a>')),
    "duplicate id": ("XR203", _edit(TH, "{ #watch }", "{ #steps }")),
    "heading without id": ("XR201", _edit(EN, "{ #watch }", "")),
    "missing image": ("XR901", _append(TH, "![แผนผัง](absent.svg)")),
    "image without words": ("XR903", _append(TH, "![](data:image/gif;base64,R0lGOD)")),
    "page without counterpart": ("XR301", _remove("docs/strategies.en.md", STAYS)),
    "page outside the navigation": ("XR302", lambda folder: (
        _write("docs/extra.th.md", PAGE, ("", 1))(folder),
        _write("docs/extra.en.md", PAGE, ("docs/extra.th.md", 1))(folder))[1]),
    "navigation entry without page": ("XR304", _edit("mkdocs.yml", "- choose.md", "- chooze.md")),
    "unknown unit": ("XR601", _edit(TH, "[§3.2.3]", "[§3.2.33]")),
    "section changed in one language": ("XR501", _edit(TH, "ขอทราบความต้องการ", "ขอทราบความเห็น")),
    "relation to nothing": ("XR701", _edit("docs/data/relations.tsv", "\t3.2.6\t", "\t3.2.66\t")),
}  # fmt: skip
# What may come with a defect, since it is so: a page that is not there is also missing
# elsewhere, and words that were added are in one language only.
MAY_COME = {
    "raw HTML link": {"XR407", "XR501"},
    "duplicate id": {"XR205", "XR023", "XR312", "XR407", "XR408"},
    "heading without id": {"XR205", "XR023", "XR312"}, "undefined reference": {"XR407", "XR501"},
    "absolute link": set(), "missing image": {"XR501", "XR406"}, "image without words": {"XR406"},
    "page outside the navigation": {"XR316", "XR502"}, "navigation entry without page": {"XR302"},
    "page without counterpart": {"XR602"}, "relation to nothing": {"XR705"},
}  # fmt: skip


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_found_at_its_file_and_line(name: str, copy: Path) -> None:
    code, plant = DEFECTS[name]
    path, line = plant(copy)
    found = {(f["code"], f["file"], f["line"]) for f in findings(copy)}
    assert (code, path, line) in found, found
    assert {one for one, _, _ in found} - {code} <= MAY_COME.get(name, set()), found


def test_all_defects_at_once_are_found_where_mkdocs_misses_some(copy: Path) -> None:
    chosen = ("missing page", "missing page, nested", "missing anchor on another page",
              "missing anchor on the same page", "anchor in the wrong case", "duplicate id",
              "undefined reference", "unknown unit", "section changed in one language")  # fmt: skip
    clashing = {"missing page": "undefined reference"}
    planted = {
        (DEFECTS[name][0], *DEFECTS[name][1](copy)) for name in chosen
        if name not in clashing
    }  # fmt: skip
    seen = {(f["code"], f["file"], f["line"]) for f in findings(copy)}
    assert planted <= seen, planted - seen
    site = copy / "site"
    site.mkdir()
    said = generate(copy / "mkdocs.yml", copy / "docs", site).findings
    assert len(said) < len(planted)
