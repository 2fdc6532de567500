"""What readers would see of Markdown as signs, as a run-on list, or in another place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from check.rules.signs import deceptive_lines, run_on_items, signs_as_text
from content.document import read_document
from content.findings import tell
from content.pages import Page

CASES = yaml.safe_load((Path(__file__).parent / "data" / "signs.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_each_sign_is_found_where_it_stands(case: dict[str, Any], language: str) -> None:
    document = read_document(Page("x", language, f"docs/x.{language}.md", {}, case["text"], 1))
    found = [
        *signs_as_text(document), *run_on_items(document), *deceptive_lines(document)
    ]  # fmt: skip
    assert [f"{f.code} {f.line}:{f.column}" for f in found] == case["found"]
    assert all(tell(words, language) for f in found for words in (f.message, f.suggestion))
