"""Tools of the system are found, or installed where that is ours to do, or asked for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from commands import tools
from commands.tools import SetupError, Tool

if TYPE_CHECKING:
    from pathlib import Path

ABSENT = Tool("Absent", ("no-such-program",), ("absent-package",), "or get it elsewhere")


class FakeApt:
    """Stands in for apt-get, which would change the machine; notes what it was asked."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        self.calls: list[list[str]] = []

    def __call__(self, command: list[str]) -> int:
        self.calls.append(command)
        return self.status


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeApt:
    fake = FakeApt()
    monkeypatch.setattr(tools, "_apt", fake)
    monkeypatch.setattr(tools, "POLICY", tmp_path / "policy-rc.d")
    return fake


def pretend(monkeypatch: pytest.MonkeyPatch, *, root: bool, apt: bool) -> None:
    monkeypatch.setattr("commands.tools.os.geteuid", lambda: 0 if root else 1000, raising=False)
    monkeypatch.setattr(
        "commands.tools.shutil.which", lambda name: "/apt" if apt and name == "apt-get" else None
    )


def test_root_on_debian_gets_what_is_missing_after_saying_so(
    monkeypatch: pytest.MonkeyPatch, apt: FakeApt, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, root=True, apt=True)
    found = iter([None, "/usr/bin/absent"])
    monkeypatch.setattr(tools, "find", lambda tool: next(found))
    tools.provide((ABSENT,))
    assert [command[:2] for command in apt.calls] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "absent-package" in apt.calls[1]
    assert "installing Absent" in capsys.readouterr().out


@pytest.mark.parametrize("status", [0, 100])
def test_what_apt_did_not_bring_stops_the_tests(
    monkeypatch: pytest.MonkeyPatch, apt: FakeApt, status: int
) -> None:
    pretend(monkeypatch, root=True, apt=True)
    apt.status = status
    with pytest.raises(SetupError, match="need Absent"):
        tools.provide((ABSENT,))


def test_an_ordinary_user_gets_one_command_to_type(
    monkeypatch: pytest.MonkeyPatch, apt: FakeApt
) -> None:
    pretend(monkeypatch, root=False, apt=True)
    with pytest.raises(SetupError) as stopped:
        tools.provide((ABSENT, tools.GIT))
    assert (
        "sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends absent-package git\n"
    ) in str(stopped.value)
    assert "การทดสอบต้องใช้ Absent, git" in str(stopped.value)
    assert apt.calls == []


@pytest.mark.parametrize("root", [True, False])
def test_another_system_gets_advice(
    monkeypatch: pytest.MonkeyPatch, apt: FakeApt, root: bool
) -> None:
    pretend(monkeypatch, root=root, apt=False)
    with pytest.raises(SetupError, match="or get it elsewhere"):
        tools.provide((ABSENT,))
    assert apt.calls == []


def test_what_is_there_is_not_installed(apt: FakeApt) -> None:
    tools.provide((Tool("Python", ("python3", "python"), ("python3",)),))
    assert apt.calls == []


def test_a_program_whose_library_is_missing_is_not_there() -> None:
    names = ("python3", "python")
    assert tools.find(Tool("Python", names, ()))
    found = tools.find(Tool("Python", names, (), libraries=("libno-such-library.so.1",)))
    assert (found is None) == (sys.platform == "linux")


def test_the_newest_download_of_playwright_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr("commands.tools.shutil.which", lambda name: None)
    for version in ("1200", "1201"):
        program = tmp_path / f"chromium-{version}" / "chrome-linux64" / "chrome"
        program.parent.mkdir(parents=True)
        program.touch()
    only = [name for name in tools.CHROMIUM.executables if "BROWSERS_PATH" in name]
    assert tools.find(Tool("Chromium", tuple(only), ())) == str(program)


def ask(policy: Path, **environment: str) -> int:
    """Return what a package's script is answered that asks whether to start its server."""
    command = ["sh", str(policy), "nginx", "start"]
    return subprocess.run(command, check=False, env={**os.environ, **environment}).returncode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no policy of Debian's")
def test_servers_that_we_install_are_not_started_and_others_are(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    with pytest.raises(KeyboardInterrupt), tools.services_kept_from_starting(policy):
        assert os.access(policy, os.X_OK)
        assert ask(policy, **{tools.INSTALLING: "1"}) == 101
        assert ask(policy) == 0
        raise KeyboardInterrupt
    assert not policy.exists()


@pytest.mark.parametrize("left_by", ["the machine's owner", "a killed run"])
def test_a_policy_is_removed_only_if_it_is_ours(tmp_path: Path, left_by: str) -> None:
    policy = tmp_path / "policy-rc.d"
    text = "#!/bin/sh\nexit 101\n" if left_by == "the machine's owner" else tools.POLICY_TEXT
    policy.write_text(text, encoding="utf-8")
    with tools.services_kept_from_starting(policy):
        assert policy.read_text(encoding="utf-8") == text
    assert policy.exists() == (left_by == "the machine's owner")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt-get")
def test_stopped_while_it_installs_we_wait_for_apt_to_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    began, done = tmp_path / "began", tmp_path / "done"
    # As apt-get does once packages are unpacked: it goes on to its end.
    script = f"trap '' INT; touch '{began}'; sleep 1; touch '{done}'"
    real = subprocess.Popen.wait
    asked: list[float | None] = []

    def interrupted(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        asked.append(timeout)
        if len(asked) == 1:
            while not began.exists():
                time.sleep(0.01)
            raise KeyboardInterrupt
        return real(process, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        tools._apt(["sh", "-c", script])
    assert done.is_file()
