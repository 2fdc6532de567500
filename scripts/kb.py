#!/usr/bin/env python3
"""The one command line of the knowledge base.

    python3 scripts/kb.py serve      set up, check, build and serve at http://127.0.0.1:8000
    python3 scripts/kb.py test       set up and run every test
    python3 scripts/kb.py --help     the other commands

This file prepares .venv from the lock files with the standard library alone, then
hands over to the package ``commands``, which may use everything that is locked.
"""

from __future__ import print_function

import sys

if sys.version_info < (3, 11):  # before anything that an older Python could not read
    sys.stderr.write(
        "This needs Python 3.11 or newer; this is Python %d.%d.\n"
        "Install a newer one from python.org or your system's packages, then run for example\n"
        "    python3.11 scripts/kb.py serve\n" % sys.version_info[:2]
    )
    sys.exit(2)

import hashlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

from commands import arguments, tools
from commands.tools import SetupError

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
# Marks an environment as made here, from its first moment; says what is installed in the end.
STAMP = VENV / "installed"
LOCKS = {"build": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}
SATISFIES = {"build": ("build", "test"), "test": ("test",)}


def main(argv: list[str]) -> int:
    """Read the command line, prepare what the command needs, and run it there."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = arguments.parse(argv)  # answers --help and mistakes before any set-up
    # A set-up that is asked to stop tidies up first, as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if options.command == "test":
            tools.provide(tools.TOOLS)  # before minutes of downloads
        python = prepare(arguments.environment_of(options))
    except (SetupError, OSError) as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nkb: หยุดแล้ว สั่งอีกครั้งเพื่อติดตั้งต่อ · "
              "stopped; run the command again to finish the set-up.", file=sys.stderr)  # fmt: skip
        return 2
    command = [str(python), "-m", "commands", *argv]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(python, command, environment)
    return subprocess.call(command, env=environment)


def prepare(group: str) -> Path:
    """Return the Python of .venv with a lock file's packages, installing what is missing.

    ``group`` is "build" or "test". Raises SetupError when .venv is not ours, or there is no
    venv module, no network or no room.
    """
    folder = "Scripts" if os.name == "nt" else "bin"
    python = VENV / folder / ("python.exe" if os.name == "nt" else "python")
    installed = STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""
    if python.is_file() and installed in {fingerprint(name) for name in SATISFIES[group]}:
        return python
    if not installed or not python.is_file():
        make_environment()
    print(f"kb: กำลังติดตั้ง · installing the packages of {LOCKS[group].name} (once) …", flush=True)
    STAMP.write_text("", encoding="utf-8")  # ours, and not finished
    result = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--require-hashes", "-r", str(LOCKS[group])],
        check=False,
    )  # fmt: skip
    if result.returncode:
        raise SetupError(
            "ติดตั้งชุดคำสั่งไม่สำเร็จ ข้อความของ pip ข้างบนบอกสาเหตุ ส่วนมากเกิดจากเครือข่ายหรือพร็อกซี "
            "ครั้งแรกต้องใช้เครือข่าย (หรือกำหนด PIP_INDEX_URL) แล้วสั่งอีกครั้ง\n"
            "The packages could not be installed; pip's message above says why. "
            "Most often the network or a proxy is in the way: the first run needs a package "
            "index (set PIP_INDEX_URL for one of your own). Then run the command again."
        )
    STAMP.write_text(fingerprint(group), encoding="utf-8")
    return python


def make_environment() -> None:
    """Create .venv, in place of an unfinished one of ours.

    Raises SetupError where this Python cannot, or .venv was made by someone else.
    """
    try:
        import ensurepip  # noqa: F401, PLC0415  Debian ships Python without it
        import venv  # noqa: PLC0415
    except ImportError as error:
        raise SetupError(
            "Python นี้ไม่มีโมดูล venv บน Debian หรือ Ubuntu ให้สั่ง · This Python has no venv module. "
            "On Debian or Ubuntu type:\n    sudo apt-get install python3-venv"
        ) from error
    if VENV.exists() and not STAMP.is_file() and not (VENV.is_dir() and _is_empty(VENV)):
        raise SetupError(
            f"{VENV} โปรแกรมนี้ไม่ได้สร้างไว้ จึงไม่แตะต้อง ให้ย้ายไปที่อื่นก่อน แล้วสั่งอีกครั้ง\n"
            f"{VENV} was not made by this program and is left as it is. "
            "Move it away, then run the command again:\n"
            f'    {"move" if os.name == "nt" else "mv"} "{VENV}" "{VENV}-other"'
        )
    print(f"kb: กำลังสร้าง · creating {VENV.name} …", flush=True)
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("", encoding="utf-8")
    for path in set(VENV.iterdir()) - {STAMP}:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"สร้าง {VENV} ไม่ได้ · {VENV} could not be created: {error}") from error


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def fingerprint(group: str) -> str:
    """Return what identifies an installed environment: the Python and the locked packages."""
    digest = hashlib.sha256(LOCKS[group].read_bytes()).hexdigest()
    return f"{sys.version_info[0]}.{sys.version_info[1]} {ROOT} {group} {digest}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
