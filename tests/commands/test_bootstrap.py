"""The set-up installs what is locked, once, and says plainly what is missing."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

import kb
from commands.tools import SetupError
from projects import snapshot

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
    monkeypatch.setattr("venv.create", lambda venv, **_: make_python(venv))
    return fake


def make_python(venv: Path) -> None:
    for name in ("bin/python", "Scripts/python.exe"):
        (venv / name).parent.mkdir(parents=True)
        (venv / name).write_text(str(venv), encoding="utf-8")


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


def test_a_changed_lock_file_is_installed_again(pip: FakePip) -> None:
    kb.prepare("build")
    kb.LOCKS["build"].write_text("other", encoding="utf-8")
    kb.prepare("build")
    assert len(pip.calls) == 2


@pytest.mark.parametrize("stopped", ["before pip", "by pip"])
def test_an_unfinished_set_up_starts_afresh(
    pip: FakePip, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    pip.status = 1
    with monkeypatch.context() as patch:
        if stopped == "before pip":
            patch.setattr("venv.create", stop)
        with pytest.raises((SetupError, KeyboardInterrupt)):
            kb.prepare("build")
    (kb.VENV / "rest").mkdir(parents=True)
    pip.status = 0
    python = kb.prepare("build")
    assert python.is_file()
    assert not (kb.VENV / "rest").exists()


def stop(venv: Path, **_: object) -> None:
    (venv / "bin").mkdir(parents=True)
    raise KeyboardInterrupt


def test_an_environment_that_someone_else_made_is_left_as_it_is(
    pip: FakePip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_python(kb.VENV)
    before = snapshot(kb.VENV)
    with pytest.raises(SetupError, match="was not made by"):
        kb.prepare("build")
    assert kb.main(["build"]) == 2
    said = capsys.readouterr().err
    assert f'"{kb.VENV}-other"' in said
    assert "โปรแกรมนี้ไม่ได้สร้างไว้" in said
    assert snapshot(kb.VENV) == before
    assert pip.calls == []


@pytest.mark.parametrize("way", ["a file", "a link to an environment"])
def test_what_stands_in_the_place_of_an_environment_is_left_as_it_is(
    pip: FakePip, tmp_path: Path, way: str
) -> None:
    other = tmp_path / "other"
    make_python(other)
    if way == "a file":
        kb.VENV.write_text("mine", encoding="utf-8")
    else:
        kb.VENV.symlink_to(other)
    before = snapshot(tmp_path)
    with pytest.raises(SetupError, match="was not made by"):
        kb.prepare("build")
    assert snapshot(tmp_path) == before


def test_an_empty_folder_is_no_ones_environment(pip: FakePip) -> None:
    kb.VENV.mkdir()
    assert kb.prepare("build").is_file()


def test_without_network_the_set_up_says_so_and_is_not_taken_for_done(pip: FakePip) -> None:
    pip.status = 1
    with pytest.raises(SetupError, match="network"):
        kb.prepare("build")
    pip.status = 0
    kb.prepare("build")
    assert len(pip.calls) == 2


def test_the_programs_of_the_tests_come_before_any_download(
    pip: FakePip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(needed: object) -> None:
        raise SetupError("sudo apt-get install git")

    monkeypatch.setattr("kb.tools.provide", fail)
    assert kb.main(["test"]) == 2
    assert capsys.readouterr().err == "kb: sudo apt-get install git\n"
    assert pip.calls == []
    assert not kb.VENV.exists()


def test_a_folder_that_may_not_be_written_is_no_traceback(
    pip: FakePip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kb, "VENV", kb.VENV / "missing" / ".venv")
    assert kb.main(["build"]) == 2
    assert str(kb.VENV) in capsys.readouterr().err


def test_a_python_without_venv_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SetupError, match="apt-get install python3-venv"):
        kb.make_environment()


def test_a_failed_set_up_ends_with_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(group: str) -> Path:
        raise SetupError("no network")

    monkeypatch.setattr(kb, "prepare", fail)
    assert kb.main(["build"]) == 2
    assert "no network" in capsys.readouterr().err
