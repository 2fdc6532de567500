"""What commands that write a site say and return when something is in the way."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from check.report import print_findings, refuse, say
from commands.arguments import ROOT
from content.findings import NOTHING, ContentError, Words
from content.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.findings import Finding

KEPT = Words("เว็บไซต์เดิมยังอยู่ครบ", "The previous site stays as it was.")
NOT_BUILT = Words("ยังไม่ได้สร้างอะไร", "Nothing was built.")
STOPPED = Words("หยุดแล้ว", "stopped.")
NOT_READ = Words(
    "อ่าน {file} ไม่ได้ ({reason}) โปรดตรวจว่ามีไฟล์นี้และมีสิทธิ์อ่าน แล้วพิมพ์คำสั่งเดิมอีกครั้ง",
    "{file} could not be read ({reason}). See that it is there and that you may read it, then run "
    "the command again.",
)
NOT_WRITTEN = Words(
    "เขียน {file} ไม่ได้ ({reason}) โปรดตรวจที่ว่างและสิทธิ์เขียน หรือเลือกโฟลเดอร์อื่น แล้วพิมพ์คำสั่งเดิมอีกครั้ง",
    "{file} could not be written ({reason}). See that there is room and that you may write there, "
    "or choose another folder, then run the command again.",
)
NOT_COPIED = Words(
    "คัดลอก {file} ไม่ได้ ({reason}) โปรดตรวจที่ว่างและสิทธิ์ แล้วพิมพ์คำสั่งเดิมอีกครั้ง",
    "{file} could not be copied ({reason}). See that there is room and that you may read and write "
    "there, then run the command again.",
)
# What only happens to a file that is being written.
WRITING = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG)


class BuildError(Exception):
    """Raised where pages or data are in the way of a build; carries the findings."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


@dataclass(frozen=True)
class Outcome:
    """How it went: the exit status, and the findings or the words that say what is in the way."""

    status: int
    findings: tuple[Finding, ...] = ()
    words: Words = NOTHING


def outcome_of(action: Callable[[], None], target: Path) -> Outcome:
    """Do it, and return how it went; ``target`` is the folder that it writes.

    The status is 0, or 1 where pages or data are wrong, or 2 where it could not be done.
    """
    try:
        action()
    except BuildError as stopped:
        return Outcome(1, stopped.findings)
    except ContentError as error:
        return Outcome(1, tuple(error.findings))
    except RefusalError as error:
        return Outcome(2, words=error.words)
    except OSError as error:
        return Outcome(2, words=obstacle(error, target))
    except KeyboardInterrupt:
        return Outcome(2, words=STOPPED)
    return Outcome(0)


def attempt(action: Callable[[], None], target: Path) -> int:
    """Do what writes a folder; say plainly what is in the way, and return the status."""
    return report(outcome_of(action, target), ROOT, kept(target))


def kept(target: Path) -> Words:
    """Return what has become of the site in the folder that was to be written: nothing."""
    has_site = any((target / name).exists() for name in ("index.html", "current"))
    return KEPT if has_site else NOTHING


def report(outcome: Outcome, root: Path = ROOT, after: Words = NOTHING) -> int:
    """Say what was in the way, where something was, and ``after``; return the status.

    ``root`` is the folder that the findings' paths are relative to.
    """
    if outcome.findings:
        print_findings(outcome.findings, root)
        say(NOT_BUILT, sys.stderr)
    elif outcome.status:
        refuse(outcome.words)
    if outcome.status and after is not NOTHING:
        say(after, sys.stderr)
    return outcome.status


def obstacle(error: OSError, target: Path) -> Words:
    """Return which file could not be read or written, and why.

    What lies within ``target``, beside it (as a folder that is being filled does) or
    above it was to be written; anything else was to be read.
    """
    if isinstance(error, shutil.Error):
        source, _, reason = error.args[0][0]
        return NOT_COPIED.fill(file=source, reason=reason)
    named = error.filename2 or error.filename
    file = os.path.abspath(os.fsdecode(named) if named else target)  # noqa: PTH100
    is_written = error.errno in WRITING or _is_output(file, target)
    words = NOT_WRITTEN if is_written else NOT_READ
    return words.fill(file=file, reason=error.strerror or error)


def _is_output(file: str, target: Path) -> bool:
    whole = os.path.abspath(target)  # noqa: PTH100  resolve() would follow a link
    beside = os.path.join(os.path.dirname(whole), f".{os.path.basename(whole)}.")  # noqa: PTH118, PTH119, PTH120
    inside = f"{whole}{os.sep}".startswith(file.rstrip(os.sep) + os.sep)
    return inside or file.startswith((whole + os.sep, beside))
