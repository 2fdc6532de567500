"""Styles and scripts stay within what Chrome 109 and Firefox ESR 115 understand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "overrides"

# What is newer than those browsers and would break a page there, with the version of Chrome
# or Firefox that brought it (from MDN's compatibility tables). What is merely ignored there
# (:has, text-wrap, ::details-content) is allowed as an improvement.
TOO_NEW = {
    ".css": {
        r"light-dark\(": "Chrome 123", r"color-mix\(": "Chrome 111", r"oklch\(": "Chrome 111",
        r"\bsubgrid\b": "Chrome 117", r"@scope\b": "Chrome 118", r"^\s*&": "Chrome 112",
        r"@starting-style": "Chrome 117", r"anchor\(": "Chrome 125",
    },
    ".js": {
        r"\.toSorted\(": "Chrome 110", r"\.toReversed\(": "Chrome 110", r"\.with\(": "Chrome 110",
        r"Object\.groupBy": "Chrome 117", r"Promise\.withResolvers": "Chrome 119",
        r"Array\.fromAsync": "Chrome 121", r"new Set\([^)]*\)\.(union|intersection)": "Chrome 122",
        r"Intl\.Segmenter": "Firefox 125", r"popover": "Chrome 114", r"/v\b": "Chrome 112",
        r"\biterator\.(map|filter)": "Chrome 122", r"(?<!with)RegExp\.escape": "Chrome 136",
    },
}  # fmt: skip


@pytest.mark.parametrize("suffix", [".css", ".js"])
def test_no_feature_is_too_new(suffix: str) -> None:
    found = [
        f"{path.relative_to(ASSETS)}: {match[0]} needs {version}"
        for path in ASSETS.rglob(f"*{suffix}")
        for pattern, version in TOO_NEW[suffix].items()
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert found == []
