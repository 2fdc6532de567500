"""Commands that write either refuse and change nothing, or keep all that is not concerned.

The tests know the operations, not the files: which files an operation touches, and which
of their lines, is seen from what it does to an undamaged copy.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from check.model import read_model
from commands.__main__ import main
from projects import copy_content, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Files = dict[str, bytes | None]

EFFORT = int(os.environ.get("KB_EXAMPLES", "1"))
MERGE = (b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> branch\n")
# What an operation may be given to do: a section with a fault to fix, in both languages.
SECTION = "\n\n## Quite new { #quite-new-section }\n\nจ าเป็น 1\n"


@dataclass(frozen=True)
class Ground:
    """A copy of the content, its files, a page with a section, and what an operation does."""

    root: Path
    files: Files
    slug: str
    arguments: tuple[str, ...]
    touched: tuple[str, ...]
    changed_lines: frozenset[bytes]


OPERATIONS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "accept a section": lambda slug: ("check", "--accept", f"{slug}#quite-new-section"),
    "accept a page": lambda slug: ("check", "--accept", slug),
    "accept all": lambda _: ("check", "--accept", "all"),
    "publish": lambda _: ("check", "--publish"),
    "fix": lambda _: ("check", "--fix"),
    "new": lambda _: ("new", "concept", "quite-new/page"),
    "rename": lambda slug: ("rename", slug, "quite-new/page"),
}


def run(root: Path, arguments: tuple[str, ...]) -> int:
    before = sys.argv
    where = ("--docs", str(root / "docs"), "--config", str(root / "mkdocs.yml"))
    sys.argv = ["kb.py", *arguments, *where]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return main()
    finally:
        sys.argv = before


def restore(root: Path, files: Files) -> None:
    now = snapshot(root)
    for name in sorted(now.keys() - files.keys(), reverse=True):
        (root / name).unlink() if now[name] is not None else (root / name).rmdir()
    for name, raw in files.items():
        if raw is None:
            (root / name).mkdir(exist_ok=True)
        elif now.get(name) != raw:
            (root / name).write_bytes(raw)


@pytest.fixture(params=OPERATIONS)
def ground(tmp_path: Path, request: pytest.FixtureRequest) -> Ground:
    root = copy_content(tmp_path / "kb")
    model = read_model(root / "docs", root / "mkdocs.yml")
    slug = next(
        th.page.slug for th, en in model.pairs()
        if "/" in th.page.slug and not th.markers and len(th.sections) > 2
    )  # fmt: skip
    for language in ("th", "en"):
        path = root / f"docs/{slug}.{language}.md"
        path.write_bytes(path.read_bytes().rstrip(b"\n") + SECTION.encode())
    arguments = OPERATIONS[request.param](slug)
    before = snapshot(root)
    assert run(root, arguments) in (0, 1)
    after = snapshot(root)
    touched = tuple(name for name, raw in before.items() if raw and after.get(name) != raw)
    assert touched
    lost = frozenset(
        line
        for name in touched
        for line in set((before[name] or b"").split(b"\n")) - set(partner(after, name).split(b"\n"))
    )
    restore(root, before)
    return Ground(root, before, slug, arguments, touched, lost)


def partner(files: Files, name: str) -> bytes:
    """Return the file that a file has become, which may have another name."""
    found = files.get(name)
    if found is None:
        ending = name[name.index(".") :]
        found = files.get(f"docs/quite-new/page{ending}")
    return found or b""


def lines_of(raw: bytes) -> list[bytes]:
    return raw.split(b"\n")


def with_lines(change: Callable[[list[bytes], int, int], list[bytes]]) -> st.SearchStrategy[object]:
    return st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
        lambda places: lambda raw: _changed(raw, change, *places)
    )


def _changed(
    raw: bytes, change: Callable[[list[bytes], int, int], list[bytes]], one: int, other: int
) -> bytes:
    lines = raw.splitlines(keepends=True) or [b""]
    return b"".join(change(lines, one % len(lines), other % len(lines)))


def _merged(lines: list[bytes], one: int, other: int) -> list[bytes]:
    first, last = sorted((one, other))
    start, middle, end = MERGE
    return [*lines[:first], start, *lines[first:last], middle, *lines[first:last], end,
            *lines[last:]]  # fmt: skip


def _gone(lines: list[bytes], one: int, other: int) -> list[bytes]:
    """Add a row like another for a page that does not exist."""
    row = b"\t".join([b"gone/page", *lines[one].split(b"\t")[1:]])
    return [*lines[:other], row if row.endswith(b"\n") else row + b"\n", *lines[other:]]


# What editors and programs do to a file as a whole.
WHOLE: tuple[Callable[[bytes], bytes], ...] = (
    lambda raw: raw.replace(b"\n", b"\t\r\n"),
    lambda raw: raw.replace(b"\n", b"\r\n"),
    lambda raw: b"\xef\xbb\xbf" + raw,
    lambda raw: raw.rstrip(b"\n"),
    lambda raw: raw + b"\n\n",
    lambda raw: raw.decode("utf-8", "replace").encode("utf-16"),
    lambda raw: raw.decode("utf-8", "replace").encode("tis-620", "replace"),
    lambda raw: b"\n".join([*raw.split(b"\n")[:1], *reversed(raw.split(b"\n")[1:])]),
    lambda _: b"",
)
DAMAGE: st.SearchStrategy[object] = st.one_of(
    st.floats(0, 1).map(lambda share: lambda raw: raw[: int(len(raw) * share)]),
    with_lines(_merged),
    with_lines(_gone),
    with_lines(lambda lines, one, other: [*lines[:other], lines[one], *lines[other:]]),
    with_lines(lambda lines, one, _: [*lines[:one], *lines[one + 1 :]]),
    with_lines(lambda lines, one, _: [*lines[:one], b"\n", *lines[one:]]),
    with_lines(lambda lines, one, other: [*lines[:other], b"\0", *lines[other:]]),
    *map(st.just, WHOLE),
)  # fmt: skip


def check_kept(ground: Ground, name: str, old: bytes, new: bytes) -> None:
    """Hold a file against what it was: only lines that are concerned may differ."""
    before, after = old.split(b"\n"), new.split(b"\n")
    lost = Counter(before) - Counter(after)
    added = list((Counter(after) - Counter(before)).elements())
    last = before[-1]
    for line in lost:
        words, end = line.strip(b"\xef\xbb\xbf\r\t "), line.endswith(b"\r")
        is_concerned = (
            ground.slug.encode() in line
            or any(words and known.startswith(words) for known in ground.changed_lines)
            # Rows that were cut off, or are added to.
            or any(
                words and one.startswith(words.rstrip(b"- ")) and one.endswith(b"\r") == end
                for one in added
            )
            or (line == last and line + b"\r" in after)
        )
        assert is_concerned, (name, line)
    kept = [line for line in before if line not in lost]
    rest = iter(after)
    assert all(line in rest for line in kept), f"{name}: the order has changed"
    assert new.startswith(b"\xef\xbb\xbf") == old.startswith(b"\xef\xbb\xbf")
    assert new.endswith(b"\n") == old.endswith(b"\n") or not old or last in lost


@settings(
    max_examples=30 * EFFORT, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data())
def test_damage_is_refused_or_left_as_it_is(ground: Ground, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(ground.touched))
    raw = ground.files[name] or b""
    for damage in data.draw(st.lists(DAMAGE, min_size=1, max_size=2)):
        raw = damage(raw)  # type: ignore[operator]
    restore(ground.root, ground.files)
    (ground.root / name).write_bytes(raw)
    before = snapshot(ground.root)
    status = run(ground.root, ground.arguments)
    after = snapshot(ground.root)
    if status == 2 or (status == 1 and "--fix" not in ground.arguments):
        assert after == before
        return
    for path, old in before.items():
        if old is not None and after.get(path) != old:
            assert path in ground.touched, path
            check_kept(ground, path, old, partner(after, path))
