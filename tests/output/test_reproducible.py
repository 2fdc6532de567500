"""The same source makes the same site: in any folder, on any day, in any time zone."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands.tools import GIT, find
from projects import copy_project

ROOT = Path(__file__).resolve().parents[2]
# Python reads this at its start: three days and some hours later than it is.
LATER = """
import datetime, time
STEP = 300_000
now = time.time
time.time = lambda: now() + STEP
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=STEP)
    @classmethod
    def utcnow(cls):
        return super().utcnow() + datetime.timedelta(seconds=STEP)
    @classmethod
    def today(cls):
        return cls.now()
datetime.datetime = Later
"""


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with the source as it is now, and an address, so that dates matter."""
    if find(GIT) is None:
        pytest.skip(GIT.advice)
    folder = copy_project(tmp_path_factory.mktemp("origin"))
    config = folder / "mkdocs.yml"
    config.write_text("site_url: https://intranet.example/kb/\n" + config.read_text("utf-8"))
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "source")
    return folder


def start_build(origin: Path, clone: Path, **environment: str) -> subprocess.Popen[str]:
    git(origin, "clone", "-q", str(origin), str(clone))
    path = os.pathsep.join([environment.pop("PYTHONPATH", ""), str(clone / "scripts")])
    return subprocess.Popen(
        [sys.executable, "-m", "commands", "build", "--site-dir", str(clone / "site")],
        env={**os.environ, **environment, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        cwd=clone, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_two_clones_build_the_same_bytes_in_other_folders_on_other_days(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(LATER)
    one, other = tmp_path / "one", tmp_path / "in" / "a folder" / "ที่อื่น"
    builds = (
        start_build(origin, one, TZ="ICT-7", PYTHONHASHSEED="1"),
        start_build(origin, other, TZ="PET5", PYTHONHASHSEED="2", PYTHONPATH=str(later)),
    )
    for process in builds:
        said, _ = process.communicate()
        assert process.returncode == 0, said
    first, second = digests(one / "site"), digests(other / "site")
    assert len(first) > 100
    assert "sitemap.xml" in first
    assert first == second
