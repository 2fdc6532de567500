"""What YAML would hide is a finding at the line that hides it."""

from __future__ import annotations

import pytest

from content.config import read_config
from content.files import parse_yaml
from content.findings import ContentError, tell


def seen(text: str) -> list[tuple[str, int, int]]:
    try:
        parse_yaml(text, "x.yml")
    except ContentError as error:
        return [(f.code, f.line, f.column) for f in error.findings]
    return []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("XR028", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("XR028", 1, 11)]),
        ("- a: 1\n  'a': 2\n", [("XR028", 2, 3)]),
        ("- {id: x}\n- {id: y}\n- {id: x}\n", [("XR015", 3, 8)]),
        ("title: ก #1 ข\n", [("XR030", 1, 10)]),
        ("title: แผนงาน # ปีนี้\n", [("XR030", 1, 15)]),
        ("title: #1 ก\n", [("XR030", 1, 8)]),
        ("title: plan #1\n", [("XR030", 1, 13)]),
    ],
)
def test_what_is_hidden_is_found(text: str, found: list[tuple[str, int, int]]) -> None:
    assert seen(text) == found


@pytest.mark.parametrize(
    "text",
    [
        'title: "ก #1 ข"\n',
        "title: ก#1\n",
        "owner: content-team  # who looks after it\n",
        "pages:  # none yet\n",
        "# a\na: 1 # one\n# a\n",
        "- {id: x, of: {id: x}}\n- {id: y}\n",
        "a: &a {b: 1}\nc: {<<: *a, b: 2}\n",
        "a: |\n  ก #1\n  a: 1\n  a: 2\n",
    ],
)
def test_what_is_not_hidden_is_none(text: str) -> None:
    assert seen(text) == []


def test_a_setting_written_twice_in_the_configuration_is_found() -> None:
    text = "site_url: a\nnav: [index.md]  # one page\nsite_name: ก ข # ค\nsite_url: b\n"
    [finding] = read_config(text, "mkdocs.yml").findings
    assert (finding.code, finding.path, finding.line) == ("XR028", "mkdocs.yml", 4)
    assert "line 1" in tell(finding.message, "en")
