"""Publishing serves one whole version at any moment, and goes back when asked."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands import build
from commands import publish as command
from commands.arguments import environment_of, parse
from output.folder import MARKER
from publish.store import KEPT, Store, opened

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
FILES = 40
KILLS = 50
ENTRIES = {".knowledge-base-versions", "current", "versions"}
# Publishes one prebuilt site after the other until it is killed.
FOREVER = """
import sys
from pathlib import Path
from commands.publish import publish
print("ready", flush=True)
while True:
    for site in sys.argv[2:]:
        publish(Path(sys.argv[1]), Path(site))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "srv"


def make_site(folder: Path, text: str) -> Path:
    """Return a prebuilt site of many files that all say the same."""
    names = [*command.NEEDED, MARKER, *(f"pages/{n}.html" for n in range(FILES))]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def run(*arguments: str | Path) -> int:
    return command.run(parse(["publish", *map(str, arguments)]))


def served(folder: Path) -> str:
    """Return what the served version says; fail where it is not whole or not of one piece."""
    current = folder / "current"
    texts = {path.read_text() for path in current.rglob("*.html")}
    assert len(texts) == 1, f"a mixture is served: {texts}"
    assert len(list(current.glob("pages/*.html"))) == FILES
    return texts.pop()


def refuse_links(*_: object, **__: object) -> None:
    raise OSError("a required privilege is not held")


def test_the_newest_version_is_served_and_the_last_three_are_kept(
    folder: Path, tmp_path: Path
) -> None:
    for number in range(5):
        site = make_site(tmp_path / f"site{number}", f"version {number}")
        assert run(folder, "--from", site) == 0
        assert served(folder) == f"version {number}"
    assert len(Store(folder).versions()) == KEPT


