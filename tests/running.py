"""Running kb.py's commands as CI and people do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of kb.py inside the prepared environment."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1",
                "LANG": "C.UTF-8", "LC_ALL": "", **environment}  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "commands", *map(str, arguments)],
        capture_output=True, text=True, check=False, env=settings, encoding="utf-8",
    )  # fmt: skip


def check(folder: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``kb.py check`` on a copy of the site."""
    where = ("--docs", folder / "docs", "--config", folder / "mkdocs.yml")
    return run("check", *where, *arguments, **environment)


def findings(folder: Path, *arguments: object) -> list[dict[str, Any]]:
    """Return the findings of ``kb.py check --format json``."""
    done = check(folder, "--format", "json", *arguments)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def edit(folder: Path, name: str, old: str, new: str) -> int:
    """Replace text once in a file of a copy; return the line on which it stood."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1
