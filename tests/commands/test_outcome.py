"""What is in the way is said in one sentence, with the file, and whether it was read or written."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import socket
from pathlib import Path

import pytest

from commands.arguments import parse
from commands.build import Order, build
from commands.outcome import BuildError, attempt, obstacle, outcome_of
from commands.problems import problems_page
from commands.tools import CHROMIUM
from content.findings import Finding, Severity, Words

ROOT = Path(__file__).resolve().parents[2]
SITE = Path("/srv/www/site")
READ, WRITTEN, COPIED = "could not be read", "could not be written", "could not be copied"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "/home/kb/mkdocs.yml"), READ),
        (FileNotFoundError(errno.ENOENT, "No such file", "/home/kb/overrides/main.html"), READ),
        (IsADirectoryError(errno.EISDIR, "Is a directory", b"/home/kb/docs/a.th.md"), READ),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/www/site-2/index.html"), READ),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/www/site"), WRITTEN),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/www/site/index.html"), WRITTEN),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/www/.site.new/a.html"), WRITTEN),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/www/.site.lock"), WRITTEN),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "/srv/www"), WRITTEN),
        (OSError(errno.EACCES, "Permission denied", "/home/a", None, "/srv/www/site/a"), WRITTEN),
        (OSError(errno.ENOSPC, "No space left on device"), WRITTEN),
        (OSError(errno.ENOSPC, "No space left on device", "/tmp/kb-check-1/x"), WRITTEN),
        (OSError(errno.EROFS, "Read-only file system", "/home/kb/docs/a.th.md"), WRITTEN),
        (shutil.Error([("/home/kb/site/a", "/srv/www/site/a", "[Errno 5] I/O error")]), COPIED),
    ],
    ids=str,
)  # fmt: skip
def test_a_file_is_said_to_be_unread_or_unwritten_as_is_true(error: OSError, said: str) -> None:
    words = obstacle(error, SITE)
    assert said in words.en
    named = error.filename2 or error.filename or (SITE if said == WRITTEN else "/home/kb/site/a")
    assert os.fsdecode(named) in words.en
    assert os.fsdecode(named) in words.th
    assert (error.strerror or "I/O error") in words.th


def test_a_source_that_cannot_be_read_is_not_a_site_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.mkdir()
    assert build(tmp_path / "site", Order(ROOT / "docs", config)) == 2
    said = capsys.readouterr().err
    assert f"{config} could not be read" in said
    assert "written" not in said
    assert build(tmp_path / "site", Order(tmp_path / "none", ROOT / "mkdocs.yml")) == 2
    assert f"{tmp_path / 'none'} could not be read" in capsys.readouterr().err


def test_what_is_said_follows_the_language_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    assert build(tmp_path / "site", Order(tmp_path / "none", ROOT / "mkdocs.yml")) == 2
    assert f"อ่าน {tmp_path / 'none'} ไม่ได้" in capsys.readouterr().err


def test_the_status_says_whether_pages_are_wrong_or_something_is_in_the_way(tmp_path: Path) -> None:
    def raising(error: BaseException) -> int:
        def action() -> None:
            raise error

        return attempt(action, tmp_path)

    finding = Finding("docs/a.th.md", 1, 1, "XR001", "x")
    assert attempt(lambda: None, tmp_path) == 0
    assert raising(BuildError((finding,))) == 1
    assert raising(OSError(errno.ENOSPC, "full")) == 2
    assert raising(KeyboardInterrupt()) == 2


def test_the_page_of_problems_says_in_both_languages_where_what_and_what_to_do() -> None:
    def action() -> None:
        raise BuildError((
            Finding("docs/a.th.md", 1, 1, "XR501", Words("เก่า", "stale"), "", Severity.WARNING),
            Finding("docs/b.th.md", 12, 3, "XR601", Words("ไม่มี <2.1>", "no <2.1>"),
                    Words("แก้", "correct it")),
        ))  # fmt: skip

    page = problems_page(outcome_of(action, SITE))
    thai, english = page.split('<section lang="en">')
    said = {thai: ("ไม่มี &lt;2.1&gt;", "แก้"), english: ("no &lt;2.1&gt;", "correct it")}
    for part, words in said.items():
        assert part.index("docs/b.th.md:12:3") < part.index("docs/a.th.md:1:1")
        for text in words:
            assert text in part
    assert "python3 scripts/kb.py" in problems_page(None)


COMMANDS_THAT_CANNOT_RUN = (
    "build --site-dir {file}/site",
    "build --site-dir {folder}",
    "publish {file}",
    "publish {folder}",
    "publish {none} --rollback",
    "publish {none} --from {folder}",
    "handouts --site-dir {none}",
    "handouts --site-dir {folder}",
    "handouts --only no/page --site-dir {folder}",
    "screenshot index.html {file} --site-dir {none}",
    "screenshot page.html {file}/x.png --site-dir {folder}",
    "screenshot page.html {folder}/x.png --site-dir {folder} --width 0",
    "screenshot page.html {folder} --site-dir {folder}",
    "serve --port 65536",
    "serve --port -1",
    "serve --port {busy}",
    "serve --host no-such-host.invalid",
    "breaks --docs {none}",
    "status --docs {none}",
    "status --config {none}",
    "bench pages --site-dir {folder}",
    "bench handouts --site-dir {none}",
    "bench check --site-dir {none}",
    "bench search --corpus {file}",
)


@pytest.mark.parametrize("command", COMMANDS_THAT_CANNOT_RUN)
def test_a_command_that_cannot_run_says_why_and_what_to_type_and_ends_with_2(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "page.html").write_text("mine")
    with socket.create_server(("127.0.0.1", 0)) as busy:
        filled = command.format(
            file=tmp_path / "file", folder=folder, none=tmp_path / "none",
            busy=busy.getsockname()[1],
        )  # fmt: skip
        options = parse(filled.split(" "))
        assert importlib.import_module(f"commands.{options.command}").run(options) == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith("kb: ")
    assert said.count("\n") == 0, said
    assert "python3 scripts/kb.py" in said or "run the command again" in said
    assert (tmp_path / "file").read_text() == (folder / "page.html").read_text() == "mine"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "command", ["handouts", "screenshot index.html x.png", "breaks", "bench pages",
                "bench handouts", "bench search"],
)  # fmt: skip
def test_without_a_browser_a_command_says_what_to_install(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = parse([*command.split(" ")])
    if command.startswith("screenshot"):
        options.site_dir = ROOT / "tests"
        options.page = "lines.js"
    for name in ("commands.handouts", "commands.screenshot", "commands.breaks", "bench.pages",
                 "bench.handouts", "bench.search"):  # fmt: skip
        monkeypatch.setattr(f"{name}.find", lambda tool: None)
    assert importlib.import_module(f"commands.{options.command}").run(options) == 2
    said = capsys.readouterr().err
    assert "not found" in said or "no Chromium was found" in said
    assert CHROMIUM.advice in said
