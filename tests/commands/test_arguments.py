"""The command line explains itself and refuses mistakes before any set-up."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from commands import arguments
from content.command import WRITTEN, typed

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("serve", "build", "check", "test", "screenshot", "breaks")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        arguments.parse([command, "--help"])
    assert leaving.value.code == 0
    assert typed(f"example: {WRITTEN} {command}") in capsys.readouterr().out


def test_a_mistake_ends_with_status_2() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/kb.py", "bild"],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "build" in done.stderr


def test_help_needs_nothing_but_python() -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-s", "-S", ROOT / "scripts/kb.py", "--help"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "serve" in done.stdout


def test_an_old_python_can_read_the_bootstrap_and_is_told_that_it_is_too_old() -> None:
    source = (ROOT / "scripts/kb.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    version_check = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [
        node for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom) and node.lineno < version_check.lineno
    ]  # fmt: skip
    assert [ast.unparse(node) for node in imports] == [
        "from __future__ import print_function", "import sys",
    ]  # fmt: skip
