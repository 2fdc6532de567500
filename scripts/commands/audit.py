"""kb.py audit: ask whether a locked package has a known vulnerability."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from commands.arguments import ROOT

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

LOCKS = ("requirements.lock", "requirements-test.lock")
# What pip-audit ends with where it never got an answer, rather than an answer with findings.
NO_ANSWER = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "ServiceError", "ProxyError",
             "Max retries exceeded", "Name or service not known", "Connection refused",
             "HTTPError", "SSLError")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Audit both locks; return 1 where something is known, 2 where nobody could be asked."""
    return max(_audit(ROOT / name, options.service) for name in LOCKS)


def _audit(lock: Path, service: str) -> int:
    print(f"Asking for known vulnerabilities of the packages in {lock.name} …", flush=True)
    with tempfile.TemporaryDirectory(prefix="kb-audit-") as cache:
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes",
             "--progress-spinner", "off", "--timeout", "15", "--vulnerability-service", service,
             "--cache-dir", cache, "--requirement", str(lock)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    said = (done.stdout + done.stderr).strip()
    if done.returncode == 0:
        print(f"None is known of {lock.name}.")
        return 0
    if any(sign in said for sign in NO_ANSWER):
        print(
            f"kb: {lock.name} was not audited, since the service could not be asked: the network "
            "does not allow it here.\nRun this where it does, or read the advisories of the "
            "packages in the lock files.",
            file=sys.stderr,
        )
        return 2
    print(said)
    if "Found" in said and "vulnerabilit" in said:
        print("Update the package in pyproject.toml and write both lock files anew.")
        return 1
    return 2
