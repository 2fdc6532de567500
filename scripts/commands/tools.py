"""What tests need from the system: where it is, and how it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tool:
    """A program or a module: names on the path or paths, Debian packages, advice for elsewhere."""

    name: str
    executables: tuple[str, ...]
    packages: tuple[str, ...]
    advice: str


CHROMIUM = Tool(
    "Chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
     "microsoft-edge", "msedge",
     "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
     "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
     r"C:\Program Files\Google\Chrome\Application\chrome.exe",
     r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"),
    ("chromium",),
    "Install Chromium, Chrome or Edge (Debian: apt install chromium), "
    "or run: .venv/bin/python -m playwright install chromium",
)  # fmt: skip
LIBREOFFICE = Tool(
    "LibreOffice Writer",
    ("soffice", "libreoffice",
     "/Applications/LibreOffice.app/Contents/MacOS/soffice",
     r"C:\Program Files\LibreOffice\program\soffice.exe"),
    ("libreoffice-writer-nogui", "fonts-tlwg-laksaman-ttf"),
    "Install LibreOffice (Debian: apt install libreoffice-writer-nogui fonts-tlwg-laksaman-ttf).",
)  # fmt: skip
POPPLER = Tool(
    "Poppler's tools",
    ("pdftotext",),
    ("poppler-utils",),
    "Install pdftotext and pdftoppm (Debian: apt install poppler-utils).",
)
FIREFOX = Tool(
    "Firefox ESR",
    ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox",
     r"C:\Program Files\Mozilla Firefox\firefox.exe"),
    ("firefox-esr",),
    "Install Firefox (Debian: apt install firefox-esr).",
)  # fmt: skip
NGINX = Tool(
    "nginx", ("nginx", "/usr/sbin/nginx"), ("nginx",), "Install nginx (Debian: apt install nginx)."
)
NGINX_BROTLI = Tool(
    "nginx's Brotli module",
    ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",),
    ("libnginx-mod-http-brotli-static",),
    "Install ngx_brotli (Debian: apt install libnginx-mod-http-brotli-static).",
)
APACHE = Tool(
    "Apache",
    ("apache2", "httpd", "/usr/sbin/apache2", "/usr/sbin/httpd"),
    ("apache2-bin",),
    "Install Apache 2.4 (Debian: apt install apache2-bin).",
)
TOOLS = (CHROMIUM, FIREFOX, LIBREOFFICE, POPPLER, NGINX, NGINX_BROTLI, APACHE)


def find(tool: Tool) -> str | None:
    """Return the path of a tool's program, or None where it is absent."""
    for name in tool.executables:
        path = name if Path(name).is_absolute() and Path(name).is_file() else shutil.which(name)
        if path:
            return path
    return _from_playwright() if tool is CHROMIUM else None


def provide(tools: tuple[Tool, ...]) -> None:
    """Install what is missing, where that is ours to do; say so first.

    As root on Debian or Ubuntu (a container, CI) with apt; elsewhere Chromium comes
    from Playwright's download. What cannot be had is left to the tests, which skip
    with the tool's advice.
    """
    missing = [tool for tool in tools if find(tool) is None]
    if not missing:
        return
    names = ", ".join(tool.name for tool in missing)
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        packages = [package for tool in missing for package in tool.packages]
        print(f"kb: installing {names} with apt-get: {' '.join(packages)} …", flush=True)
        # The run level of a rescue: the servers are installed, and not started.
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        ):
            done = subprocess.run(command, check=False, env=environment,
                                  stdout=subprocess.DEVNULL)  # fmt: skip
            if done.returncode:
                print(
                    f"kb: “{' '.join(command)}” failed; the tests that need it are skipped.",
                    file=sys.stderr,
                )
                return
    elif CHROMIUM in missing:
        print("kb: fetching a Chromium with Playwright …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _from_playwright() -> str | None:
    """Return the Chromium that Playwright has downloaded, or None."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.is_file() else None
