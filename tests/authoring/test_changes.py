"""Changes to several files are made all or none, whatever fails."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.changes import Change, apply, recover
from projects import ROOT, snapshot

CHANGES = (
    Change("a.txt", b"new a\n"),
    Change("old/b.txt", None),
    Change("deep/er/c.txt", b"new c\n"),
    Change("old/d.txt", b"new d\n"),
)


class StoppedError(Exception):
    pass


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "old").mkdir()
    for name in ("a.txt", "old/b.txt", "old/d.txt", "untouched.txt"):
        (tmp_path / name).write_bytes(f"old {name}\r\n".encode())
    return tmp_path


def steps(root: Path) -> list[str]:
    taken: list[str] = []
    apply(CHANGES, root, taken.append)
    return taken


def test_every_change_is_made_and_nothing_is_left_beside(root: Path) -> None:
    assert steps(root)[-1] == "finish"
    assert snapshot(root) == {
        "a.txt": b"new a\n", "deep": None, "deep/er": None, "deep/er/c.txt": b"new c\n",
        "old": None, "old/d.txt": b"new d\n", "untouched.txt": b"old untouched.txt\r\n",
    }  # fmt: skip


def test_a_folder_that_became_empty_goes(root: Path) -> None:
    apply([Change("old/b.txt", None), Change("old/d.txt", None)], root)
    assert not (root / "old").exists()


@pytest.mark.parametrize("kind", [StoppedError, KeyboardInterrupt, OSError])
def test_whichever_step_fails_everything_is_as_it_was(
    root: Path, kind: type[BaseException]
) -> None:
    before = snapshot(root)
    count = 0
    while True:
        taken = 0

        def fail(_: str, at: int = count) -> None:
            nonlocal taken
            if taken == at:
                raise kind
            taken += 1

        try:
            apply(CHANGES, root, fail)
        except kind:
            assert snapshot(root) == before
            count += 1
        else:
            break
    assert count == 1 + 3 + 2 * len(CHANGES) + 1  # begin, write, set aside and place, finish


def test_a_full_disk_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(root)
    write = Path.write_bytes

    def half(path: Path, data: bytes) -> int:
        if path.name.startswith(".d.txt"):
            write(path, data[:2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space left"):
        apply(CHANGES, root)
    monkeypatch.undo()
    assert snapshot(root) == before


@pytest.mark.parametrize("name", [".d.txt.new", "a.txt", "b.txt", "d.txt", ".c.txt.new"])
def test_a_name_that_cannot_be_changed_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = snapshot(root)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == name:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        apply(CHANGES, root)
    monkeypatch.undo()
    assert snapshot(root) == before


def killed_at(root: Path, number: int) -> bool:
    """Apply the changes in a process that is killed at a step; tell whether it got that far."""
    script = f"""
import os, sys
from pathlib import Path
from authoring.changes import Change, apply
steps = iter(range(100))
def step(name):
    if next(steps) == {number}:
        os._exit(9)
apply({CHANGES!r}, Path(sys.argv[1]), step)
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-c", script, str(root)], check=False, env=environment)
    return done.returncode != 0


def test_after_a_kill_at_any_step_everything_comes_back(root: Path) -> None:
    before = snapshot(root)
    number = 0
    while killed_at(root, number):
        assert recover(root) == (number > 0)
        assert snapshot(root) == before
        number += 1
    assert number == 1 + 3 + 2 * len(CHANGES) + 1
    assert not recover(root)


def test_what_an_author_wrote_after_a_kill_is_not_overwritten(root: Path) -> None:
    assert killed_at(root, 11)
    assert (root / "a.txt").read_bytes() == b"new a\n"
    (root / "a.txt").write_bytes(b"the author's")
    assert recover(root)
    assert (root / "a.txt").read_bytes() == b"the author's"
    assert (root / ".a.txt.old").read_bytes() == b"old a.txt\r\n"
    assert (root / "old/d.txt").read_bytes() == b"old old/d.txt\r\n"


def test_a_journal_that_was_cut_short_does_no_harm(root: Path) -> None:
    before = snapshot(root)
    (root / ".kb-unfinished.json").write_text('[{"path": "a.t', "utf-8")
    assert recover(root)
    assert snapshot(root) == before
