"""Changes to several files are made all or none, whatever fails."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from authoring.changes import Change, apply
from projects import snapshot

CHANGES = (
    Change("a.txt", "new a\n"),
    Change("old/b.txt", None),
    Change("deep/er/c.txt", "new c\n"),
    Change("old/d.txt", "new d\n"),
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
    root: Path, tmp_path_factory: pytest.TempPathFactory, kind: type[BaseException]
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
    assert count == 3 + 2 * len(CHANGES) + 1  # writes, exchanges and places, the finish


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


def test_a_name_that_cannot_be_exchanged_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(root)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == ".d.txt.new":
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        apply(CHANGES, root)
    monkeypatch.undo()
    assert snapshot(root) == before
