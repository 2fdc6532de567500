"""A renamed page keeps every link, its place in the navigation, and its old address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from authoring.changes import apply
from authoring.errors import AuthoringError
from authoring.links import relinked
from authoring.navigation import entries
from authoring.redirects import page_redirects, with_anchor, with_redirect
from authoring.rename import rename_page
from check.rules.published import NOT_LOCKED
from commands.__main__ import main
from content.files import parse_yaml
from content.knowledge import load
from output.site import build_site
from projects import codes, copy_content, copy_project, snapshot

if TYPE_CHECKING:
    from content.knowledge import KnowledgeBase

# Far from where they were, so that every relative link has to change.
MOVES = {
    "choose": "deep/er/choice",
    "prepare": "methods/prepare-first",
    "methods/letters": "letters",
    "methods/letters/request-support": "methods/support",
    "cases": "cases/all",
    "cases/study-visit": "study-visit",
    "checklists/before-a-visit": "checklists/visits/before",
    "about/source": "original",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_content(tmp_path / "kb")


def rename(root: Path, old: str, new: str) -> None:
    apply(rename_page(old, new, root), root)


def links(base: KnowledgeBase) -> int:
    return sum(len(document.links) for document in base.documents.values())


@pytest.mark.parametrize(("old", "new"), list(MOVES.items())[::2])
def test_the_checker_is_content_and_nothing_names_the_page_as_before(
    root: Path, knowledge: KnowledgeBase, old: str, new: str
) -> None:
    place = [entry.slug for entry in entries((root / "mkdocs.yml").read_text("utf-8"))].index(old)
    before = codes(root)
    homes = [unit.id for unit in knowledge.data.units.values() if unit.home == old]
    rename(root, old, new)
    assert codes(root) - before <= {NOT_LOCKED.code}
    base = load(root / "docs", root)
    slugs = {slug for slug, _ in base.documents}
    assert new in slugs
    assert old not in slugs
    assert links(base) == links(knowledge)
    listed = [entry.slug for entry in entries((root / "mkdocs.yml").read_text("utf-8"))]
    assert listed[place] == new
    assert old not in listed
    assert [u.id for u in base.data.units.values() if u.home == new] == homes
    assert old not in {u.home for u in base.data.units.values()}
    assert new in base.data.history
    assert old not in base.data.history
    assert page_redirects(root) == {old: new}


def test_after_many_moves_the_site_builds_with_every_link_and_anchor(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "kb")
    for old, new in MOVES.items():
        rename(root, old, new)
    site = tmp_path / "site"
    site.mkdir()
    assert build_site(root / "mkdocs.yml", root / "docs", site) == ()
    for old, new in MOVES.items():
        assert (site / f"{new}.html").is_file()
        assert (site / f"en/{new}.html").is_file()
        redirect = (site / f"{old}.html").read_text("utf-8")
        assert f">{new}</a>" in redirect
        assert 'http-equiv="refresh"' in redirect


def test_a_page_that_comes_back_is_as_it_was_but_for_the_address_it_had_meanwhile(
    root: Path,
) -> None:
    before = snapshot(root)
    rename(root, "methods/in-person", "visits")
    rename(root, "visits", "methods/in-person")
    after = snapshot(root)
    assert {name for name in before if before[name] != after.get(name)} == {
        "docs/data/redirects.yml"
    }
    assert page_redirects(root) == {"visits": "methods/in-person"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nowhere", "x", "There is no page “nowhere”"),
        ("index", "home", "keeps its name"),
        ("about/report", "report", "keeps its name"),
        ("prepare", "Prepare!", "is not the name"),
        ("prepare", "choose", "exists"),
        ("prepare", "prepare", "exists"),
        ("prepare", "data/x", "the site itself"),
    ],
)
def test_what_cannot_be_renamed_is_refused(root: Path, old: str, new: str, told: str) -> None:
    before = snapshot(root)
    with pytest.raises(AuthoringError, match=told):
        rename(root, old, new)
    assert snapshot(root) == before


def test_whichever_step_fails_nothing_has_changed(root: Path) -> None:
    changes = rename_page("prepare", "get/ready", root)
    before = snapshot(root)
    taken: list[str] = []
    apply(changes, root, taken.append)
    assert len(taken) > 40
    apply(rename_page("get/ready", "prepare", root), root)
    (root / "docs/data/redirects.yml").write_bytes(before["docs/data/redirects.yml"] or b"")
    assert snapshot(root) == before
    for at in range(len(taken)):
        left = at

        def fail(step: str) -> None:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt(step)
            left -= 1

        with pytest.raises(KeyboardInterrupt):
            apply(changes, root, fail)
        assert snapshot(root) == before


def test_the_command_undoes_itself_when_interrupted(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(root)
    replace = Path.replace

    def interrupt(path: Path, target: Path) -> Path:
        if path.parent == root and path.name == ".mkdocs.yml.new":
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupt)
    files = ["--docs", str(root / "docs"), "--config", str(root / "mkdocs.yml")]
    monkeypatch.setattr("sys.argv", ["kb.py", "rename", "prepare", "ready", *files])
    assert main() == 2
    monkeypatch.undo()
    assert "Nothing was changed" in capsys.readouterr().err
    assert snapshot(root) == before


def test_every_other_byte_of_the_files_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in root.rglob("*.*"):
        if path.suffix in (".md", ".yml", ".tsv") and path.is_file():
            text = path.read_bytes().rstrip(b"\n") + b"\n\n"
            path.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    before = snapshot(root)
    files = ["--docs", str(root / "docs"), "--config", str(root / "mkdocs.yml")]
    monkeypatch.setattr("sys.argv", ["kb.py", "rename", "prepare", "get-ready", *files])
    assert main() == 0
    after = snapshot(root)
    for name, raw in before.items():
        new = after.get(name.replace("docs/prepare.", "docs/get-ready."))
        if raw is None or new is None or name.endswith("redirects.yml"):
            continue
        old_lines, new_lines = raw.split(b"\r\n"), new.split(b"\r\n")
        assert len(old_lines) == len(new_lines)
        for one, other in zip(old_lines, new_lines, strict=True):
            assert one == other or (b"prepare" in one and b"get-ready" in other), name


def test_data_that_may_mean_the_page_are_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = root / "docs/data/pictures.yml"
    (root / "docs/data/broken.yml").write_text("a: [", "utf-8")
    data.write_text("- {choose: x, on: [choose, chosen]}\n- at: choose.md#table\n", "utf-8")
    files = ["--docs", str(root / "docs"), "--config", str(root / "mkdocs.yml")]
    monkeypatch.setattr("sys.argv", ["kb.py", "rename", "choose", "choice", *files])
    assert main() == 0
    told = [line for line in capsys.readouterr().out.split("\n") if "if it means" in line]
    assert [line.split()[0] for line in told] == [
        "docs/data/pictures.yml:1",
        "docs/data/pictures.yml:2",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a](prepare.md)", "[a](x/ready.md)"),
        ("[a](prepare.md#first)", "[a](x/ready.md#first)"),
        ('[a](prepare.md "title")', '[a](x/ready.md "title")'),
        ("[a](\nprepare.md\n)", "[a](\nx/ready.md\n)"),
        ("[a](./prepare.md)", "[a](x/ready.md)"),
        ("[a](<prepare.md>)", "[a](<x/ready.md>)"),
        ("[a]: prepare.md#first", "[a]: x/ready.md#first"),
        ('<a href="prepare.html#first">', '<a href="x/ready.html#first">'),
        ("**[a](prepare.md)** [b](choose.md)", "**[a](x/ready.md)** [b](choose.md)"),
        ("`[a](prepare.md)`", "`[a](prepare.md)`"),
        ("```\n[a](prepare.md)\n```", "```\n[a](prepare.md)\n```"),
        ("one ` tick\n\n[a](prepare.md) `x`", "one ` tick\n\n[a](x/ready.md) `x`"),
        ("[a](prepared.md)", "[a](prepared.md)"),
        ("[a](other/prepare.md)", "[a](other/prepare.md)"),
        ("[a](https://x.example/prepare.md)", "[a](https://x.example/prepare.md)"),
        ("[a](#first)", "[a](#first)"),
        ("[a](/prepare.md)", "[a](/prepare.md)"),
        ("prepare.md", "prepare.md"),
    ],
)
def test_links_to_a_moved_page_follow_it(text: str, wanted: str) -> None:
    moved = {"prepare": "x/ready"}
    assert relinked(text, "here", "here", lambda slug: moved.get(slug, slug)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a](../choose.md#table)", "[a](choose.md#table)"),
        ("[a](letters.md)", "[a](methods/letters.md)"),
        ("![a](../images/x.svg)", "![a](images/x.svg)"),
        ("[a](letters/request-support.md)", "[a](methods/letters/request-support.md)"),
        ("[a](in-person.md#steps)", "[a](visits.md#steps)"),
        ("[a](#steps)", "[a](#steps)"),
    ],
)
def test_links_of_a_page_that_moved_lead_where_they_led(text: str, wanted: str) -> None:
    moved = {"methods/in-person": "visits"}
    assert relinked(text, "methods/in-person", "visits", lambda s: moved.get(s, s)) == wanted


def test_a_link_that_cannot_be_mended_stops_the_renaming(root: Path) -> None:
    page = root / "docs/choose.en.md"
    page.write_text(page.read_text("utf-8") + "\n[odd](%70repare.md)\n", "utf-8")
    before = snapshot(root)
    line = page.read_text("utf-8").count("\n")
    with pytest.raises(AuthoringError, match=rf"docs/choose\.en\.md:{line}: this link"):
        rename(root, "prepare", "ready")
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("pages: {}\nanchors: {}\n", {"a": "b"}),
        ("anchors: {}\n", {"a": "b"}),
        ("# nothing yet\n", {"a": "b"}),
        ("pages:\n  z: a\n  y: a#part\n  x: c\n", {"z": "b", "y": "b#part", "x": "c", "a": "b"}),
        ("pages:\n  b: a\n", {"a": "b"}),
    ],
)
def test_redirects_lead_to_where_the_page_is_at_once(text: str, pages: dict[str, str]) -> None:
    changed = with_redirect(text, "a", "b")
    assert parse_yaml(changed, "x")["pages"] == pages
    assert with_redirect(text, "a", "b").count("#") >= text.count("#")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "# why\npages:   # moved\n  z: a  # long ago\n\n  # old site\n  y: c\nanchors: {}\n",
            "# why\npages:   # moved\n  z: b  # long ago\n\n  # old site\n  y: c\n  a: b\n"
            "anchors: {}\n",
        ),
        ("pages: {}  # none\nanchors: {}", "pages:  # none\n  a: b\nanchors: {}"),
        ("pages: {z: a, y: c}\n", "pages: {z: b, y: c, a: b}\n"),
        ("pages: {b: a, y: c}\n", "pages: {y: c, a: b}\n"),
        ("pages: {y: c, b: a}\n", "pages: {y: c, a: b}\n"),
        ("pages:\n    b: a\nanchors: {}\n", "pages:\n  a: b\nanchors: {}\n"),
        ("pages:\n  z: 'a'\n  b: a", "pages:\n  z: b\n  a: b"),
        ("anchors:\n  'a':\n    x: y", "anchors:\n  b:\n    x: y\npages:\n  a: b"),
        ("pages:", "pages:\n  a: b"),
    ],
)
def test_only_the_redirects_concerned_change(text: str, wanted: str) -> None:
    assert with_redirect(text, "a", "b") == wanted


def test_the_anchors_that_a_page_keeps_follow_its_name() -> None:
    text = "pages:\n  z: a\nanchors:\n  a: {old: new}\n  ab:\n    a: b\n"
    data = parse_yaml(with_redirect(text, "a", "c"), "x")
    assert data["anchors"] == {"c": {"old": "new"}, "ab": {"a": "b"}}
    assert data["pages"] == {"z": "c", "a": "c"}


def test_anchors_that_pages_give_their_names_to_lead_on_and_come_back() -> None:
    text = "# why\npages: {}\nanchors:\n  x: {a: b}\n"
    once = with_anchor(text, "y", "of-a", "of-b")
    twice = with_anchor(once, "y", "of-b", "of-c")
    back = with_anchor(twice, "y", "of-c", "of-a")
    assert [parse_yaml(changed, "x")["anchors"]["y"] for changed in (once, twice, back)] == [
        {"of-a": "of-b"}, {"of-a": "of-c", "of-b": "of-c"}, {"of-b": "of-a", "of-c": "of-a"},
    ]  # fmt: skip
    assert parse_yaml(back, "x")["anchors"]["x"] == {"a": "b"}
    assert back.startswith("# why\npages: {}\n")
