"""kb.py audit: ask whether a locked package has a known vulnerability."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from check.report import refuse, say
from commands.arguments import ROOT
from content.findings import Words

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

LOCKS = ("requirements.lock", "requirements-test.lock")
# What pip-audit ends with where it never got an answer, rather than an answer with findings.
NO_ANSWER = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "ServiceError", "ProxyError",
             "Max retries exceeded", "Name or service not known", "Connection refused",
             "HTTPError", "SSLError")  # fmt: skip
FOUND = re.compile(r"Found \d+ known vulnerabilit")
NONE_KNOWN = Words("ไม่พบช่องโหว่ที่ทราบของ {lock}", "None is known of {lock}.")
NOT_ASKED = Words(
    "ยังไม่ได้ตรวจ {lock} เพราะติดต่อ {service} ผ่านเครือข่ายไม่ได้ โปรดใช้เครื่องที่ต่อเครือข่ายได้ แล้วพิมพ์: "
    "python3 scripts/kb.py audit",
    "{lock} was not audited, since the network does not reach {service}. Where it does, run: "
    "python3 scripts/kb.py audit",
)
FAILED = Words(
    "ยังไม่ได้ตรวจ {lock} ({reason}) โปรดลองอีกบริการหนึ่ง: python3 scripts/kb.py audit --service osv",
    "{lock} was not audited ({reason}). Try the other service: "
    "python3 scripts/kb.py audit --service osv",
)
NO_LOCK = Words(
    "ไม่มี {lock} โปรดกู้ไฟล์คืน: git checkout -- {lock}",
    "there is no {lock}. Restore it: git checkout -- {lock}",
)
UPDATE = Words(
    "โปรดแก้รุ่นของแพ็กเกจใน pyproject.toml แล้วเขียนไฟล์ล็อกทั้งสองใหม่ตามที่บอกไว้ในนั้น",
    "Update the package in pyproject.toml and write both lock files again, as is said there.",
)


def run(options: argparse.Namespace) -> int:
    """Audit both locks; return 1 where something is known, 2 where no answer was to be had."""
    status = 0
    for name in LOCKS:
        lock = ROOT / name
        if not lock.is_file():
            return refuse(NO_LOCK.fill(lock=name))
        code, said = ask(lock, options.service)
        if code == 0:
            say(NONE_KNOWN.fill(lock=name))
        elif any(sign in said for sign in NO_ANSWER):
            return refuse(NOT_ASKED.fill(lock=name, service=options.service))
        elif FOUND.search(said):
            print(said)
            say(UPDATE)
            status = 1
        else:
            last = said.rpartition("\n")[2]
            return refuse(FAILED.fill(lock=name, reason=last))
    return status


def ask(lock: Path, service: str) -> tuple[int, str]:
    """Return pip-audit's exit status for a lock file, and what it said."""
    with tempfile.TemporaryDirectory(prefix="kb-audit-") as cache:
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes",
             "--progress-spinner", "off", "--timeout", "15", "--vulnerability-service", service,
             "--cache-dir", cache, "--requirement", str(lock)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).strip()
