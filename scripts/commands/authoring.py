"""What the commands of authors share: plan, try on a copy, then change all or nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from authoring.changes import apply, recover
from authoring.errors import AuthoringError
from authoring.trial import new_findings
from check.model import read_model
from check.report import language_of, print_findings
from content.findings import ContentError, Severity, Words, tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from authoring.changes import Change
    from content.knowledge import KnowledgeBase

UNDONE = Words(
    "คำสั่งก่อนหน้านี้ถูกหยุดกลางคัน จึงคืนทุกไฟล์ให้เหมือนเดิมแล้ว",
    "an earlier command was stopped half-way; it has been undone.",
)
FIRST = Words(
    "แก้สิ่งนี้ก่อน แล้วใช้คำสั่งนี้อีกครั้ง ไม่มีไฟล์ใดเปลี่ยน",
    "Fix this first, then run the command again. Nothing was changed.",
)
UNCHANGED = Words("ไม่มีไฟล์ใดเปลี่ยน", "Nothing was changed.")
STOPPED = Words("หยุดแล้ว", "stopped.")
WROTE, REMOVED = Words("เขียน", "wrote"), Words("ลบ", "removed")


def carry_out(
    plan: Callable[[KnowledgeBase, Path], tuple[Change, ...]], docs: Path, config: Path, done: Words
) -> int:
    """Plan changes below the folder of docs/ and mkdocs.yml, and make them; say ``done``.

    ``plan`` is given the knowledge base, of which everything could be read, and the
    folder. Return 1 where the checker would then find an error, and 2 where something
    cannot be read, or the changes could not be planned or made; nothing has changed in
    either case.
    """
    root = docs.resolve().parent
    try:
        _require_layout(docs, config)
        if recover(root):
            print(f"kb: {_said(UNDONE)}")
        changes = plan(_sound_base(docs, config), root)
        findings = new_findings(changes, root)
        if any(finding.severity is Severity.ERROR for finding in findings):
            print_findings(findings, root, stream=sys.stderr)
            print(_said(UNCHANGED), file=sys.stderr)
            return 1
        apply(changes, root)
    except ContentError as error:
        print_findings(error.findings, root, stream=sys.stderr)
        return _refuse(FIRST)
    except AuthoringError as error:
        return _refuse(error.words)
    except OSError as error:
        return _refuse(Words(f"{error}", f"{error}.") + UNCHANGED)
    except KeyboardInterrupt:
        return _refuse(STOPPED + UNCHANGED)
    for change in changes:
        print(f"{_said(REMOVED if change.content is None else WROTE)} {change.path}")
    print(_said(done))
    return 0


def _require_layout(docs: Path, config: Path) -> None:
    if docs.name != "docs" or config.resolve() != docs.resolve().parent / "mkdocs.yml":
        raise AuthoringError(
            "หน้าทั้งหมดต้องอยู่ในโฟลเดอร์ docs ข้าง mkdocs.yml",
            "The pages must lie in a folder docs beside mkdocs.yml.",
        )


def _sound_base(docs: Path, config: Path) -> KnowledgeBase:
    """Return the knowledge base; raise ContentError unless it and mkdocs.yml can be read."""
    model = read_model(docs, config)
    faults = [*model.config.findings, *model.base.faults]
    if faults:
        raise ContentError(faults)
    return model.base


def _refuse(words: Words) -> int:
    print(f"kb: {_said(words)}", file=sys.stderr)
    return 2


def _said(words: Words) -> str:
    return tell(words, language_of())
