"""Another name for a page: its files, every link to it, the data, and the old address."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from authoring.changes import Change
from authoring.errors import AuthoringError
from authoring.links import relinked
from authoring.navigation import with_renamed_page
from authoring.redirects import FILE as REDIRECTS
from authoring.redirects import page_redirects, with_anchor, with_redirect
from authoring.slugs import require_free, require_good
from authoring.yamltext import with_key, yaml_text
from content.addresses import PUBLISHED_COLUMNS, make_published
from content.files import parse_table
from content.knowledge import make_document
from content.pages import LANGUAGES
from content.textfiles import read_text_file
from content.view import GLOSSARY, REPORT, TECHNIQUES
from render.downloads import FORMS
from render.used_in import technique_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Pages that the program itself links to.
FIXED = frozenset({"index", FORMS, GLOSSARY, REPORT, TECHNIQUES})
# The columns of tables that name pages. The lock of published addresses is no such
# table: what was given out stays given out.
COLUMNS = {"units.tsv": "home", "freshness.tsv": "page"}


def rename_page(old: str, new: str, root: Path) -> tuple[Change, ...]:
    """Return the changes that give a page another slug.

    Raises AuthoringError where there is no such page, where its name is part of the
    program, where the new name is not good or free, or where a link could not be changed.
    """
    docs = root / "docs"
    names = [f"{old}.{lang}.md" for lang in LANGUAGES if (docs / f"{old}.{lang}.md").is_file()]
    if not names:
        raise AuthoringError(
            f"ไม่มีหน้า “{old}” เขียนชื่ออย่าง methods/letters ดูชื่อทุกหน้าด้วย python3 scripts/kb.py status",
            f"There is no page “{old}”. Give its name as in: methods/letters. "
            "To list all: python3 scripts/kb.py status",
        )
    if old in FIXED:
        raise AuthoringError(
            f"“{old}” เปลี่ยนชื่อไม่ได้ เพราะโปรแกรมลิงก์ไปหน้านี้ (FIXED ใน authoring/rename.py)",
            f"“{old}” keeps its name: the program links to it (FIXED in authoring/rename.py).",
        )
    require_good(new)
    redirects = page_redirects(root)
    back = {new} if redirects.get(new) == old else set()
    require_free(new, docs, {k: v for k, v in redirects.items() if k not in back})
    return (*_texts(old, new, docs), *_data(old, new, root))


def _texts(old: str, new: str, docs: Path) -> Iterator[Change]:
    """Yield the pages and templates that change, the renamed ones under their new names."""
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        origin, _, language = name.removesuffix(".md").rpartition(".")
        here = new if origin == old else origin
        file = read_text_file(path, f"docs/{name}")
        text = file.text
        changed = relinked(text, origin, here, lambda slug: new if slug == old else slug)
        if here != origin:
            yield Change(f"docs/{name}", None)
        if here != origin or changed != text:
            _require_same_links(name, text, changed, (origin, here), (old, new))
            yield Change(f"docs/{here}.{language}.md", file.having(changed))


def _require_same_links(
    name: str, before: str, after: str, pages: tuple[str, str], renamed: tuple[str, str]
) -> None:
    """Raise AuthoringError unless every link leads where it led, but to the new name."""
    led = [
        re.sub(rf"^{re.escape(renamed[0])}(?=\.(?:md|html)$)", renamed[1], target)
        for target, _ in _targets(name, before, pages[0])
    ]
    for was, (now, line) in zip(led, _targets(name, after, pages[1]), strict=True):
        if was != now:
            raise AuthoringError(
                f"docs/{name}:{line}: แก้ลิงก์นี้เองไม่ได้ "
                "เขียนเป็น [ข้อความ](page.md#section) แล้วใช้คำสั่งนี้อีกครั้ง",
                f"docs/{name}:{line}: this link cannot be changed by the command. "
                "Write it as [text](page.md#section), then run the command again.",
            )


def _targets(name: str, text: str, slug: str) -> list[tuple[str, int]]:
    """Return where the links of a page's text lead, without their anchors, and their lines."""
    language = name.removesuffix(".md").rpartition(".")[2]
    document = make_document(f"{slug}.{language}.md", text, f"docs/{name}")
    folder = posixpath.dirname(slug)
    return [
        (posixpath.normpath(posixpath.join(folder, path)) if path else "", link.line)
        for link in document.links
        for path in [unquote(link.href.partition("#")[0])]
    ]


def _data(old: str, new: str, root: Path) -> Iterator[Change]:
    """Yield the data files and the navigation as they are to become."""
    config = read_text_file(root / "mkdocs.yml", "mkdocs.yml")
    yield Change("mkdocs.yml", config.having(with_renamed_page(config.text, old, new)))
    for path in sorted((root / "docs/data").glob("*.*")):
        shown = f"docs/data/{path.name}"
        file = read_text_file(path, shown)
        text = file.text
        if path.name in COLUMNS:
            changed = _with_renamed_cells(text, COLUMNS[path.name], old, new)
        elif shown == REDIRECTS:
            changed = with_redirect(text, old, new)
            anchor = technique_anchor(old)
            if anchor in _published_anchors(TECHNIQUES, root):
                changed = with_anchor(changed, TECHNIQUES, anchor, technique_anchor(new))
        elif path.suffix == ".yml":
            changed = relinked(text, "data", "data", lambda slug: new if slug == old else slug)
            changed = _with_renamed_values(changed, old, new)
            if path.name == "history.yml":
                changed = with_key(changed, (old,), new)
        else:
            continue
        if changed != text:
            yield Change(shown, file.having(changed))


def _published_anchors(slug: str, root: Path) -> set[str]:
    """Return the anchors of a page, by its slug, that readers may have linked to."""
    path = root / "docs/data/published.tsv"
    if not path.is_file():
        return set()
    shown = "docs/data/published.tsv"
    rows, _ = parse_table(read_text_file(path, shown).text, shown, PUBLISHED_COLUMNS)
    pages, _ = make_published(rows, shown)
    return {a for page in pages if page.slug == slug for a in page.anchors}


def _with_renamed_values(text: str, old: str, new: str) -> str:
    """Return YAML text with a page renamed wherever it stands under "page"."""

    def renamed(match: re.Match[str]) -> str:
        quote = match["quote"]
        return match["before"] + (f"{quote}{new}{quote}" if quote else yaml_text(new))

    return re.sub(
        rf"""(?P<before>\bpage:[ ]+)(?P<quote>["']?){re.escape(old)}(?P=quote)"""
        r"(?=[ ]*(?:[,}#]|$))",
        renamed, text, flags=re.MULTILINE,
    )  # fmt: skip


def _with_renamed_cells(text: str, column: str, old: str, new: str) -> str:
    """Return a table's text with a page renamed in one column."""
    lines = [line.split("\t") for line in text.split("\n")]
    index = lines[0].index(column)
    for cells in lines[1:]:
        if len(cells) > index and cells[index].strip() == old:
            cells[index] = cells[index].replace(old, new)
    return "\n".join("\t".join(cells) for cells in lines)
