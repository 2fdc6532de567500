"""The built site: what a reader's browser and a checker find in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from output.not_found import write_not_found

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.knowledge import KnowledgeBase

LANGUAGES = {"th": "", "en": "en/"}


def read(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def anchors(html: str) -> list[str]:
    return re.findall(r'<a[^>]*\shref="([^"]*)"', html)


def test_both_languages_have_every_page(site: Path, knowledge: KnowledgeBase) -> None:
    slugs = {slug for slug, _ in knowledge.documents}
    assert len(slugs) >= 28
    for prefix in LANGUAGES.values():
        missing = [slug for slug in slugs if not (site / f"{prefix}{slug}.html").is_file()]
        assert missing == []


def test_every_unit_is_on_the_transcript_and_cited_from_its_home(
    site: Path, knowledge: KnowledgeBase, record_property: Callable[[str, object], None]
) -> None:
    carried = {}
    for language, prefix in LANGUAGES.items():
        transcript = read(site, f"{prefix}about/report.html")
        count = 0
        for unit in knowledge.data.units.values():
            home = read(site, f"{prefix}{unit.home}.html")
            cited = re.search(rf'<a[^>]* data-unit="{re.escape(unit.id)}"', home)
            count += f'id="{unit.anchor}"' in transcript and cited is not None
        carried[language] = f"{count}/{len(knowledge.data.units)} {language}"
    line = ", ".join(carried.values())
    record_property("summary", f"units carried: {line}")
    assert line == "223/223 th, 223/223 en"


def test_every_link_within_the_site_leads_to_a_page_and_a_place_that_exist(site: Path) -> None:
    import posixpath
    from urllib.parse import unquote, urlsplit

    pages = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
        if path.name != "404.html"
    }
    ids = {name: set(re.findall(r'\sid="([^"]+)"', html)) for name, html in pages.items()}
    broken = []
    for name, html in pages.items():
        for href in anchors(html):
            parts = urlsplit(href)
            if parts.scheme or not (parts.path or parts.fragment):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path))
            target = name if not parts.path else target
            fragment = unquote(parts.fragment)
            exists = target in pages or (site / target).is_file()
            if not exists or (fragment and fragment not in ids.get(target, set())):
                broken.append((name, href))
    assert broken == []


def test_no_address_is_absolute_so_that_any_path_can_serve_the_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        html = path.read_text(encoding="utf-8")
        addresses = re.findall(r'<[a-z][^<>]*\s(?:href|src)="([^"]*)"', html)
        assert [a for a in addresses if a.startswith(("/", "http:", "https:", "//"))] == []


def test_pages_name_their_language_and_their_counterpart(
    site: Path, knowledge: KnowledgeBase
) -> None:
    import posixpath

    for slug, language in knowledge.documents:
        own = f"{LANGUAGES[language]}{slug}.html"
        html = read(site, own)
        assert re.search(rf'<html [^>]*lang="{language}"', html)
        for other, prefix in LANGUAGES.items():
            relative = posixpath.relpath(f"{prefix}{slug}.html", posixpath.dirname(own) or ".")
            assert re.search(rf'rel="alternate " href="(\./)?{relative}" hreflang="{other}"', html)


def test_the_interface_is_in_the_language_of_the_page(site: Path) -> None:
    config = re.search(r'id="__config"[^>]*>(.*?)</script>', read(site, "index.html"))
    assert config is not None
    strings = json.loads(config[1])["translations"]
    assert [text for text in strings.values() if not re.search(r"[\u0e00-\u0e7f]", text)] == []
    # Words that browsers would break stand in an element of their own.
    assert "ข้ามไปที่เนื้อหา" in re.sub("</?kb-w>", "", read(site, "prepare.html"))
    assert "Skip to content" in read(site, "en/prepare.html")
    assert "ใช้สีเข้ม" in read(site, "prepare.html")
    assert "Use dark colours" in read(site, "en/prepare.html")


def test_every_string_of_the_theme_is_in_thai() -> None:
    from pathlib import Path

    import material

    def keys(path: Path) -> dict[str, str]:
        return dict(
            re.findall(r'^ *"([a-z._]+)": "(.*?)",?$', path.read_text("utf-8"), re.MULTILINE)
        )

    theme = Path(material.__file__).parent / "templates/partials/languages"
    ours = Path(__file__).resolve().parents[2] / "overrides/partials/languages/th.html"
    english, thai = keys(theme / "en.html"), keys(ours)
    assert set(english) <= set(thai)
    plain = {"language", "direction", "search.config.lang", "search.config.pipeline",
             "search.config.separator"}  # fmt: skip
    untranslated = [k for k, v in thai.items() if k not in plain and not re.search("[ก-๙]", v)]
    assert untranslated == []


def test_nothing_of_the_data_or_the_templates_is_published(site: Path) -> None:
    published = {path.relative_to(site).parts[0] for path in site.rglob("*") if path.is_file()}
    assert published & {"data", "templates"} == set()
    assert list(site.rglob("*.md")) == []


def test_the_page_for_missing_addresses_is_bilingual_and_self_contained(
    site: Path, tmp_path: Path
) -> None:
    html = read(site, "404.html")
    assert "ไม่พบหน้านี้" in html
    assert '<section lang="en">' in html
    assert re.findall(r"<(?:link|img)\b|<script[^>]*\ssrc", html) == []
    template = tmp_path / "t.html"
    template.write_text('<a href="${root}index.html">', encoding="utf-8")
    write_not_found(template, tmp_path, "/kb/")
    assert read(tmp_path, "404.html") == '<a href="/kb/index.html">'


def test_no_escape_of_markdown_is_left_for_readers(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        shown = re.sub(r"<(script|code|head)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
        assert "\\" not in shown, page.relative_to(site)
