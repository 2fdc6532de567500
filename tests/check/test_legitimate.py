"""What authors may write stays without a finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from writing import written

if TYPE_CHECKING:
    from check.model import Model

LEGITIMATE: list[str] = yaml.safe_load(
    (Path(__file__).parent / "data" / "legitimate.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("text", LEGITIMATE)
def test_nothing_is_found(text: str, model: Model) -> None:
    _, found = written(model, text)
    assert [str(finding) for finding in found] == []
