"""Tools of the system are found, or installed where that is ours to do, or asked for."""

from __future__ import annotations

import subprocess

import pytest

from commands import tools
from commands.tools import Tool

ABSENT = Tool("Absent", ("no-such-program",), ("absent-package",), "Install it.")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []

    def note(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("commands.tools.subprocess.run", note)
    return commands


def pretend(monkeypatch: pytest.MonkeyPatch, *, root: bool, apt: bool) -> None:
    monkeypatch.setattr("commands.tools.os.geteuid", lambda: 0 if root else 1000, raising=False)
    monkeypatch.setattr(
        "commands.tools.shutil.which", lambda name: "/apt" if apt and name == "apt-get" else None
    )


def test_a_missing_tool_is_installed_in_a_container_after_saying_so(
    monkeypatch: pytest.MonkeyPatch, ran: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, root=True, apt=True)
    tools.provide((ABSENT,))
    assert [command[:2] for command in ran] == [["apt-get", "update"], ["apt-get", "install"]]
    assert ran[1][-1] == "absent-package"
    assert "installing Absent" in capsys.readouterr().out


@pytest.mark.parametrize(("root", "apt"), [(False, True), (True, False)])
def test_nothing_is_installed_on_somebodys_own_machine(
    monkeypatch: pytest.MonkeyPatch, ran: list[list[str]], root: bool, apt: bool
) -> None:
    pretend(monkeypatch, root=root, apt=apt)
    tools.provide((ABSENT,))
    assert ran == []


def test_elsewhere_chromium_comes_from_playwright(
    monkeypatch: pytest.MonkeyPatch, ran: list[list[str]]
) -> None:
    pretend(monkeypatch, root=False, apt=False)
    monkeypatch.setattr(tools, "_from_playwright", lambda: None)
    tools.provide((tools.CHROMIUM,))
    assert [command[1:] for command in ran] == [["-m", "playwright", "install", "chromium"]]


def test_what_is_there_is_not_installed(ran: list[list[str]]) -> None:
    tools.provide((Tool("Python", ("python3", "python"), ("python3",), ""),))
    assert ran == []
