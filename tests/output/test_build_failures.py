"""Whatever goes wrong with a build, the old site stays, and the author is told plainly."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands.build import Order, build
from output.folder import MARKER
from output.generator import generate

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "commands", "build", "--site-dir")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
SMALL_DISK = "mount -t tmpfs -o size=1m tmpfs $1 && cp -a $2 $1/site"


def _own_mounts() -> bool:
    """Return whether this system lets us mount a small disk that only our processes see."""
    try:
        command = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if _own_mounts():
    # A system without mount namespaces has nothing to try these on.

    @pytest.mark.parametrize(
        ("prepare", "reason"),
        [
            (SMALL_DISK, "No space left on device"),
            (f"{SMALL_DISK} && mount -o remount,ro $1", "Read-only file system"),
        ],
        ids=["a full disk", "a disk that cannot be written"],
    )
    def test_a_disk_that_does_not_take_the_site_keeps_the_old_one(
        old: Path, tmp_path: Path, prepare: str, reason: str
    ) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        script = f'{prepare}; shift 2; "$@"; echo "status $?"; cat {disk}/site/*; ls -A {disk}'
        command = ("unshare", "-rm", "sh", "-c", script, "sh", disk, old, *COMMAND, disk / "site")
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
        assert done.stdout.endswith("status 2\nthe old site\nsite\n"), done.stdout + done.stderr
        assert f"could not be written ({reason})" in done.stderr
        assert "The previous site stays" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder with an old site."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MARKER).touch()
    (folder / "index.html").write_text("the old site\n")
    return folder


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a copy of the pages, to spoil."""
    copy = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", copy)
    return copy


def _append(name: str, content: bytes) -> Callable[[Path], None]:
    def spoil(docs: Path) -> None:
        path = docs / name
        path.write_bytes(path.read_bytes() + content)

    return spoil


def _replace(name: str, content: bytes) -> Callable[[Path], None]:
    def spoil(docs: Path) -> None:
        (docs / name).write_bytes(content)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (_append("prepare.th.md", b"\n\xff\xfe\n"), "prepare.th.md:"),
        (_append("prepare.en.md", b"\nA null byte: \0\n"), "prepare.en.md:"),
        (_replace("prepare.th.md", b"---\ntitle: [\n---\n# A { #a }\n"), "prepare.th.md:"),
        (_append("data/units.tsv", b"one cell\n"), "units.tsv:"),
        (_append("data/glossary.yml", b"- id: [\n"), "glossary.yml:"),
        (_replace("data/interface.yml", b"a: {\n"), "interface.yml:"),
    ],
    ids=["not UTF-8", "a null byte", "front matter", "a table", "a glossary", "interface words"],
)
def test_bad_input_is_a_finding_with_its_place_and_keeps_the_old_site(
    spoil: Callable[[Path], None],
    place: str,
    docs: Path,
    old: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(docs)
    assert build(old, Order(docs, ROOT / "mkdocs.yml")) == 1
    printed = capsys.readouterr()
    assert place in printed.out + printed.err
    assert (old / "index.html").read_text() == "the old site\n"


@pytest.mark.parametrize(
    ("mistake", "line"),
    [("{% if %}", ":2"), ("{{ nothing.at.all }}", "")],
    ids=["syntax", "an unknown name"],
)
def test_a_mistake_in_a_template_is_a_finding_and_keeps_the_old_site(
    mistake: str, line: str, tmp_path: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "scripts").symlink_to(ROOT / "scripts")
    template = tmp_path / "overrides" / "partials" / "copyright.html"
    template.write_text(f"<p>\n{mistake}\n</p>")
    assert build(old, Order(ROOT / "docs", tmp_path / "mkdocs.yml")) == 1
    printed = capsys.readouterr()
    assert f"overrides/partials/copyright.html{line}" in printed.out + printed.err
    assert "Traceback" not in printed.out + printed.err
    assert (old / "index.html").read_text() == "the old site\n"


@pytest.mark.parametrize(
    ("old", "lacking"),
    [
        (r"^extra:\n(?:  .*\n|\n(?=  ))*", "extra.organisation.th"),
        (r"^  organisation:\n(?:    .*\n)*", "extra.organisation.en"),
        (r"^  owners:\n(?:    .*\n)*", "extra.owners.content-team.th"),
        (r", en: Content team", "extra.owners.content-team.en"),
    ],
    ids=["extra", "organisation", "owners", "a language"],
)
def test_what_templates_need_of_the_configuration_is_a_finding(
    old: str, lacking: str, tmp_path: Path
) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    changed = re.sub(old, "", text, flags=re.MULTILINE)
    assert changed != text
    (tmp_path / "mkdocs.yml").write_text(changed, encoding="utf-8")
    for name in ("overrides", "scripts"):
        (tmp_path / name).symlink_to(ROOT / name)
    found = generate(tmp_path / "mkdocs.yml", ROOT / "docs", tmp_path / "site").findings
    assert [finding.path for finding in found] == ["mkdocs.yml"]
    assert lacking in str(found[0])


def test_a_folder_that_cannot_be_made_is_said_plainly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert build(tmp_path / "file" / "site", Order()) == 2
    assert f"{tmp_path / 'file'}" in (said := capsys.readouterr().err)
    assert "could not be written" in said
    assert "previous site" not in said


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a child")
def test_a_build_stopped_by_the_keyboard_keeps_the_old_site(old: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, str(old)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=ENVIRONMENT,
    )  # fmt: skip
    fresh = old.parent / ".site.new"
    while not fresh.is_dir() or len(list(fresh.iterdir())) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 2
    assert "stopped." in said
    assert "The previous site stays" in said
    assert "Traceback" not in said
    assert (old / "index.html").read_text() == "the old site\n"
    assert [path.name for path in old.parent.iterdir()] == ["site"]
