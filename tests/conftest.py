"""What tests share: the real knowledge base, one built site, a server and a real Chromium."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from commands.tools import CHROMIUM, FIREFOX, find
from content.knowledge import KnowledgeBase, load
from output.server import SiteServer
from output.site import build_site
from settings import settings
from watching import Watched

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from _pytest.terminal import TerminalReporter
    from playwright.sync_api import Browser

pytest_plugins = ("sheets",)

ROOT = Path(__file__).resolve().parents[1]
IN_CI = bool(os.environ.get("CI"))

# Before any test or fixture, and for every program that they start.
brought = settings(os.environ)
os.environ.clear()
os.environ.update(brought)
if hasattr(time, "tzset"):
    time.tzset()
# A shell keeps Ctrl-C from what it runs in the background, and so from all that this starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skipped test a failure in CI, where every tool is meant to be there."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the figures that tests have recorded under the name "summary"."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "summary":
                terminalreporter.write_line(str(value))


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """Return the project's own knowledge base."""
    return load(ROOT / "docs")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built once for each worker."""
    folder = tmp_path_factory.mktemp("built") / "site"
    findings = build_site(ROOT / "mkdocs.yml", ROOT / "docs", folder)
    assert findings == (), "\n".join(str(finding) for finding in findings)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the site is served, without a slash at its end."""
    server = SiteServer(("127.0.0.1", 0), site, live=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a headless Chromium, or skip with what to install."""
    from handout.browser import open_browser

    executable = find(CHROMIUM)
    if executable is None:
        pytest.skip(CHROMIUM.advice)
    with open_browser(executable) as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox() -> Iterator[Any]:
    """Return a driver of a headless Firefox, or skip with what to install."""
    from breaks.browsers import open_firefox

    executable = find(FIREFOX)
    if executable is None:
        pytest.skip(FIREFOX.advice)
    with open_firefox(executable) as driver:
        yield driver


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    """Return a fresh page that notes console errors, failed requests and error statuses."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    seen = Watched(page)
    page.on("console", seen.note_message)
    page.on("pageerror", lambda error: seen.note(str(error)))
    page.on("requestfailed", seen.note_failure)
    page.on("response", seen.note_response)
    yield seen
    context.close()
