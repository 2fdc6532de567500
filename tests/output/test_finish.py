"""The finished site: named assets, compressed text, a notice, and nothing that nobody needs."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import brotli
import pytest

from output.fingerprints import is_named_by_content, name_by_content
from output.policy import inline_hashes, with_policy
from servers.facts import moved_pages

ROOT = Path(__file__).resolve().parents[2]


def test_every_asset_that_pages_load_carries_its_content_in_its_name(site: Path) -> None:
    loaded = set()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        for tag in re.findall(r"<(?:script|link|img)\b[^>]*>", html):
            found = re.search(r'\s(?:src|href)="([^"#?]+)"', tag)
            if found and not re.search(r'rel="(?:alternate ?|prev|next|canonical)"', tag):
                loaded.add((page.parent / found[1]).resolve())
    assert len(loaded) > 8
    for path in loaded:
        assert path.is_file()
        assert is_named_by_content(path.name), path
        name = re.search(r"\.([0-9a-f]{8})\.(css|js|woff2|svg)$", path.name)
        if name and ".min." not in path.name:
            assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(name[1])


def test_references_follow_the_names_and_the_same_content_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "assets/fonts").mkdir(parents=True)
    (tmp_path / "en").mkdir()
    (tmp_path / "assets/fonts/a.woff2").write_bytes(b"font")
    (tmp_path / "assets/site.css").write_text('x{src:url("fonts/a.woff2")}y{b:url(data:x)}')
    (tmp_path / "assets/used.js").write_text('load("by-script.js")')
    (tmp_path / "assets/by-script.js").write_text("1")
    (tmp_path / "assets/alone.png").write_bytes(b"not referred to")
    (tmp_path / "en/page.html").write_text(
        '<link href="../assets/site.css"><script src="../assets/used.js?x"></script>'
        '<script type="application/json">{"a": "../assets/by-script.js"}</script> assets/site.css'
    )
    renamed = name_by_content(tmp_path)
    assert set(renamed) == {"assets/fonts/a.woff2", "assets/site.css", "assets/used.js"}
    page = (tmp_path / "en/page.html").read_text()
    assert f'href="../{renamed["assets/site.css"]}"' in page
    assert f'src="../{renamed["assets/used.js"]}?x"' in page
    assert page.endswith(" assets/site.css")
    style = (tmp_path / renamed["assets/site.css"]).read_text()
    assert Path(renamed["assets/fonts/a.woff2"]).name in style
    assert name_by_content(tmp_path) == {}


def test_every_text_lies_compressed_beside_itself(site: Path) -> None:
    texts = [p for p in site.rglob("*") if p.suffix in (".html", ".css", ".js", ".svg", ".txt")]
    assert len(texts) > 60
    for path in texts:
        content = path.read_bytes()
        assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == content
        assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == content


def test_the_notice_names_every_package_and_every_part_with_its_licence(site: Path) -> None:
    notice = (site / "licences.txt").read_text("utf-8")
    for part in ("SIL OPEN FONT LICENSE", "Copyright (c) 2016", "Pictogrammers", "GitHub Inc."):
        assert part in notice
    assert "not named" not in notice
    assert "UNKNOWN" not in notice
    lines = re.findall(r"^([a-z0-9-]+) ([0-9.]+): (.+)$", notice, re.MULTILINE)
    assert {"mkdocs", "mkdocs-material", "pythainlp", "brotli"} <= {name for name, _, _ in lines}
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.M))
    assert len({name for name, _, _ in lines}) >= len(locked) - 5  # those of other systems
    for page in ("index.html", "en/cases/lessons.html"):
        assert 'licences.txt"' in (site / page).read_text("utf-8")


def test_nothing_is_published_that_no_reader_needs(site: Path) -> None:
    assert list(site.rglob("*.map")) == []
    assert list(site.rglob("sitemap*")) == []  # there is no address to make it with
    for path in (*site.glob("assets/**/*.js"), *site.glob("assets/**/*.css")):
        assert b"sourceMappingURL" not in path.read_bytes()


def test_only_scripts_that_run_are_allowed_by_their_hash() -> None:
    html = (
        "<script>run()</script><script src='a.js'></script>"
        "<script type='application/json'>{}</script><SCRIPT type=module>m()</SCRIPT>"
        "<style>a{}</style>"
    )
    found = inline_hashes(html)
    assert len(found["script"]) == 2
    # echo -n 'run()' | openssl dgst -sha256 -binary | base64
    assert "'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='" in found["script"]
    assert len(found["style"]) == 1


def test_the_policy_stands_before_all_that_a_head_loads() -> None:
    page = with_policy("<head><script>a</script><meta charset=utf-8></head>", "default-src 'none'")
    assert page.startswith('<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"')
    assert page.count("charset") == 1
    with pytest.raises(ValueError, match="charset"):
        with_policy("<head></head>", "default-src 'none'")


def test_moved_pages_are_those_that_only_send_on(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    pages = {
        "a/old.html": '<meta http-equiv="refresh" content="0; url=../new.html#part">',
        "away.html": '<meta http-equiv="refresh" content="0; url=https://other.example/">',
        "new.html": "<p>http-equiv",
    }
    for name, html in pages.items():
        (tmp_path / name).write_text(html)
    assert moved_pages(tmp_path) == {"a/old.html": "new.html#part"}