def test_rollback_goes_back_one_version_at_a_time_and_says_when_there_is_none(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        run(folder, "--from", make_site(tmp_path / f"site{number}", f"version {number}"))
    assert run(folder, "--rollback") == 0
    assert served(folder) == "version 1"
    assert run(folder, "--rollback") == 0
    assert served(folder) == "version 0"
    capsys.readouterr()
    assert run(folder, "--rollback") == 2
    assert "no version older" in capsys.readouterr().err
    assert served(folder) == "version 0"


def test_what_was_rolled_back_is_not_gone_back_to(folder: Path, tmp_path: Path) -> None:
    for text in ("good", "bad"):
        run(folder, "--from", make_site(tmp_path / text, text))
    run(folder, "--rollback")
    run(folder, "--from", make_site(tmp_path / "mended", "mended"))
    assert served(folder) == "mended"
    run(folder, "--rollback")
    assert served(folder) == "good"


@pytest.mark.parametrize("chromium", ["/usr/bin/chromium", None])
def test_what_publish_builds_has_handouts_where_a_chromium_is_found(
    chromium: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    orders: list[build.Order] = []

    def fill(fresh: Path, order: build.Order, model: object) -> None:
        orders.append(order)
        make_site(fresh, "built")

    monkeypatch.setattr(build, "find", lambda tool: chromium)
    monkeypatch.setattr(build, "check", lambda order: None)
    monkeypatch.setattr(build, "fill", fill)
    assert run(folder) == 0
    assert served(folder) == "built"
    assert [order.chromium for order in orders] == [chromium]
    told = "no Chromium was found, so the site is built without handouts"
    assert (told in capsys.readouterr().err) is (chromium is None)


def test_publish_prepares_what_printing_needs_only_where_it_builds() -> None:
    assert environment_of(parse(["publish", "x"])) == "test"
    assert environment_of(parse(["publish", "x", "--rollback"])) == "build"
    assert environment_of(parse(["publish", "x", "--from", "site"])) == "build"


@pytest.mark.parametrize("option", ["--from", "--rollback"])
def test_a_folder_that_publishing_did_not_make_is_left_alone(
    folder: Path, tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    site = make_site(tmp_path / "site", "text")
    assert run(folder, option, *([site] if option == "--from" else [])) == 2
    assert "was not made by" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_what_is_no_whole_site_is_not_published(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, "--from", make_site(tmp_path / "good", "good"))
    broken = make_site(tmp_path / "broken", "broken")
    (broken / "en" / "index.html").unlink()
    assert run(folder, "--from", broken) == 2
    assert "en/index.html" in capsys.readouterr().err
    assert run(folder, "--from", tmp_path) == 2
    assert served(folder) == "good"


def test_a_second_publish_at_the_same_time_refuses(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make_site(tmp_path / "site", "text")
    run(folder, "--from", site)
    with opened(folder):
        assert run(folder, "--from", site) == 2
        assert run(folder, "--rollback") == 2
    assert "another process is publishing" in capsys.readouterr().err
    assert run(folder, "--from", site) == 0


def test_readers_keep_what_has_not_changed(folder: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", "text")
    run(folder, "--from", site)
    before = (folder / "current" / "index.html").stat().st_mtime_ns
    again = make_site(tmp_path / "again", "text")
    (again / "404.html").write_text("changed")
    os.utime(again / "index.html", (1, 1))
    run(folder, "--from", again)
    assert (folder / "current" / "index.html").stat().st_mtime_ns == before
    assert (folder / "current" / "404.html").read_text() == "changed"


def test_without_the_right_to_make_links_the_version_is_copied(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "symlink_to", refuse_links)
    for text in ("one", "two"):
        assert run(folder, "--from", make_site(tmp_path / text, text)) == 0
    assert served(folder) == "two"
    assert run(folder, "--rollback") == 0
    assert served(folder) == "one"
    assert not (folder / "current").is_symlink()


def two_published(folder: Path, tmp_path: Path) -> None:
    for text in ("one", "two"):
        assert run(folder, "--from", make_site(tmp_path / text, text)) == 0


def leave_a_link(path: Path) -> None:
    path.symlink_to("nowhere")


def leave_a_file(path: Path) -> None:
    path.write_text("left")


def leave_a_folder(path: Path) -> None:
    (path / "deep").mkdir(parents=True)
    (path / "deep" / "file").write_text("left")


@pytest.mark.parametrize("leave", [leave_a_link, leave_a_file, leave_a_folder])
@pytest.mark.parametrize("name", [".current.new", ".current.old", "versions/.new", "versions/.old"])
def test_what_a_killed_process_has_left_is_in_nobodys_way(
    name: str, leave: Callable[[Path], None], folder: Path, tmp_path: Path
) -> None:
    two_published(folder, tmp_path)
    leave(folder / name)
    assert run(folder, "--from", make_site(tmp_path / "three", "three")) == 0
    assert served(folder) == "three"
    assert len(Store(folder).versions()) == 3
    leave(folder / name)
    assert run(folder, "--rollback") == 0
    assert served(folder) == "two"
    assert not os.path.lexists(folder / name)


def copy_instead_of_link(folder: Path) -> None:
    version = (folder / "current").resolve()
    (folder / "current").unlink()
    shutil.copytree(version, folder / "current")


@pytest.mark.parametrize("can_link", [True, False])
@pytest.mark.parametrize("was_copied", [True, False])
def test_a_copy_and_a_link_take_each_others_place(
    was_copied: bool,
    can_link: bool,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two_published(folder, tmp_path)
    if was_copied:
        copy_instead_of_link(folder)
    if not can_link:
        monkeypatch.setattr(Path, "symlink_to", refuse_links)
    assert run(folder, "--from", make_site(tmp_path / "three", "three")) == 0
    assert served(folder) == "three"
    assert run(folder, "--rollback") == 0
    assert served(folder) == "two"
    assert (folder / "current").is_symlink() is can_link
    assert len(Store(folder).versions()) == 3
    assert {path.name for path in folder.iterdir()} == ENTRIES


def lose(folder: Path) -> None:
    (folder / "current").unlink()


def point_nowhere(folder: Path) -> None:
    lose(folder)
    (folder / "current").symlink_to("versions/gone")


def set_aside(folder: Path) -> None:
    (folder / "current").rename(folder / ".current.old")


def empty_the_name(folder: Path) -> None:
    (folder / "current" / ".version").write_text("")


def garble_the_name(folder: Path) -> None:
    (folder / "current" / ".version").write_text("0")


@pytest.mark.parametrize("spoil", [lose, point_nowhere, set_aside, empty_the_name, garble_the_name])
def test_no_kept_version_goes_where_the_served_one_is_not_known(
    spoil: Callable[[Path], None], folder: Path, tmp_path: Path
) -> None:
    two_published(folder, tmp_path)
    before = Store(folder).versions()
    spoil(folder)
    assert run(folder, "--from", make_site(tmp_path / "three", "three")) == 0
    assert served(folder) == "three"
    assert Store(folder).versions()[:2] == before
    assert run(folder, "--rollback") == 0
    assert served(folder) == "two"


def test_where_nothing_is_served_a_rollback_serves_the_newest_version(
    folder: Path, tmp_path: Path
) -> None:
    two_published(folder, tmp_path)
    lose(folder)
    assert run(folder, "--rollback") == 0
    assert served(folder) == "two"


def test_a_version_that_is_not_whole_is_not_gone_back_to(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two_published(folder, tmp_path)
    store = Store(folder)
    (store.path(store.versions()[0]) / "404.html").unlink()
    assert run(folder, "--rollback") == 2
    assert "404.html" in capsys.readouterr().err
    assert served(folder) == "two"


def test_a_current_that_is_not_ours_is_left_alone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two_published(folder, tmp_path)
    lose(folder)
    (folder / "current").mkdir()
    (folder / "current" / "letter.txt").write_text("mine")
    (folder / "versions" / "my-own folder").mkdir()
    assert run(folder, "--from", make_site(tmp_path / "three", "three")) == 2
    assert "Move it elsewhere" in capsys.readouterr().err
    assert (folder / "current" / "letter.txt").read_text() == "mine"
    shutil.rmtree(folder / "current")
    assert run(folder, "--from", tmp_path / "three") == 0
    assert (folder / "versions" / "my-own folder").is_dir()


def test_killed_at_any_moment_the_served_folder_is_one_whole_version(
    folder: Path, tmp_path: Path
) -> None:
    sites = [make_site(tmp_path / text, text) for text in ("old", "new")]
    run(folder, "--from", sites[0])
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    arguments = [sys.executable, "-c", FOREVER, str(folder), *map(str, sites)]
    chance = random.Random(6)
    for _ in range(KILLS):
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              env=environment) as process:  # fmt: skip
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.08))
            process.kill()
        assert served(folder) in ("old", "new")
    assert run(folder, "--from", sites[1]) == 0
    assert served(folder) == "new"
    assert len(Store(folder).versions()) <= KEPT
    assert {path.name for path in folder.iterdir()} == ENTRIES
