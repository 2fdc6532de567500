"""What tests need from the system: where it is, and how it is installed.

Standard library only, since kb.py asks for it before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
# Debian asks this program before a package starts its server.
POLICY = Path("/usr/sbin/policy-rc.d")
INSTALLING = "KB_INSTALLS"
POLICY_TEXT = f"""#!/bin/sh
# Written by kb.py test while it installs: the servers that it installs are not started.
[ -z "${INSTALLING}" ] || exit 101
"""


class SetupError(Exception):
    """Raised when the machine lacks what a command needs; the message says what to do."""


@dataclass(frozen=True)
class Tool:
    """A program, a module of one, or a font.

    ``executables`` are names on the path, or patterns of whole paths; ``packages`` are
    Debian's; ``elsewhere`` says how other systems get it; ``libraries`` are the shared
    libraries that it does not run without on Linux.
    """

    name: str
    executables: tuple[str, ...]
    packages: tuple[str, ...]
    elsewhere: str = ""
    libraries: tuple[str, ...] = ()

    @property
    def advice(self) -> str:
        """Return how it is installed."""
        command = f"sudo {' '.join((*APT_INSTALL, *self.packages))}"
        other = f"; {self.elsewhere}" if self.elsewhere else ""
        return f"ติดตั้ง · Install {self.name} (Debian: {command}{other})."


# Where Playwright keeps the browsers that it has downloaded.
DOWNLOADS = ("$PLAYWRIGHT_BROWSERS_PATH", "$HOME/.cache/ms-playwright",
             "$HOME/Library/Caches/ms-playwright", "$LOCALAPPDATA/ms-playwright")  # fmt: skip
DOWNLOADED = ("chrome", "chrome.exe", "*.app/Contents/MacOS/*")
CHROMIUM = Tool(
    "Chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
     "microsoft-edge", "msedge",
     "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
     "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
     r"C:\Program Files\Google\Chrome\Application\chrome.exe",
     r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
     *(f"{folder}/chromium-*/chrome-*/{name}" for folder in DOWNLOADS for name in DOWNLOADED)),
    ("chromium", "libatomic1"),
    "or Chrome, or Edge, or .venv/bin/python -m playwright install chromium",
    # Playwright drives it with a Node of its own, which needs this.
    ("libatomic.so.1",),
)  # fmt: skip
LIBREOFFICE = Tool(
    "LibreOffice Writer",
    ("soffice", "libreoffice",
     "/Applications/LibreOffice.app/Contents/MacOS/soffice",
     r"C:\Program Files\LibreOffice\program\soffice.exe"),
    ("libreoffice-writer-nogui",),
)  # fmt: skip
# The two fonts that tests use (tests/machine/fonts.conf), whichever others there are.
LAKSAMAN = Tool(
    "Laksaman",
    ("/usr/share/fonts/truetype/tlwg/Laksaman.ttf",),
    ("fonts-tlwg-laksaman-ttf",),
)
DEJAVU = Tool(
    "DejaVu",
    ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",),
    ("fonts-dejavu-core",),
)
POPPLER = Tool("Poppler", ("pdftotext",), ("poppler-utils",))
FIREFOX = Tool(
    "Firefox ESR",
    ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox",
     r"C:\Program Files\Mozilla Firefox\firefox.exe"),
    ("firefox-esr",),
)  # fmt: skip
NGINX = Tool("nginx", ("nginx", "/usr/sbin/nginx"), ("nginx",))
NGINX_BROTLI = Tool(
    "ngx_brotli",
    ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",),
    ("libnginx-mod-http-brotli-static",),
)
APACHE = Tool(
    "Apache",
    ("apache2", "httpd", "/usr/sbin/apache2", "/usr/sbin/httpd"),
    ("apache2-bin",),
)
GIT = Tool("git", ("git",), ("git",))
TOOLS = (CHROMIUM, FIREFOX, LIBREOFFICE, LAKSAMAN, DEJAVU, POPPLER, NGINX, NGINX_BROTLI, APACHE,
         GIT)  # fmt: skip


def find(tool: Tool) -> str | None:
    """Return the path of a tool, or None where it or a library that it needs is absent."""
    if sys.platform == "linux" and not all(_loads(name) for name in tool.libraries):
        return None
    for name in tool.executables:
        path = Path(os.path.expandvars(name))
        if path.is_absolute():
            fitting = Path(path.anchor).glob(path.relative_to(path.anchor).as_posix())
            found = [str(file) for file in sorted(fitting) if file.is_file()]
        else:
            found = [program] if (program := shutil.which(name)) else []
        if found:
            return found[-1]  # the newest where there are several versions
    return None


def provide(tools: tuple[Tool, ...]) -> None:
    """Install what is missing, as root on Debian, without starting any server; say so first.

    Raises SetupError where that is for a person to do, or does not succeed.
    """
    missing = [tool for tool in tools if find(tool) is None]
    if not missing:
        return
    names = ", ".join(tool.name for tool in missing)
    install = [*APT_INSTALL, *(package for tool in missing for package in tool.packages)]
    if not shutil.which("apt-get"):
        raise SetupError(_to_do(names, [tool.advice for tool in missing]))
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        command = f"sudo apt-get update && sudo {' '.join(install)}"
        raise SetupError(_to_do(names, [command]))
    print(f"kb: กำลังติดตั้ง · installing {names}: {' '.join(install)} …", flush=True)
    with services_kept_from_starting(POLICY):
        failed = _apt(["apt-get", "update", "-qq"]) or _apt([*install, "-qq"])
    still = [tool.name for tool in missing if find(tool) is None]
    if failed or still:
        raise SetupError(_to_do(", ".join(still) or names, [" ".join(install)]))


@contextmanager
def services_kept_from_starting(policy: Path) -> Iterator[None]:
    """While the block runs, keep Debian from starting the servers that our apt-get installs.

    A policy that a machine has already is its owner's, and stays. What a killed run has left
    keeps no one from anything, since it asks for a variable that our apt-get alone has.
    """
    is_ours = not policy.exists() or policy.read_text(encoding="utf-8") == POLICY_TEXT
    try:
        if is_ours:
            policy.write_text(POLICY_TEXT, encoding="utf-8")
            policy.chmod(0o755)
        yield
    finally:
        if is_ours:
            policy.unlink(missing_ok=True)


def _apt(command: list[str]) -> int:
    """Run apt-get and return its status; asked to stop, wait until it has stopped by itself.

    It breaks off downloads, but never leaves a package half installed.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", INSTALLING: "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            process.wait()
            raise


def _loads(library: str) -> bool:
    """Tell whether a shared library is there."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _to_do(names: str, steps: list[str]) -> str:
    listed = "\n".join(f"    {step}" for step in (*steps, "python3 scripts/kb.py test"))
    return (
        f"การทดสอบต้องใช้ {names} ซึ่งเครื่องนี้ยังไม่มี ให้ผู้ดูแลเครื่องติดตั้งก่อน แล้วสั่งทดสอบอีกครั้ง\n"
        f"The tests need {names}, which this machine lacks. Type this, then test again:\n"
        f"{listed}"
    )
