"""A finished folder takes the place of an old one, whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from output.folder import MARKER, FolderError, replacing

ROOT = Path(__file__).resolve().parents[2]


def make_site(target: Path, text: str) -> None:
    with replacing(target) as fresh:
        (fresh / "index.html").write_text(text, encoding="utf-8")


def content(target: Path) -> str:
    return (target / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_new_site_replaces_the_old_one_and_leaves_nothing_beside_it(target: Path) -> None:
    make_site(target, "old")
    make_site(target, "new")
    assert content(target) == "new"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_old_site(target: Path) -> None:
    make_site(target, "old")
    with pytest.raises(RuntimeError), replacing(target) as fresh:
        (fresh / "index.html").write_text("half", encoding="utf-8")
        raise RuntimeError
    assert content(target) == "old"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_build_leaves_the_old_site_and_the_next_build_cleans_up(target: Path) -> None:
    make_site(target, "old")
    program = (
        "import sys, time; from pathlib import Path; from output.folder import replacing\n"
        "with replacing(Path(sys.argv[1])) as fresh:\n"
        "    (fresh / 'index.html').write_text('half'); print('ready', flush=True)\n"
        "    time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(target)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    time.sleep(0.05)
    assert content(target) == "old"
    assert (target.parent / ".site.new" / "index.html").is_file()
    make_site(target, "new")
    assert content(target) == "new"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_second_build_at_the_same_time_refuses_and_leaves_the_first_alone(target: Path) -> None:
    with replacing(target) as first:
        (first / "index.html").write_text("first", encoding="utf-8")
        with pytest.raises(FolderError, match="another build"), replacing(target):
            pass
    assert content(target) == "first"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_site_set_aside_by_a_killed_build_comes_back(target: Path) -> None:
    make_site(target, "old")
    target.rename(target.with_name(".site.old"))
    with pytest.raises(RuntimeError), replacing(target):
        raise RuntimeError
    assert content(target) == "old"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_where_the_new_site_cannot_take_the_name_the_old_one_comes_back(target: Path) -> None:
    make_site(target, "old")
    with pytest.raises(OSError, match="new"), replacing(target) as fresh:
        shutil.rmtree(fresh)
    assert content(target) == "old"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_folder_that_is_not_ours_is_refused_and_untouched(target: Path) -> None:
    target.mkdir()
    (target / "letter.doc").write_text("precious", encoding="utf-8")
    with pytest.raises(FolderError, match="not made by this command"), replacing(target):
        pass
    assert [path.name for path in target.iterdir()] == ["letter.doc"]


def test_an_empty_folder_is_taken(target: Path) -> None:
    target.mkdir()
    make_site(target, "new")
    assert content(target) == "new"
    assert (target / MARKER).is_file()


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(FolderError), replacing(file):
        pass
    assert file.read_text(encoding="utf-8") == "x"
    link = tmp_path / "link"
    make_site(tmp_path / "site", "old")
    link.symlink_to(tmp_path / "site")
    with pytest.raises(FolderError), replacing(link):
        pass
