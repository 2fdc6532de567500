"""A merge that was not finished is found where it begins, and nothing else is called one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from check.engine import check_source
from check.model import read_model
from content.files import decode
from content.findings import ContentError
from projects import copy_content

if TYPE_CHECKING:
    from pathlib import Path

MERGE = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch-b\n"
DIFF3 = "<<<<<<< HEAD\none\n||||||| 1a2b3c4\nzero\n=======\ntwo\n>>>>>>> branch-b\n"


def line_of_merge(text: str, name: str = "docs/a.md") -> int | None:
    try:
        decode(text.encode(), name)
    except ContentError as error:
        [finding] = error.findings
        assert (finding.code, finding.path) == ("XR007", name)
        return finding.line
    return None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n<<<<<<< HEAD\n- b\n=======\n- c\n>>>>>>> branch-b\n", 2),
        (f"Text.\n\n{DIFF3}", 3),
        (f"---\ntitle: x\n{MERGE}---\nText.\n", 3),
        ("---\ntitle: x\n=======\n---\nText.\n", 3),
        ("one\n\n=======\n\ntwo\n", 3),
        ("- one\n=======\n- two\n", 2),
        ("one\n>>>>>>> branch-b\n", 2),
        ("one\n||||||| merged common ancestors\n", 2),
        (f"```\nnever closed\n{MERGE}", 3),
        ("```\nshown\n```\n\n" + MERGE, 5),
        ("<<<<<<< HEAD\n```bash\n=======\n```sh\n>>>>>>> b\nls\n```\n", 1),
        (MERGE.replace("\n", "\r\n"), 1),
    ],
)
def test_a_page_with_an_unfinished_merge_is_found_at_its_line(text: str, line: int) -> None:
    assert line_of_merge(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=======\n\nText.\n",
        "Two lines\nof a title\n=======\n",
        f"```\n{MERGE}```\n",
        f"~~~text\n{DIFF3}~~~\n",
        f"    {MERGE.replace(chr(10), chr(10) + '    ')}\n",
        "a <<<<<<< b\n",
        "========\n",
        "<<<<<<<<\n",
        "|||||||\n",
        "| a | b |\n| --- | --- |\n||||||| |\n",
        "text `=======` text\n",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert line_of_merge(text) is None


@pytest.mark.parametrize("ending", ["tsv", "yml", "json"])
def test_in_data_every_mark_counts(ending: str) -> None:
    for mark in ("<<<<<<< HEAD", "||||||| 1a2b", "=======", ">>>>>>> b"):
        assert line_of_merge(f"a\n{mark}\nb\n", f"docs/data/x.{ending}") == 2


@pytest.mark.parametrize("kind", ["*.th.md", "templates/*.md", "data/*.tsv", "data/*.yml",
                                  "data/schemas/*.json"])  # fmt: skip
def test_it_comes_first_and_hides_what_else_its_file_would_cause(tmp_path: Path, kind: str) -> None:
    root = copy_content(tmp_path / "kb")
    path = sorted((root / "docs").glob(kind))[-1]
    raw = path.read_bytes()
    path.write_bytes(raw + MERGE.encode() + b"# [x](nowhere.md) \xe0\xb9\x80\xe0\xb9\x80\n")
    found = check_source(read_model(root / "docs", root / "mkdocs.yml"))
    shown = path.relative_to(root).as_posix()
    assert (found[0].code, found[0].path) == ("XR007", shown)
    assert found[0].line == raw.count(b"\n") + 1
    assert [finding.code for finding in found if finding.path == shown] == ["XR007"]


def test_it_is_found_in_the_configuration_before_all_others(tmp_path: Path) -> None:
    root = copy_content(tmp_path / "kb")
    config = root / "mkdocs.yml"
    config.write_bytes(config.read_bytes().replace(b"nav:\n", b"nav:\n" + MERGE.encode(), 1))
    page = root / "docs/choose.en.md"
    page.write_bytes(page.read_bytes() + b"\n[x](nowhere.md)\n")
    found = check_source(read_model(root / "docs", config))
    assert (found[0].code, found[0].path) == ("XR007", "mkdocs.yml")
    assert found[0].line == config.read_bytes().split(b"\n").index(b"<<<<<<< HEAD") + 1
