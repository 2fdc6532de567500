"""No input makes the checker crash: every failure is a finding with a place."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from check import engine
from check.model import make_model
from content.config import read_config
from content.files import decode
from content.findings import ContentError, Finding
from content.tree import TEXTS
from running import ROOT

if TYPE_CHECKING:
    from check.model import Model

PAGE = "methods/letters.th.md"
# How many times as many examples as usual: KB_EXAMPLES=20 for a thorough search.
EFFORT = int(os.environ.get("KB_EXAMPLES", "1"))
QUIET = settings(
    max_examples=40 * EFFORT, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
PIECES = st.sampled_from([
    "[", "]", "(", ")", "![", "](", "`", "```\n", "<", ">", "<!--", "-->", "<!-- allow",
    "<a href=", "{ #", "}", "|", "| --- |\n", "!!! editor\n    ", "- [ ] ", "1. ", "## ", "# ",
    "[§3.1.5]", "[§", "§", "“", "”", "[ed: ", "ๆ", "ำ", "่", "เเ", "\u200b", "๕", "\n\n", "\n",
    "    ", "\t", "://", "%", "%E0%B8", "javascript:", "//[", "http://[", "x.md#", ".th.md",
    "../" * 9, "&#0;", "<![CDATA[", "<?", "<!x", "\x1f", "\ud7ff", "😀", "กพร.", "สำนักงาน ",
])  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
# Every text that the knowledge base is read from beside the pages.
DATA_FILES = sorted(
    path.relative_to(ROOT / "docs" / "data").as_posix()
    for path in (ROOT / "docs" / "data").rglob("*") if path.suffix in TEXTS
)  # fmt: skip
# What may stand in the place of any value of a YAML or JSON file.
VALUES: st.SearchStrategy[object] = st.sampled_from([
    None, "", "x", "§", 0, -1, 1e999, True, [], {}, [[]], {"a": {}}, ["x"], [None], {"th": 1},
    "3.1.5", {"$ref": "#/x"}, {"$ref": "#"}, "[", {"th": "x", "en": "x"}, {"x": []}, False,
])  # fmt: skip


def _check(model: Model, name: str, text: str) -> list[Finding]:
    changed = make_model(model.tree.having(name, text), model.config, model.today)
    found = engine.check_source(changed)
    assert all(f.path and f.line >= 1 and f.column >= 1 and f.code for f in found)
    return found


@QUIET
@given(text=TEXT)
def test_any_body_of_a_page(model: Model, text: str) -> None:
    front = model.tree.texts[PAGE].split("\n---\n")[0]
    _check(model, PAGE, f"{front}\n---\n{text}")


@QUIET
@given(text=TEXT)
def test_any_front_matter(model: Model, text: str) -> None:
    _check(model, PAGE, f"---\n{text}\n---\nText.\n")


@QUIET
@given(
    fields=st.dictionaries(
        st.sampled_from(["title", "description", "type", "reviewed", "owner", "x"]),
        st.sampled_from(["[]", "{a: 1}", "1", "1e999", "2026-13-40", "2026-11-24T10:00:00", "~",
                         "!!binary x", "*a", "'", "technique", "0x", "1:60", "true"]),
    )
)  # fmt: skip
def test_any_values_of_fields(model: Model, fields: dict[str, str]) -> None:
    front = "\n".join(f"{name}: {value}" for name, value in fields.items())
    _check(model, PAGE, f"---\n{front}\n---\nText.\n")


@pytest.mark.parametrize("name", DATA_FILES)
@settings(QUIET, max_examples=6 * EFFORT)
@given(junk=TEXT, share=st.floats(0, 1), way=st.sampled_from(["all", "end", "middle"]))
def test_any_data_file(model: Model, name: str, junk: str, share: float, way: str) -> None:
    text = model.tree.texts[f"data/{name}"]
    cut = int(len(text) * share)
    broken = {"all": junk, "end": text[:cut] + junk, "middle": text[:cut] + junk + text[cut:]}
    _check(model, f"data/{name}", broken[way])


@pytest.mark.parametrize("name", [name for name in DATA_FILES if not name.endswith(".tsv")])
@settings(QUIET, max_examples=6 * EFFORT)
@given(data=st.data(), value=VALUES)
def test_any_value_within_a_data_file(
    model: Model, name: str, data: st.DataObject, value: object
) -> None:
    whole = yaml.safe_load(model.tree.texts[f"data/{name}"])
    node, steps = whole, data.draw(st.integers(1, 6))
    for step in range(steps):
        places = list(node) if isinstance(node, dict) else list(range(len(node)))
        place = data.draw(st.sampled_from(places))
        if step == steps - 1 or not isinstance(node[place], dict | list) or not node[place]:
            node[place] = value
            break
        node = node[place]
    text = json.dumps(whole, default=str)  # which is YAML, too
    _check(model, f"data/{name}", text)


@pytest.mark.parametrize("name", [name for name in DATA_FILES if name.endswith(".tsv")])
@settings(QUIET, max_examples=6 * EFFORT)
@given(row=st.integers(0, 400), column=st.integers(0, 12), cell=TEXT)
def test_any_cell_of_a_table(model: Model, name: str, row: int, column: int, cell: str) -> None:
    rows = [line.split("\t") for line in model.tree.texts[f"data/{name}"].split("\n")]
    cells = rows[row % len(rows)]
    cells[column % len(cells)] = cell
    _check(model, f"data/{name}", "\n".join("\t".join(cells) for cells in rows))


@QUIET
@given(text=TEXT)
def test_any_configuration(model: Model, text: str) -> None:
    for whole in (text, f"nav:\n  - {text}", f"site_url: {text}", f"extra: {{owners: {text}"):
        config = read_config(whole, "mkdocs.yml")
        engine.check_source(make_model(model.tree, config, model.today))


@QUIET
@given(raw=st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    try:
        decode(raw, "docs/x.md")
    except ContentError as error:
        assert all(finding.line >= 1 for finding in error.findings)
