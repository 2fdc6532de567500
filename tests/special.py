"""Kills and harmless twins of the rules that a family of edits to one text cannot reach."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from check import engine
from check.model import make_model, read_model
from check.site.pages import read_page
from content.addresses import Redirects
from output.generator import generate

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.mutation import Ground
    from content.findings import Finding

    Case = Callable[[Ground, Path], list[Finding]]

LETTERS = "methods/letters.th.md"


def _on_disk(folder: Path, change: Callable[[Path], None]) -> list[Finding]:
    change(folder / "docs")
    return engine.check_source(read_model(folder / "docs", folder / "mkdocs.yml"))


def _bytes(change: Callable[[bytes], bytes]) -> Case:
    def case(_ground: Ground, folder: Path) -> list[Finding]:
        def edit(docs: Path) -> None:
            path = docs / LETTERS
            path.write_bytes(change(path.read_bytes()))

        return _on_disk(folder, edit)

    return case


def _new_file(name: str, text: str) -> Case:
    def write(docs: Path) -> None:
        (docs / name).write_text(text, encoding="utf-8")

    return lambda _ground, folder: _on_disk(folder, write)


def _symlink(target: str) -> Case:
    def edit(docs: Path) -> None:
        (docs / "data" / f"{Path(target).stem}-copy.tsv").symlink_to(target)

    return lambda _g, folder: _on_disk(folder, edit)


def _redirected(old: str, href: str) -> Case:
    def case(ground: Ground, _folder: Path) -> list[Finding]:
        tree = ground.model.tree
        for name in (LETTERS, "methods/letters.en.md"):
            tree = tree.having(name, tree.texts[name].replace("(../choose.md)", f"({href})"))
        text = tree.texts["data/redirects.yml"]
        text = text.replace("pages: {}", f"pages:\n  {old}: choose")
        changed = make_model(tree.having("data/redirects.yml", text), ground.model.config,
                             ground.model.today)  # fmt: skip
        return engine.check_source(changed)

    return case


def _image(name: str, href: str) -> Case:
    def case(ground: Ground, _folder: Path) -> list[Finding]:
        tree = replace(ground.model.tree, assets=frozenset({name}))
        for page in (LETTERS, "methods/letters.en.md"):
            tree = tree.having(page, tree.texts[page] + f"\n![x](../{href})\n")
        model = make_model(tree, ground.model.config, ground.model.today)
        return [f for f in engine.check_source(model) if not f.code.startswith("XR5")]

    return case


def _listed(address: str, *, in_sitemap: bool) -> Case:
    def case(ground: Ground, _folder: Path) -> list[Finding]:
        assert ground.site is not None
        sitemap, search = ((address,), ()) if in_sitemap else ((), (address,))
        site = replace(ground.site, sitemap=sitemap, search=search)
        return engine.check_site(ground.model, site)

    return case


def _redirect_page(refresh: str) -> Case:
    def case(ground: Ground, _folder: Path) -> list[Finding]:
        assert ground.site is not None
        html = f'<html><meta http-equiv="refresh" content="0; url={refresh}"></html>'.encode()
        urls = ("old.html", "en/old.html")
        files = ground.site.files | set(urls)
        site = replace(
            ground.site, files=files,
            pages={**ground.site.pages, **{url: read_page(url, html, files) for url in urls}},
        )  # fmt: skip
        data = replace(ground.model.base.data, redirects=Redirects({"old": "choose"}, {}))
        model = replace(ground.model, base=replace(ground.model.base, data=data))
        return engine.check_site(model, site)

    return case


def _generated(old: str, new: str) -> Case:
    def case(_ground: Ground, folder: Path) -> list[Finding]:
        page = folder / "docs" / "choose.en.md"
        page.write_text(page.read_text("utf-8").replace(old, new), encoding="utf-8")
        return list(generate(folder / "mkdocs.yml", folder / "docs", folder / "site").findings)

    return case


def _islet(link: str) -> Case:
    """Return a case of a page that only a link can lead to, in a site without navigation."""

    def case(ground: Ground, _folder: Path) -> list[Finding]:
        tree = ground.model.tree
        for language in ("th", "en"):
            tree = tree.having(f"islet.{language}.md", f"{PAGE}\nText.\n")
            home = f"index.{language}.md"
            tree = tree.having(home, f"{tree.texts[home]}\n{link}\n")
        config = replace(ground.model.config, nav=None)
        found = engine.check_source(make_model(tree, config, ground.model.today))
        return [finding for finding in found if finding.code.startswith("XR30")]

    return case


MERGE = b"<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch\n"
PAGE = "---\ntitle: Words of a page\ndescription: Words about it.\n---\n"
# By code: what must cause it, and what must not cause anything.
SPECIAL: dict[str, tuple[Case, Case]] = {
    "XR002": (_bytes(lambda raw: raw.replace("หนังสือ".encode(), "หนังสือ".encode("tis-620"))),
              _bytes(lambda raw: b"\xef\xbb\xbf" + raw)),
    "XR003": (_bytes(lambda raw: raw + b"\n\0"), _bytes(lambda raw: raw + b"\n\n")),
    "XR004": (_bytes(lambda raw: raw + b"<!-- " + b"x" * 5_000_000 + b" -->\n"),
              _bytes(lambda raw: raw + b"<!-- " + b"x" * 50_000 + b" -->\n")),
    "XR005": (_new_file("หน้า ใหม่.th.md", PAGE), _new_file("templates/หน้า ใหม่.th.md", PAGE)),
    "XR006": (_symlink("/etc/hostname"), _symlink("notes.tsv")),
    "XR007": (_bytes(lambda raw: raw + MERGE),
              _bytes(lambda raw: raw + b"\n```\n" + MERGE + b"```\n")),
    "XR090": (_generated("methods/letters.md)", "methods/lettres.md)"),
              _generated("methods/letters.md)", "./methods/letters.md)")),
    "XR104": (_redirected("old", "../old.md"), _redirected("old", "../choose.md")),
    "XR122": (_listed("Nonechoose.html", in_sitemap=True),
              _listed("en/choose.html", in_sitemap=True)),
    "XR123": (_listed("choose.html#absent", in_sitemap=False),
              _listed("choose.html#table", in_sitemap=False)),
    "XR125": (_redirect_page("absent.html"), _redirect_page("choose.html")),
    "XR305": (_islet("[y](about/checks.md)"),
              _islet("[y](about/checks.md) [x](islet.md)")),
    "XR131": (_image("น\u0e4d\u0e32.svg", "น\u0e33.svg"),
              _image("น\u0e33.svg", "น\u0e33.svg")),
    "XR902": (_image("Plan.SVG", "plan.svg"), _image("plan.svg", "plan.svg")),
}  # fmt: skip
