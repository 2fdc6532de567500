"""Telling findings on the terminal."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from check.formats.human import Style, human
from content.findings import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TextIO

    from content.findings import Finding, Words


def language_of(environment: str | None = None) -> str:
    """Return "th" where the environment is Thai (LC_ALL, LC_MESSAGES, LANG), else "en"."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    value = environment or next((os.environ[n] for n in names if os.environ.get(n)), "")
    return "th" if value.lower().startswith("th") else "en"


def say(words: Words, stream: TextIO | None = None) -> None:
    """Print a sentence in the reader's language, to standard output or a stream."""
    print(tell(words, language_of()), file=stream or sys.stdout, flush=True)


def refuse(words: Words) -> int:
    """Say on standard error why a command cannot go on; return 2, the status for that."""
    print(f"kb: {tell(words, language_of())}", file=sys.stderr, flush=True)
    return 2


def print_findings(
    findings: Sequence[Finding], root: Path, language: str | None = None,
    stream: TextIO | None = None,
) -> None:  # fmt: skip
    """Print findings for people, with a summary; in colour on a terminal only.

    ``root`` is the folder that the findings' paths are relative to.
    """
    out = stream or sys.stdout
    style = Style(language or language_of(), out.isatty() and "NO_COLOR" not in os.environ)

    @lru_cache(maxsize=1)
    def lines_of(path: str) -> Sequence[str]:
        try:
            text = (root / path).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return ()
        if "\0" in text:  # an image, say: there are no lines to show
            return ()
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    for line in human(sorted(findings, key=lambda f: f.order), lines_of, style):
        print(line, file=out)
