"""What --fix mends, what it leaves alone, and that a second run changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from running import check, edit, findings

if TYPE_CHECKING:
    from pathlib import Path

TH, EN = "docs/methods/letters.th.md", "docs/methods/letters.en.md"
DAMAGE = (("จำเป็น", "จ าเป็น"), ("ทั้งสอง", "ท้ังสอง"), ("ความ", "คว\u200bาม"), ("และ", "เเละ"),
          ("หนังสือ", "หนั ังสือ"), ("ประสานงาน", "ประสา นงาน"))  # fmt: skip


def _damaged(folder: Path) -> dict[str, str]:
    before = {name: (folder / name).read_text(encoding="utf-8") for name in (TH, EN)}
    body = before[TH].index("\n---\n", 4)
    text = before[TH]
    for good, bad in DAMAGE[:4] + DAMAGE[5:]:
        start = text.index(good, body)
        text = text[:start] + bad + text[start + len(good) :]
    (folder / TH).write_text(text.replace("5 ชนิด", "๕ ชนิด"), encoding="utf-8")
    return before


def test_damage_is_mended_to_what_it_was_and_a_second_run_changes_nothing(copy: Path) -> None:
    before = _damaged(copy)
    assert len(findings(copy)) >= 6
    shown = check(copy, "--diff")
    assert "+++ " in shown.stdout
    assert (copy / TH).read_text(encoding="utf-8") != before[TH], "--diff writes nothing"
    assert check(copy, "--fix").returncode == 0
    mended = (copy / TH).read_text(encoding="utf-8")
    assert mended == before[TH]
    check(copy, "--fix")
    assert (copy / TH).read_text(encoding="utf-8") == mended


def test_a_missing_id_is_taken_from_the_other_language(copy: Path) -> None:
    edit(copy, TH, " { #watch }", "")
    assert check(copy, "--fix").returncode == 0
    assert "## ข้อควรระวัง { #watch }" in (copy / TH).read_text(encoding="utf-8")


def test_code_and_line_ends_are_left_as_they_are(copy: Path) -> None:
    path = copy / TH
    raw = path.read_bytes() + "\n`ค าน า` จ าเป็น\n".encode()
    path.write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    check(copy, "--fix")
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert "`ค าน า` จำเป็น\r\n".encode() in after
