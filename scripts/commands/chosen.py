"""What arguments name: files and rules. One that does not exist is an error, not a clean result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.engine import codes_in
from check.nearest import difference, nearest
from check.rules import all_rules
from content.findings import NOTHING, Words
from content.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from check.model import Model

NO_FILE = Words("ไม่มีไฟล์หรือโฟลเดอร์ {name}", "There is no file or folder {name}.")
NOT_CHECKED = Words(
    "{name} ไม่ใช่ไฟล์ที่ตรวจ คำสั่งนี้ตรวจเฉพาะ {docs} และ {config}",
    "{name} is not among what is checked: {docs} and {config}.",
)
NO_RULE = Words("ไม่มีกฎ {name}", "There is no rule {name}.")
ALL_RULES = Words(
    "ดูรหัสทั้งหมดด้วย python3 scripts/kb.py explain",
    "To list all rules: python3 scripts/kb.py explain",
)
NEAR = Words("อาจหมายถึง {near}", "Did you mean {near}?")


def chosen_paths(paths: Iterable[Path], model: Model, docs: Path, config: Path) -> tuple[str, ...]:
    """Return paths as findings name them, none where all is meant.

    Raises RefusalError for one that does not exist or that no finding is about.
    """
    chosen = []
    for path in paths:
        whole, base, root = path.resolve(), docs.resolve(), config.resolve().parent
        if not whole.exists():
            names = (model.tree.shown(name) for name in (*model.tree.texts, *model.tree.assets))
            raise RefusalError(_missing(NO_FILE, path.as_posix(), names))
        if base.is_relative_to(whole):
            if whole != base:
                return ()
            chosen.append(model.tree.label)
        elif whole.is_relative_to(base):
            chosen.append(model.tree.shown(whole.relative_to(base).as_posix()))
        elif whole == config.resolve() or whole.is_relative_to(root / "overrides"):
            chosen.append(whole.relative_to(root).as_posix())
        else:
            raise RefusalError(
                NOT_CHECKED.fill(name=path, docs=model.tree.label, config=config.name)
            )
    return tuple(chosen)


def require_rules(*lists: str) -> None:
    """Raise RefusalError for a code, or the beginning of one, that no rule has.

    Each list has commas between its codes.
    """
    rules = all_rules()
    for code in (code for codes in lists for code in codes_in(codes)):
        if not any(known.startswith(code) for known in rules):
            raise RefusalError(no_rule(code))


def no_rule(code: str) -> Words:
    """Return that there is no rule of a code, and the rule that may be meant."""
    return _missing(NO_RULE, code, all_rules()) + ALL_RULES


def _missing(words: Words, name: str, known: Iterable[str]) -> Words:
    near = nearest(name, known)
    meant = NEAR.fill(near=near) + difference(name, near) if near else NOTHING
    return words.fill(name=name) + meant
