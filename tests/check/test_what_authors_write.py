"""What authors write and do not mean is found where it is, with what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from content.findings import tell
from writing import written

if TYPE_CHECKING:
    from check.model import Model

WRITTEN: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "written.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case["text"])
def test_it_is_found_in_both_languages_with_what_to_write(
    case: dict[str, Any], model: Model
) -> None:
    lines, found = written(model, case["text"])
    at, column = case.get("at", 0), case.get("column", 1)
    wanted = [(case["code"], path, line + at, column) for path, line in lines.items()]
    assert sorted((f.code, f.path, f.line, f.column) for f in found) == sorted(wanted)
    for finding in found:
        assert case["advice"] in tell(finding.suggestion, "en")
        assert tell(finding.suggestion, "th") != tell(finding.suggestion, "en")
