"""All handouts of a site: alike in every run, listed, with a booklet whose contents are right."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING

import brotli
import pikepdf
import pytest

from commands import arguments, build, handouts
from handout.built import navigation
from handout.produce import Handouts, all_handouts
from output.fingerprints import is_named_by_content
from pdfs import condensed, pages_text
from sheets import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from handout.produce import Source


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_two_runs_are_byte_identical(produced: Path, small_source: Source, tmp_path: Path) -> None:
    all_handouts(small_source, tmp_path, lambda: None)
    first, second = _files(produced), _files(tmp_path)
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    for path, data in first.items():
        if path.endswith(".pdf"):
            assert b"CreationDate" not in data


@pytest.mark.parametrize("language", ["th", "en"])
def test_contents_of_the_booklet_tell_the_page_on_which_each_title_stands(
    language: str, produced: Path
) -> None:
    pages = [condensed(text) for text in pages_text(produced / f"handouts/{language}/booklet.pdf")]
    with pikepdf.open(produced / f"handouts/{language}/booklet.pdf") as pdf:
        objects: list[pikepdf.Object] = [page.obj for page in pdf.pages]
        with pdf.open_outline() as outline:
            bookmarks = [
                (condensed(item.title), objects.index(item.destination[0]) + 1)
                for item in outline.root
                if isinstance(item.destination, pikepdf.Array)
            ]
    assert bookmarks[0][1] == 2
    assert len(bookmarks) == 6
    numbers = [number for _, number in bookmarks[1:]]
    assert numbers == sorted(set(numbers))
    for title, number in bookmarks[1:]:
        assert title in pages[number - 1]
        assert pages[1].count(str(number)) >= 1
    shown = re.findall(r"(\d+)(?=\D|$)", re.sub(r"\d+[^\d\s]\d+", "", "\n".join(
        line for line in pages_text(produced / f"handouts/{language}/booklet.pdf")[1].splitlines()
    )))  # fmt: skip
    assert [str(number) for number in numbers if str(number) not in shown] == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_index_lists_every_handout_with_its_size_and_pages(language: str, produced: Path) -> None:
    prefix = "" if language == "th" else "en/"
    html = (produced / f"{prefix}handouts/index.html").read_text(encoding="utf-8")
    up = "" if language == "th" else "../../handouts/"
    rows = re.findall(r'<a href="([^"]+)" type="application/pdf">.*?</a></td><td>(.*?)</td>', html)
    files = {path for path in _files(produced) if path.startswith(f"handouts/{language}/")}
    assert {f"handouts/{href.removeprefix(up)}" for href, _ in rows} == files
    for href, facts in rows:
        pdf = produced / "handouts" / href.removeprefix(up)
        with pikepdf.open(pdf) as opened:
            count = len(opened.pages)
        size = pdf.stat().st_size
        shown = f"{size / 1000:,.0f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"
        word = "หน้า" if language == "th" else "page" if count == 1 else "pages"
        assert unescape(facts) == f"PDF · {count} {word} · {shown}"


def test_pages_link_to_their_pdfs_only_where_these_are_made(
    addressed_site: Path, site: Path, small_source: Source
) -> None:
    for _, slug in navigation(small_source.config):
        for path in (f"{slug}.html", f"en/{slug}.html"):
            assert ".pdf" not in (site / path).read_text(encoding="utf-8")
            html = (addressed_site / path).read_text(encoding="utf-8")
            links = re.findall(r'href="([^"]+\.pdf)"', html)
            language = "en" if path.startswith("en/") else "th"
            expected = f"handouts/{language}/{slug.replace('/', '-')}.pdf"
            assert [((addressed_site / path).parent / link).resolve() for link in links] == [
                addressed_site.resolve() / expected
            ]


def test_one_page_can_be_printed_alone(source: Source, capsys: pytest.CaptureFixture[str]) -> None:
    options = arguments.parse(["handouts", "--site-dir", str(source.site), "--only", "choose",
                               "--lang", "en"])  # fmt: skip
    assert handouts.run(options) == 0
    assert (source.site / "handouts/en/choose.pdf").is_file()
    assert "1 handouts, 2 pages" in capsys.readouterr().out
    options.only = "no/such-page"
    assert handouts.run(options) == 2
    assert "no/such-page" in capsys.readouterr().err


def test_a_finished_site_is_as_finished_after_its_handouts_are_printed(
    produced: Path, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = shutil.copytree(source.site, tmp_path / "site")

    def reprint(source: Source, target: Path) -> Handouts:
        shutil.copytree(produced, target, dirs_exist_ok=True)
        return Handouts({})

    monkeypatch.setattr(handouts, "print_with_progress", reprint)
    assert handouts.run(arguments.parse(["handouts", "--site-dir", str(site)])) == 0
    for path in ("handouts/index.html", "en/handouts/index.html"):
        page = site / path
        html = page.read_text(encoding="utf-8")
        assert html.count('http-equiv="Content-Security-Policy"') == 1
        references = re.findall(r'(?:href|src)="([^"#]+)"', html)
        assert [r for r in references if not (page.parent / r).is_file()] == []
        assets = [r for r in references if "assets/" in r]
        assert len(assets) >= 4
        assert [r for r in assets if not is_named_by_content(r)] == []
        assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == html.encode()
        assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == html.encode()


def test_without_a_site_or_a_chromium_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = arguments.parse(["handouts", "--site-dir", str(tmp_path / "none")])
    assert handouts.run(options) == 2
    assert "kb.py build" in capsys.readouterr().err
    monkeypatch.setattr(handouts, "find", lambda tool: None)
    assert handouts.run(options) == 2
    assert "no Chromium was found" in capsys.readouterr().err


def test_without_a_chromium_the_site_is_built_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "find", lambda tool: None)
    options = arguments.parse(["build", "--handouts", "--site-dir", str(tmp_path / "site")])
    assert build.run(options) == 0
    assert "no Chromium was found" in capsys.readouterr().err
    assert ".pdf" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address", ["intranet/kb", "ftp://intranet/", "https:///kb", "https://a/?b"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/kb.py"), "build", "--site-url", address],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "is not like https://intranet.example/kb/" in done.stderr
