"""No input makes the checker crash: every failure is a finding with a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from check import engine
from check.model import make_model
from content.config import read_config
from content.files import decode
from content.findings import ContentError, Finding

if TYPE_CHECKING:
    from check.model import Model

PAGE = "methods/letters.th.md"
QUIET = settings(
    max_examples=40, deadline=None,
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
DATA_FILES = (
    "units.tsv", "relations.tsv", "notes.tsv", "corrections.tsv", "undemonstrated.tsv",
    "published.tsv", "freshness.tsv", "glossary.yml", "page-types.yml", "relation-kinds.yml",
    "interface.yml", "redirects.yml", "schemas/front-matter.json", "schemas/glossary.json",
)  # fmt: skip


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
@settings(QUIET, max_examples=8)
@given(junk=TEXT, share=st.floats(0, 1))
def test_any_data_file(model: Model, name: str, junk: str, share: float) -> None:
    text = model.tree.texts[f"data/{name}"]
    cut = int(len(text) * share)
    for broken in (junk, text[:cut] + junk, text[:cut] + junk + text[cut:]):
        _check(model, f"data/{name}", broken)


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
