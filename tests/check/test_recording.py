"""What check --accept, --publish and --fix write, what they leave, and when they refuse."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from commands.__main__ import main
from projects import copy_content, snapshot

if TYPE_CHECKING:
    from pathlib import Path

CONFIRMED, LOCK = "docs/data/freshness.tsv", "docs/data/published.tsv"
TH, EN = "docs/methods/letters.th.md", "docs/methods/letters.en.md"
KEY = "methods/letters#steps"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_content(tmp_path / "kb")


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(root, monkeypatch, capsys)


class Runner:
    """Runs kb.py check on the copy in this process."""

    def __init__(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.root, self.monkeypatch, self.capsys = root, monkeypatch, capsys

    def __call__(self, *arguments: str, lang: str = "en") -> tuple[int, str]:
        files = ("--docs", str(self.root / "docs"), "--config", str(self.root / "mkdocs.yml"))
        line = ["kb.py", "check", *arguments, "--lang", lang, *files]
        self.monkeypatch.setattr(sys, "argv", line)
        status = main()
        done = self.capsys.readouterr()
        assert "Traceback" not in done.err
        return status, done.out + done.err

    def refuses(self, place: str, *arguments: str) -> str:
        """Run a command that must change nothing and name a place; return what it says."""
        before = snapshot(self.root)
        status, said = self(*arguments)
        assert status == 2, said
        assert snapshot(self.root) == before
        assert place in said
        assert "Nothing was changed" in said or "Nothing was recorded" in said
        in_thai = self(*arguments, lang="th")[1]
        assert "ไม่มีไฟล์ใดเปลี่ยน" in in_thai or "ไม่ได้บันทึกสิ่งใด" in in_thai
        return said


def lines(root: Path, name: str) -> list[bytes]:
    return (root / name).read_bytes().split(b"\n")


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    raw = path.read_bytes()
    assert old.encode() in raw
    path.write_bytes(raw.replace(old.encode(), new.encode(), 1))


def change_steps(root: Path) -> None:
    """Add a sentence to a section, in both languages."""
    for name in (TH, EN):
        change(root, name, "{ #steps }\n", "{ #steps }\n\n- ใหม่ new\n")


def test_a_confirmation_changes_its_own_row_alone(root: Path, run: Runner) -> None:
    change_steps(root)
    before = lines(root, CONFIRMED)
    assert run("--accept", KEY)[0] == 0
    after = lines(root, CONFIRMED)
    assert len(after) == len(before)
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [row.split(b"\t")[:2] for row in changed] == [[b"methods/letters", b"steps"]]
    assert [p for p, raw in snapshot(root).items() if raw and p.endswith((".new", ".old"))] == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_mark_and_last_line_stay(
    root: Path, run: Runner, mark: bytes, end: bytes, last: bool
) -> None:
    path = root / CONFIRMED
    rows = path.read_bytes().rstrip(b"\n").split(b"\n")
    rows = [rows[0], b"", b"gone/page\tx\t1\t2", *reversed(rows[1:])]
    path.write_bytes(mark + end.join(rows) + (end if last else b""))
    before = path.read_bytes()
    change_steps(root)
    assert run("--accept", KEY)[0] == 0
    after = path.read_bytes()
    old, new = before.split(end), after.split(end)
    assert [a[:30] for a, b in zip(old, new, strict=True) if a != b] == [
        next(row for row in old if row.startswith(b"methods/letters\tsteps\t"))[:30]
    ]
    before = after
    assert run("--accept", "all")[0] == 0
    assert path.read_bytes() == before, "all else was confirmed already"


def test_a_new_section_comes_after_the_one_before_it(root: Path, run: Runner) -> None:
    path = root / CONFIRMED
    whole = path.read_bytes()
    rows = whole.split(b"\n")
    lost = next(row for row in rows if row.startswith(b"methods/letters\tsteps\t"))
    path.write_bytes(b"\n".join(row for row in rows if row != lost))
    assert run("--accept", KEY)[0] == 0
    assert path.read_bytes() == whole


def test_all_keeps_rows_of_pages_that_are_gone_and_drops_sections_that_are(
    root: Path, run: Runner
) -> None:
    path = root / CONFIRMED
    whole = path.read_bytes()
    path.write_bytes(whole + b"gone/page\tx\t1\t2\nmethods/letters\told-section\t1\t2\n")
    assert run("--accept", "all")[0] == 0
    assert path.read_bytes() == whole + b"gone/page\tx\t1\t2\n"
    assert run("--accept", "gone/page")[0] == 0
    assert path.read_bytes() == whole


def test_a_section_that_one_language_still_has_keeps_its_row(root: Path, run: Runner) -> None:
    before = (root / CONFIRMED).read_bytes()
    change(root, EN, "{ #steps }", "{ #step }")
    assert run("--accept", "methods/letters")[0] == 0
    assert b"methods/letters\tsteps\t" in (root / CONFIRMED).read_bytes()
    assert (root / CONFIRMED).read_bytes().count(b"\n") == before.count(b"\n")


def test_unknown_targets_record_nothing_and_name_the_nearest(root: Path, run: Runner) -> None:
    change_steps(root)
    said = run.refuses("methods/leters", "--accept", KEY, "--accept", "methods/leters#steps")
    assert "Did you mean methods/letters#steps?" in said
    assert run("--accept", KEY)[0] == 0


def damaged(raw: bytes, way: str) -> bytes:
    rows = raw.rstrip(b"\n").split(b"\n")
    merge = [b"<<<<<<< HEAD", rows[3], b"=======", rows[3] + b".aaaaaa", b">>>>>>> branch"]
    return {
        "tabs": b"\t\r\n".join([*rows, b""]),
        "UTF-16": raw.decode().encode("utf-16"),
        "TIS-620": raw + "ก".encode("tis-620"),
        "merge": b"\n".join([*rows[:3], *merge, *rows[4:], b""]),
        "twice": b"\n".join([*rows, rows[2], b""]),
        "header": b"\n".join([rows[0].replace(b"page", b"pages"), *rows[1:], b""]),
        "cut": b"\n".join(rows[:-1]) + b"\nmethods/x",
        "empty": b"",
        "null": raw + b"\0",
    }[way]


WAYS = ("tabs", "UTF-16", "TIS-620", "merge", "twice", "header", "cut", "empty", "null")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [CONFIRMED, LOCK])
def test_a_faulty_file_is_left_as_it_is_and_named(
    root: Path, run: Runner, name: str, way: str
) -> None:
    (root / name).write_bytes(damaged((root / name).read_bytes(), way))
    command = ("--accept", KEY) if name == CONFIRMED else ("--publish",)
    run.refuses(f"{name}:", *command)


@pytest.mark.parametrize("name", [CONFIRMED, LOCK])
def test_a_missing_file_is_named_and_not_made_up(root: Path, run: Runner, name: str) -> None:
    (root / name).unlink()
    run.refuses(name, *(("--accept", "all") if name == CONFIRMED else ("--publish",)))


@pytest.mark.parametrize("target", ["all", "prepare"])
def test_a_page_that_cannot_be_read_is_not_confirmed(root: Path, run: Runner, target: str) -> None:
    change(root, "docs/prepare.th.md", "title: ", 'title: "')
    run.refuses("docs/prepare.th.md:2:", "--accept", target)
    assert run("--accept", KEY)[0] == 0, "another page is no business of it"


def test_publishing_adds_and_takes_nothing_away(root: Path, run: Runner) -> None:
    path = root / LOCK
    run("--publish")
    rows = path.read_bytes().rstrip(b"\n").split(b"\n")
    old = [rows[0], b"a/gone\told-anchor", b"", *reversed(rows[1:])]
    path.write_bytes(b"\r\n".join(old))
    assert run("--publish")[0] == 0
    assert path.read_bytes() == b"\r\n".join(old), "nothing is new"
    for name in (TH, EN):
        change(root, name, "{ #steps }\n", "{ #steps }\n\n## ก { #brand-new }\n\nก\n\n")
        (root / name.replace("letters.", "mails.")).write_bytes((root / name).read_bytes())
    assert run("--publish")[0] == 0
    new = path.read_bytes().split(b"\r\n")
    added = [row for row in new if row not in old]
    assert len(added) == 2
    letters, mails = sorted(added)
    was = next(row for row in old if row.startswith(b"methods/letters\t"))
    assert letters == was + b" brand-new"
    assert mails.startswith(b"methods/mails\t")
    assert [row for row in new if row not in added] == [row for row in old if row != was]


@pytest.mark.parametrize("name", ["docs/data/units.tsv", "docs/prepare.en.md"])
def test_publishing_waits_for_everything_that_gives_anchors(
    root: Path, run: Runner, name: str
) -> None:
    path = root / name
    path.write_bytes(path.read_bytes() + b"<<<<<<< HEAD\n")
    run.refuses(f"{name}:", "--publish")


def test_fixing_waits_until_every_page_can_be_read(root: Path, run: Runner) -> None:
    change(root, TH, "{ #steps }\n", "{ #steps }\n\nจ าเป็น\n")
    (root / EN).write_bytes(b"<<<<<<< HEAD\n" + (root / EN).read_bytes())
    run.refuses(f"{EN}:1:1 XR007", "--fix")
    (root / EN).write_bytes((root / EN).read_bytes().removeprefix(b"<<<<<<< HEAD\n"))
    run("--fix")
    assert "จำเป็น" in (root / TH).read_text("utf-8")


def test_fixing_keeps_every_other_byte(root: Path, run: Runner) -> None:
    path = root / TH
    raw = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").rstrip(b"\r\n")
    raw = raw.replace(b"\r\n\r\n", b"\n\r\n", 1)
    body = raw.index("หนังสือ".encode(), raw.index(b"\n---"))
    path.write_bytes(raw[: body + 3] + "\u200b".encode() + raw[body + 3 :])
    said = run("--fix")[1]
    assert f"Fixes made in {TH}: 1." in said
    assert path.read_bytes() == raw


def test_two_lines_above_a_row_of_hyphens_are_left_to_the_author(root: Path, run: Runner) -> None:
    for name, text in ((TH, "หนึ่ง\nสอง\n---\n\nสาม\n"), (EN, "one\ntwo\n---\n\nthree\n")):
        (root / name).write_bytes((root / name).read_bytes() + f"\n{text}".encode())
    before = snapshot(root)
    for _ in range(2):
        run("--fix")
        assert snapshot(root) == before


def test_what_was_stopped_half_way_is_undone_first(root: Path, run: Runner) -> None:
    before = (root / CONFIRMED).read_bytes()
    journal = '[{"path": "docs/data/freshness.tsv", "existed": true, "digest": "x"}]'
    (root / ".kb-unfinished.json").write_text(journal, "utf-8")
    (root / CONFIRMED).replace(root / "docs/data/.freshness.tsv.old")
    status, said = run("--accept", KEY)
    assert (status, "has been undone" in said) == (0, True)
    assert (root / CONFIRMED).read_bytes() == before
