"""The set-up installs what is locked, once, and says plainly what is missing."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

import kb

if TYPE_CHECKING:
    from pathlib import Path


class FakePip:
    """Stands in for pip, which would need the network; notes what it was asked."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        self.calls: list[list[str]] = []

    def __call__(self, command: list[str], check: bool) -> subprocess.CompletedProcess[bytes]:
        self.calls.append(command)
        return subprocess.CompletedProcess(command, self.status)


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakePip:
    fake = FakePip()
    monkeypatch.setattr(kb, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(kb, "STAMP", tmp_path / ".venv/installed")
    locks = {name: tmp_path / f"{name}.lock" for name in ("build", "test")}
    for lock in locks.values():
        lock.write_text(lock.name, encoding="utf-8")
    monkeypatch.setattr(kb, "LOCKS", locks)
    monkeypatch.setattr("kb.subprocess.run", fake)
    monkeypatch.setattr(kb, "make_environment", lambda: make_python(tmp_path / ".venv"))
    return fake


def make_python(venv: Path) -> None:
    for name in ("bin/python", "Scripts/python.exe"):
        (venv / name).parent.mkdir(parents=True)
        (venv / name).touch()


def test_packages_are_installed_with_their_hashes_and_only_once(pip: FakePip) -> None:
    kb.prepare("build")
    kb.prepare("build")
    assert len(pip.calls) == 1
    assert "--require-hashes" in pip.calls[0]
    assert "--no-deps" in pip.calls[0]


def test_the_test_packages_serve_the_build_as_well(pip: FakePip) -> None:
    kb.prepare("build")
    kb.prepare("test")
    kb.prepare("build")
    assert len(pip.calls) == 2


def test_a_changed_lock_file_is_installed_anew(pip: FakePip) -> None:
    kb.prepare("build")
    kb.LOCKS["build"].write_text("other", encoding="utf-8")
    kb.prepare("build")
    assert len(pip.calls) == 2


def test_an_unfinished_set_up_starts_afresh(pip: FakePip) -> None:
    make_python(kb.VENV)
    (kb.VENV / "rest").touch()
    kb.prepare("build")
    assert not (kb.VENV / "rest").exists()


def test_without_network_the_set_up_says_so_and_is_not_taken_for_done(pip: FakePip) -> None:
    pip.status = 1
    with pytest.raises(kb.SetupError, match="network"):
        kb.prepare("build")
    assert not kb.STAMP.exists()


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(kb.SetupError, match="apt install python3-venv"):
        kb.make_environment()


def test_a_failed_set_up_ends_with_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(group: str) -> Path:
        raise kb.SetupError("no network")

    monkeypatch.setattr(kb, "prepare", fail)
    assert kb.main(["build"]) == 2
    assert "no network" in capsys.readouterr().err
