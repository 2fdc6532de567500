"""What MkDocs warns of has the place of the text that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from content.findings import Words
from output.warnings import finding_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("message", "path", "line", "column"),
    [
        ("Doc file 'a/x.th.md' contains a link '../images/แผนผัง (1).png', but the target "
         "'images/แผนผัง (1).png' is not found among documentation files.", "docs/a/x.th.md", 4, 6),
        ("Doc file 'a/x.md' contains an unrecognized relative link 'b%20c', it was left as is.",
         "docs/a/x.th.md", 5, 4),
        ("A reference to 'gone.md' is included in the 'nav' configuration, which is not found in "
         "the documentation files.", "mkdocs.yml", 3, 5),
        ("A reference to 'a/x.md' is included in the 'nav' configuration, which is not found.",
         "mkdocs.yml", 4, 5),
        ("The following pages exist in the docs directory, but are not included in the \"nav\" "
         "configuration:\n  - a/x.md\n", "docs/a/x.th.md", 1, 1),
        ("Config value 'theme': Unrecognised theme name: 'no'.", "mkdocs.yml", 5, 1),
        ("Something else.", "mkdocs.yml", 1, 1),
    ],
)  # fmt: skip
def test_a_warning_is_at_what_it_quotes(
    tmp_path: Path, message: str, path: str, line: int, column: int
) -> None:
    (tmp_path / "docs/a").mkdir(parents=True)
    page = "---\ntitle: x\n---\n![x](../images/แผนผัง (1).png)\n[](b c)\n"
    (tmp_path / "docs/a/x.th.md").write_text(page, encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("# gone.md\nnav:\n  - gone.md\n  - a/x.md\ntheme: no\n", encoding="utf-8")
    finding = finding_of(message, config, tmp_path / "docs")
    assert (finding.path, finding.line, finding.column) == (path, line, column)
    assert isinstance(finding.message, Words)
    assert finding.message.en == message.strip()
    assert any("ก" <= letter <= "๙" for letter in finding.message.th)
