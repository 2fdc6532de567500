"""kb.py build: from content to a folder, or a plain word about what is in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands.build import Order, build

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of what a site is made from."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def run(copy: Path, target: Path) -> int:
    return build(target, Order(copy / "docs", copy / "mkdocs.yml"))


def test_a_planted_unknown_citation_fails_with_its_place_and_leaves_the_site(
    copy: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = copy / "site"
    assert run(copy, target) == 0
    before = (target / "prepare.html").read_bytes()
    page = copy / "docs/prepare.th.md"
    lines = page.read_text(encoding="utf-8").split("\n")
    number = next(i for i, line in enumerate(lines) if "[§2.1.1]" in line)
    column = lines[number].index("§2.1.1]") + 1
    lines[number] = lines[number].replace("[§2.1.1]", "[§2.1.11]")
    page.write_text("\n".join(lines), encoding="utf-8")
    capfd.readouterr()
    assert run(copy, target) == 1
    told = "".join(capfd.readouterr())
    assert f"docs/prepare.th.md:{number + 1}:{column}" in told
    assert "2.1.1" in told.split("2.1.11", 1)[1]
    assert (target / "prepare.html").read_bytes() == before


def test_a_page_without_its_counterpart_stops_the_build(
    copy: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (copy / "docs/choose.en.md").unlink()
    assert run(copy, copy / "site") == 1
    assert "docs/choose.th.md:1:1" in "".join(capfd.readouterr())
    assert not (copy / "site").exists()


def test_what_mkdocs_warns_of_stops_the_build(
    copy: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - index.md\n", "  - index.md\n  - no-page.md\n"), "utf-8")
    assert run(copy, copy / "site") == 1
    assert "no-page.md" in "".join(capfd.readouterr())
    assert not (copy / "site").exists()


def test_a_foreign_folder_is_refused_with_status_2(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.doc").write_text("precious", encoding="utf-8")
    assert build(tmp_path, Order()) == 2
    assert "left alone" in capfd.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.doc"]


def test_an_image_without_a_language_serves_both(copy: Path) -> None:
    (copy / "docs/images/seal.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', encoding="utf-8"
    )
    for language in ("th", "en"):
        page = copy / f"docs/prepare.{language}.md"
        text = page.read_text(encoding="utf-8")
        picture = "\n![ตรา](images/seal.svg)\n\n## "
        page.write_text(text.replace("\n## ", picture, 1), encoding="utf-8")
    draft = Order(copy / "docs", copy / "mkdocs.yml", is_draft=True)
    assert build(copy / "site", draft) == 0
    for folder in ("", "en/"):
        html = (copy / f"site/{folder}prepare.html").read_text(encoding="utf-8")
        src = html.split('alt="ตรา" src="')[1].split('"')[0]
        assert (copy / "site" / folder / src).is_file()
