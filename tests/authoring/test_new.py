"""A new page is complete: both languages, navigation, front matter, and the checker's yes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from authoring.changes import apply
from authoring.errors import AuthoringError
from authoring.navigation import entries, with_page, with_renamed_page
from authoring.new import Order, new_page
from authoring.slugs import require_good
from authoring.yamltext import yaml_text
from check.model import today
from check.rules.freshness import UNCONFIRMED
from check.rules.guidance import LEFT
from check.rules.published import NOT_LOCKED
from commands.__main__ import main
from content.files import parse_yaml
from content.knowledge import load
from output.site import build_site
from projects import ROOT, codes, copy_content, copy_project, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from authoring.changes import Change
    from content.knowledge import KnowledgeBase

    Planner = Callable[..., tuple[Change, ...]]

KINDS = ("landing", "choose", "technique", "concept", "case", "checklist", "reference", "about")
DAY = datetime.date(2027, 3, 9)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_content(tmp_path / "kb")


@pytest.fixture
def order(knowledge: KnowledgeBase) -> Planner:
    def plan(root: Path, kind: str, slug: str, **titles: str) -> tuple[Change, ...]:
        return new_page(Order(kind, slug, titles, DAY), knowledge, root)

    return plan


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_every_kind_passes_the_checker(order: Planner, root: Path, kind: str) -> None:
    apply(order(root, kind, "some/where/new-page", th="ชื่อใหม่", en="A new title"), root)
    found = codes(root, DAY)
    assert LEFT.code in found, "the template's guidance, which the author is to replace"
    assert found <= {UNCONFIRMED.code, NOT_LOCKED.code, LEFT.code}
    base = load(root / "docs", root)
    for language, title in (("th", "ชื่อใหม่"), ("en", "A new title")):
        document = base.documents[("some/where/new-page", language)]
        assert document.page.meta["title"] == title
        assert document.page.meta["reviewed"] == DAY
        assert document.page.meta["type"] == kind
        ids = [heading.id for heading in document.headings]
        assert set(base.data.page_types[kind].sections) <= set(ids)
    assert base.data.history["some/where/new-page"][0].day == DAY
    assert tuple(base.data.page_types) == KINDS


def test_pages_of_every_kind_build_into_the_site_in_both_languages(
    order: Planner, tmp_path: Path
) -> None:
    root = copy_project(tmp_path / "kb")
    for kind in KINDS:
        apply(order(root, kind, f"methods/deeper/{kind}-page"), root)
    site = tmp_path / "site"
    site.mkdir()
    assert build_site(root / "mkdocs.yml", root / "docs", site) == ()
    for kind in KINDS:
        assert (site / f"methods/deeper/{kind}-page.html").is_file()
        assert (site / f"en/methods/deeper/{kind}-page.html").is_file()


@pytest.mark.parametrize(
    ("kind", "slug", "before"),
    [
        ("technique", "methods/video-calls", "methods/meetings"),
        ("technique", "methods/letters/thanks", "methods/letters/request-cooperation"),
        ("checklist", "before-a-call", "checklists/before-a-visit"),
        ("concept", "about/people", "about/checks"),
    ],
)
def test_the_navigation_lists_it_beside_its_like_and_keeps_the_rest(
    order: Planner, root: Path, kind: str, slug: str, before: str
) -> None:
    old = (root / "mkdocs.yml").read_text("utf-8")
    apply(order(root, kind, slug), root)
    new = (root / "mkdocs.yml").read_text("utf-8")
    listed = [entry.slug for entry in entries(new)]
    assert listed[listed.index(slug) - 1] == before
    added = [line for line in new.split("\n") if f"- {slug}.md" in line]
    assert len(added) == 1
    assert new.replace(added[0] + "\n", "", 1) == old


@pytest.mark.parametrize(
    "nav",
    [
        "nav:\n- index.md\n- Part:\n  - a/b.md  # a note\n# note\n- c.md\nextra:\n- no.md\n",
        'nav:\n  - Home: index.md\n\n  - Part:\n      - "a/b.md"\n  - c.md\nx: {}\n',
    ],
)
def test_navigations_of_other_layouts_are_read_and_extended(nav: str) -> None:
    assert [entry.slug for entry in entries(nav)] == ["index", "a/b", "c"]
    extended = with_page(nav, "a/new", frozenset())
    assert [entry.slug for entry in entries(extended)] == ["index", "a/b", "a/new", "c"]
    assert str(parse_yaml(extended, "x")["nav"]).count("a/new.md") == 1
    renamed = with_renamed_page(nav, "a/b", "d")
    assert [entry.slug for entry in entries(renamed)] == ["index", "d", "c"]
    assert parse_yaml(renamed, "x")


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("Bad Name", "for folders"),
        ("bad_name", "bad-name"),
        ("../outside", "is not the name"),
        ("/absolute", "is not the name"),
        ("a//b", "is not the name"),
        ("page.th", "without a language"),
        ("ชื่อ", "is not the name"),
        ("", "is not the name"),
        ("-x", "is not the name"),
        ("data/x", "the site itself"),
        ("templates/x", "the site itself"),
        ("en/x", "the site itself"),
        ("methods/index", "the site itself"),
        ("print/x", "the site itself"),
        ("files/x", "the site itself"),
        ("404", "the site itself"),
        ("methods/aux", "Windows"),
        ("Methods/X", "ending: methods/x$"),
        ("Methods/Video Calls.md", "ending: methods/video-calls$"),
        ("a" * 81, "longer than"),
        ("prepare", "exists"),
        ("methods/letters", "exists"),
    ],
)
def test_a_name_that_is_bad_or_taken_is_refused(
    order: Planner, root: Path, slug: str, told: str
) -> None:
    if told == "for folders":
        told = "with / between folders"
    before = snapshot(root)
    with pytest.raises(AuthoringError, match=told):
        order(root, "technique", slug)
    assert snapshot(root) == before


def test_no_page_takes_what_the_build_writes_at_the_root_of_the_site(site: Path) -> None:
    pages = {slug.partition("/")[0] for slug, _ in load(ROOT / "docs").documents}
    names = {path.name.split(".")[0] for path in site.iterdir() if path.is_dir()} | {"404"}
    for name in names - pages - {""}:
        with pytest.raises(AuthoringError, match="the site itself"):
            require_good(f"{name}/x")


@pytest.mark.parametrize("slug", ["2569", "2026-01-01", "methods/2569", "null", "yes", "1e9"])
def test_a_page_may_be_called_what_yaml_takes_for_something_else(
    root: Path, monkeypatch: pytest.MonkeyPatch, slug: str
) -> None:
    assert run(monkeypatch, root, "new", "about", slug) == 0
    base = load(root / "docs", root)
    assert slug in base.data.history
    assert run(monkeypatch, root, "rename", slug, "other") == 0
    assert run(monkeypatch, root, "rename", "other", slug) == 0
    base = load(root / "docs", root)
    assert slug in base.data.history
    assert base.data.redirects.pages == {"other": slug}


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("tail", [b"", b"\n", b"\n\n\n"])
def test_every_other_byte_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch, end: bytes, tail: bytes
) -> None:
    for name in ("mkdocs.yml", "docs/data/history.yml", "docs/templates/technique.th.md"):
        raw = (root / name).read_bytes().rstrip(b"\n") + tail
        (root / name).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", end))
    before = snapshot(root)
    assert run(monkeypatch, root, "new", "technique", "methods/video-calls") == 0
    after = snapshot(root)
    assert {name for name in before if before[name] != after[name]} == {
        "mkdocs.yml", "docs/data/history.yml",
    }  # fmt: skip
    config, old = after["mkdocs.yml"] or b"", before["mkdocs.yml"] or b""
    added = b"      - methods/video-calls.md" + end
    assert config.replace(added, b"", 1) == old
    history = after["docs/data/history.yml"] or b""
    assert history.startswith(before["docs/data/history.yml"] or b"x")
    assert history.endswith(end) == bool(tail)
    page = after["docs/methods/video-calls.th.md"] or b""
    assert page.startswith(b"\xef\xbb\xbf---" + end)
    assert page.count(b"\n") == page.count(end)


@pytest.mark.parametrize(
    "name", ["mkdocs.yml", "docs/data/history.yml", "docs/prepare.th.md", "docs/data/units.tsv"]
)
@pytest.mark.parametrize("command", ["new concept methods/x", "rename cases/lessons cases/learned"])
def test_nothing_begins_while_a_merge_is_unfinished(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    name: str, command: str,
) -> None:  # fmt: skip
    path = root / name
    path.write_bytes(path.read_bytes() + b"<<<<<<< HEAD\n=======\n>>>>>>> branch\n")
    before = snapshot(root)
    assert run(monkeypatch, root, *command.split()) == 2
    said = capsys.readouterr().err
    assert f"{name}:{path.read_bytes().count(bytes([10])) - 2}:1 XR007" in said
    assert "Nothing was changed" in said
    assert snapshot(root) == before


def test_what_is_said_is_said_in_thai_too(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    assert run(monkeypatch, root, "new", "technique", "prepare") == 2
    assert "มีหน้า docs/prepare.th.md อยู่แล้ว" in capsys.readouterr().err


def test_the_old_address_of_a_page_is_refused(order: Planner, root: Path) -> None:
    redirects = root / "docs/data/redirects.yml"
    redirects.write_text("pages:\n  moved: prepare\n", "utf-8")
    with pytest.raises(AuthoringError, match="old address of prepare"):
        order(root, "technique", "moved")


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do(
    order: Planner, root: Path
) -> None:
    with pytest.raises(AuthoringError, match="technique, concept"):
        order(root, "novel", "x")


@pytest.mark.parametrize(
    "title",
    ["Plain words", 'Colons: and "quotes"', "# hash", "yes", "2555", "- dash", "'a'", "ข้อ 1: ก",
     "back\\slash", "trailing ", "{a}", "a #b", "@x", "null", "1.5"],
)  # fmt: skip
def test_any_title_is_read_back_as_it_was_given(title: str) -> None:
    assert parse_yaml(f"title: {yaml_text(title)}", "x") == {"title": title}


def test_the_day_is_that_of_the_source_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    assert today() == datetime.date(2026, 11, 24)


def test_whichever_step_fails_nothing_has_changed(order: Planner, root: Path) -> None:
    changes = order(root, "case", "cases/fourth/one")
    before = snapshot(root)
    taken: list[str] = []

    for at in range(2 + 3 * len(changes)):
        taken.clear()

        def fail(step: str, at: int = at) -> None:
            if len(taken) == at:
                raise OSError(step)
            taken.append(step)

        with pytest.raises(OSError, match=r"\w"):
            apply(changes, root, fail)
        assert snapshot(root) == before
    apply(changes, root, taken.append)


def run(monkeypatch: pytest.MonkeyPatch, root: Path, *arguments: str) -> int:
    files = ("--docs", str(root / "docs"), "--config", str(root / "mkdocs.yml"))
    monkeypatch.setattr("sys.argv", ["kb.py", *arguments, *files])
    return main()


def test_the_command_says_what_it_wrote(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, root, "new", "technique", "methods/video-calls") == 0
    told = capsys.readouterr().out
    assert "wrote docs/methods/video-calls.th.md" in told
    assert "kb.py serve" in told


def test_the_command_refuses_with_a_reason_and_status_2(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(root)
    assert run(monkeypatch, root, "new", "technique", "prepare") == 2
    assert "Choose another name" in capsys.readouterr().err
    assert snapshot(root) == before


def test_what_the_checker_would_refuse_is_not_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    template = root / "docs/templates/technique.th.md"
    template.write_text(template.read_text("utf-8").replace("{ #watch }", ""), "utf-8")
    before = snapshot(root)
    assert run(monkeypatch, root, "new", "technique", "methods/video-calls") == 1
    told = capsys.readouterr().err
    assert "docs/methods/video-calls.th.md:4:1 XR023" in told
    assert "Nothing was changed" in told
    assert snapshot(root) == before


def test_data_that_cannot_be_read_is_told_with_its_place(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "docs/data/history.yml").write_text("a: [", "utf-8")
    before = snapshot(root)
    assert run(monkeypatch, root, "new", "technique", "methods/video-calls") == 2
    assert "docs/data/history.yml:" in capsys.readouterr().err
    assert snapshot(root) == before
