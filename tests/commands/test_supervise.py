"""Nothing that a command starts outlives it, or us, whoever ends which of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands.supervise import descendants
from commands.tools import CHROMIUM, FIREFOX, LIBREOFFICE, NGINX, Tool, find

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
# Hears of a terminal that is closed, even where nohup keeps that from the tests.
SUPERVISED = """
import signal, sys
from pathlib import Path
from commands import supervise
signal.signal(signal.SIGHUP, signal.SIG_DFL)
sys.exit(supervise.run([sys.executable, *sys.argv[1:]], Path.cwd()))
"""
# One in a session of its own that does not end when asked, and one that its parent has left.
STUBBORN = """
import os, subprocess, sys, time
deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True);"
leaves = "import subprocess; subprocess.Popen(['sleep', '600'], start_new_session=True)"
with subprocess.Popen([sys.executable, "-c", deaf + "signal.pause()"], start_new_session=True,
                      stdout=subprocess.PIPE) as first:
    first.stdout.readline()
    subprocess.run([sys.executable, "-c", leaves])
    print("ready", flush=True)
    while not os.path.exists(sys.argv[1]): time.sleep(0.05)
    os._exit(7)
"""
# What the tests start: the browsers, a server, and LibreOffice.
REAL = """
import subprocess, sys, time
from pathlib import Path
from breaks.browsers import open_firefox
from handout.browser import open_browser
import web_servers
chromium, firefox, office, nginx, folder = sys.argv[1:]
profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
site = Path(folder, "site"); site.mkdir(); (site / ".nginx.conf").touch()
subprocess.Popen([office, "--headless", "--norestore", profile], start_new_session=True)
with (open_browser(chromium) as browser, open_firefox(firefox),
      web_servers.nginx(nginx, site, Path(folder), "")):
    browser.new_page()
    while not Path(folder, "profile", "user").is_dir(): time.sleep(0.1)
    print("ready", flush=True)
    time.sleep(600)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone lets us adopt processes")


@contextmanager
def supervised(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a script under supervision; give the supervisor once the script is ready."""
    path = os.pathsep.join(str(ROOT / name) for name in ("scripts", "tests"))
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISED, "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert "ready" in process.stdout.readline()
        yield process
        process.stdout.read()  # ends when the last process that holds it has ended


def still_running(processes: list[int]) -> list[int]:
    """Return which of some processes run after what is time enough for any of them to end."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        left = [each for each in processes if is_running(each)]
        if not left:
            return []
        time.sleep(0.1)
    return left


def is_running(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@linux
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_stopped_half_way_it_leaves_nothing_running(tmp_path: Path, stop: signal.Signals) -> None:
    with supervised(STUBBORN, str(tmp_path / "never")) as process:
        started = descendants(process.pid)
        assert len(started) == 4  # the guard, the script, and what it started
        process.send_signal(stop)
    assert still_running(started) == []


@linux
def test_a_killed_guard_leaves_nothing_running(tmp_path: Path) -> None:
    with supervised(STUBBORN, str(tmp_path / "never")) as process:
        started = descendants(process.pid)
        os.kill(started[0], signal.SIGKILL)
    assert still_running(started) == []


@linux
def test_a_command_that_ends_leaves_nothing_running_and_its_status_counts(tmp_path: Path) -> None:
    with supervised(STUBBORN, str(tmp_path / "end")) as process:
        started = descendants(process.pid)
        (tmp_path / "end").touch()
    assert process.returncode == 7
    assert still_running(started) == []


def running_below(ancestor: int) -> set[str]:
    names = set()
    for process in descendants(ancestor):
        try:
            names.add(Path(f"/proc/{process}/comm").read_text(encoding="utf-8").strip())
        except OSError:
            continue
    return names


def program(tool: Tool) -> str:
    found = find(tool)
    if found is None:
        pytest.skip(tool.advice)
    return found


@linux
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_browser_server_or_office_outlives_stopped_tests(
    tmp_path: Path, stop: signal.Signals
) -> None:
    programs = [program(tool) for tool in (CHROMIUM, FIREFOX, LIBREOFFICE, NGINX)]
    with supervised(REAL, *programs, str(tmp_path)) as process:
        started = descendants(process.pid)
        names = running_below(process.pid)
        assert any(name.startswith("chrom") for name in names), names
        assert any(name.startswith("firefox") for name in names), names
        assert {"nginx", "soffice.bin"} <= names
        process.send_signal(stop)
    assert still_running(started) == []
