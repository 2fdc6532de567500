"""What kb.py check writes when it is asked to: confirmations, published addresses, and fixes.

Nothing is written while something is wrong with a file that has to be read for it, and of
the files that are written, only the rows and words concerned change.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from authoring.changes import Change, apply, recover
from check import fix
from check.model import read_model
from check.report import language_of, print_findings
from check.rules.freshness import accepted
from check.rules.published import addresses_now
from content import faults
from content.addresses import PUBLISHED, with_published
from content.findings import Place, Words, tell
from content.freshness import FILE as CONFIRMED
from content.textfiles import read_text_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from check.model import Model
    from content.findings import Finding

FIRST = Words(
    "แก้สิ่งนี้ก่อน แล้วใช้คำสั่งนี้อีกครั้ง ไม่มีไฟล์ใดเปลี่ยน",
    "Fix this first, then run the command again. Nothing was changed.",
)
UNDONE = Words(
    "คำสั่งก่อนหน้านี้ถูกหยุดกลางคัน จึงคืนทุกไฟล์ให้เหมือนเดิมแล้ว",
    "An earlier command was stopped half-way; it has been undone.",
)
NOT_FOUND = Words("ไม่มี {target} ในทั้งสองภาษา", "There is no {target} in both languages.")
NEAR = Words("อาจหมายถึง {name}", "Did you mean {name}?")
LISTED = Words(
    "ดูชื่อหน้าทั้งหมดด้วย python3 scripts/kb.py status",
    "To list the pages: python3 scripts/kb.py status",
)
NOTHING_RECORDED = Words("ไม่ได้บันทึกสิ่งใด", "Nothing was recorded.")
RECORDED = Words("บันทึกใน {file} แล้ว: {targets}", "Recorded in {file}: {targets}.")
NOTED = Words("จดที่อยู่ใหม่ {count} แห่งใน {file} แล้ว", "New addresses noted in {file}: {count}.")
FIXED = Words("แก้ {file} แล้ว {count} แห่ง", "Fixes made in {file}: {count}.")


def undo_unfinished(options: argparse.Namespace) -> None:
    """Undo what an earlier command did before it was stopped; raise OSError if that fails."""
    if recover(options.docs.resolve().parent):
        _say(UNDONE, options)


def accept(model: Model, options: argparse.Namespace) -> int:
    """Record that a person has confirmed sections; return 2 where that cannot be done.

    All or nothing is recorded. Raises OSError where the file cannot be written.
    """
    acceptance = accepted(model, options.accept)
    if acceptance.in_the_way:
        return refuse(acceptance.in_the_way, options)
    for target, near in acceptance.unknown.items():
        nearest = NEAR.fill(name=near) if near else LISTED
        _say(NOT_FOUND.fill(target=target) + nearest, options)
    if acceptance.unknown:
        _say(NOTHING_RECORDED, options)
        return 2
    _write({CONFIRMED: acceptance.text}, model, options)
    file, targets = model.tree.shown(CONFIRMED), ", ".join(options.accept)
    print(tell(RECORDED.fill(file=file, targets=targets), _language(options)))
    return 0


def publish(model: Model, options: argparse.Namespace) -> int:
    """Note every address of today as published; return 2 where they cannot all be known.

    Raises OSError where the file cannot be written.
    """
    faults_found = model.base.faults
    if not faults_found and PUBLISHED not in model.tree.texts:
        place = Place(model.tree.shown(PUBLISHED))
        faults_found = (faults.UNREADABLE.at(place, reason="No such file"),)
    if faults_found:
        return refuse(faults_found, options)
    text, count = with_published(model.tree.texts[PUBLISHED], addresses_now(model))
    _write({PUBLISHED: text}, model, options)
    print(tell(NOTED.fill(file=model.tree.shown(PUBLISHED), count=count), _language(options)))
    return 0


def fix_pages(model: Model, options: argparse.Namespace) -> Model | None:
    """Make the safe fixes, or with --diff only show them; return the model that is left.

    Return None where a page cannot be read, so that nothing was fixed: the other
    language of a page decides which ids are written. Raises OSError where a page cannot
    be written.
    """
    unread = {model.tree.shown(f"{slug}.{language}.md") for slug, language in model.unread}
    in_the_way = [fault for fault in model.base.faults if fault.path in unread]
    if in_the_way:
        refuse(in_the_way, options)
        return None
    fixes = fix.fixed(model)
    if options.diff:
        for line in fix.difference(model.tree, fixes.tree):
            print(line)
        return model
    _write({name: fixes.tree.texts[name] for name in fixes.counts}, model, options)
    for name, count in fixes.counts.items():
        _say(FIXED.fill(file=model.tree.shown(name), count=count), options)
    return read_model(options.docs, options.config) if fixes.counts else model


def refuse(findings: Sequence[Finding], options: argparse.Namespace) -> int:
    """Print what is in the way of a command that has not written anything; return 2."""
    root = options.config.resolve().parent
    print_findings(findings, root, _language(options), stream=sys.stderr)
    _say(FIRST, options)
    return 2


def _write(texts: Mapping[str, str], model: Model, options: argparse.Namespace) -> None:
    """Write texts that differ from those on the disk, all of them or none."""
    docs: Path = options.docs.resolve()
    changes = []
    for name, text in texts.items():
        file = read_text_file(docs / name, model.tree.shown(name))
        if file.text != text:
            changes.append(Change(f"{docs.name}/{name}", file.having(text)))
    if changes:
        apply(changes, docs.parent)


def _say(words: Words, options: argparse.Namespace) -> None:
    print(f"kb: {tell(words, _language(options))}", file=sys.stderr)


def _language(options: argparse.Namespace) -> str:
    return options.lang or language_of()
