"""What an argument names exists, or the command stops with one sentence and status 2."""

from __future__ import annotations

import ast
import re
import shlex
from typing import TYPE_CHECKING

import pytest

from check.rules import all_rules
from commands.arguments import make_parser
from content.command import WRITTEN, typed
from content.findings import Words
from running import ROOT, run

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

MENTION = re.compile(r"kb\.py(?= [a-z-])")
# A command within a sentence ends where the line, Thai, or a sign that no argument has begins.
COMMAND = re.compile(r'python3 scripts/kb\.py((?: (?:[\w./#=:-]|"[^"]*")+)+)', re.ASCII)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("docs/nosuch.md",), "docs/nosuch.md"),
        (("docs/methods/leters.th.md",), "docs/methods/letters.th.md"),
        (("README.md",), "README.md"),
        (("--select", "XRX"), "XRX"),
        (("--select", "XR1,XR9999"), "XR9999"),
        (("--ignore", "101"), "101"),
    ],
)
def test_check_refuses_what_does_not_exist(arguments: tuple[str, ...], words: str) -> None:
    for language, said in (("en", "is n"), ("th", "ไม่")):
        done = run("check", *arguments, "--lang", language)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert said in done.stderr
        assert done.stderr.count("\n") == 1


def test_explain_refuses_a_code_that_does_not_exist() -> None:
    done = run("explain", "XR999")
    assert (done.returncode, "None" in done.stderr, "XR999" in done.stderr) == (2, False, True)
    assert "XR101" in run("explain", "XR1O1").stderr


def test_a_picture_of_no_page_and_a_search_that_is_none_are_refused() -> None:
    for arguments in (
        ("screenshot", "nosuch.html", "x.png"),
        ("bench", "search", "--engines", "ours,gogle"),
        ("bench", "search", "--corpus", "nosuch.jsonl"),
        ("bench", "search", "--documents", "many"),
    ):
        done = run(*arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
        assert arguments[-1].rpartition(",")[2] in done.stderr or arguments[0] == "screenshot"


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:  # argparse gives no other way to the commands' parsers
        for below in getattr(action, "_name_parser_map", {}).values():
            yield from _parsers(below)


def _messages() -> Iterator[str]:
    """Yield each sentence that may mention a command: rules, help, and texts of the commands."""
    for rule in all_rules().values():
        for words in (rule.message, rule.advice):
            yield from (rule.outline(words).th, rule.outline(words).en)
    for parser in _parsers(make_parser()):
        yield parser.epilog or ""
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in ("print", "Words") or name.endswith("Error"):
                yield "\n".join(_texts(node))


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the whole strings in a call, with x for what is filled in."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values
        )
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.sub(r"\{\w+\}", "x", node.value)
    else:
        for below in ast.iter_child_nodes(node):
            yield from _texts(below)


def test_every_command_in_a_message_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    seen = 0
    for message in _messages():
        text = message.replace("…", "x")
        assert len(MENTION.findall(text)) == text.count(f"{WRITTEN} "), message
        for match in COMMAND.finditer(text):
            arguments = shlex.split(match[1].rstrip(".:,"))
            try:
                make_parser().parse_args(arguments)
            except SystemExit:
                pytest.fail(f"{message}\n{capsys.readouterr().err}")
            seen += 1
    assert seen > 10


def test_commands_are_written_as_the_system_has_them_typed() -> None:
    message = f"Run {WRITTEN} check --fix"
    assert typed(message, "nt") == r"Run py scripts\kb.py check --fix"
    assert typed(message, "posix") == message
    assert Words(message, message).fill().en == message
