"""Names of pages: which are good, and which are free."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.errors import AuthoringError
from content.pages import LANGUAGES, NOT_PAGES
from content.paths import HANDOUTS_INDEX, PRINT_PAGES
from letters.files import FOLDER as FILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GOOD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
# What the site itself has at its root: folders of docs/ that hold no pages, and those that
# the build and the printing of handouts write.
TAKEN = {
    *NOT_PAGES, *LANGUAGES, "assets", "images", "search", "404", FILES,
    *(path.partition("/")[0] for path in (*PRINT_PAGES.values(), HANDOUTS_INDEX)),
}  # fmt: skip
# No file on Windows can have these names, whatever its ending.
DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
LONGEST = 80


def require_good(slug: str) -> None:
    """Raise AuthoringError unless a slug may name a page."""
    if not GOOD.fullmatch(slug):
        words = (
            re.sub(r"[^a-z0-9]+", "-", part).strip("-")
            for part in slug.lower().removesuffix(".md").split("/")
        )
        example = "/".join(word for word in words if word) or "methods/video-calls"
        raise AuthoringError(
            f"“{slug}” ใช้เป็นชื่อหน้าไม่ได้ ใช้ a–z ตัวเล็ก ตัวเลข และขีด คั่นโฟลเดอร์ด้วย / "
            f"ไม่ต้องมีภาษาหรือนามสกุล เช่น {example}",
            f"“{slug}” is not the name of a page. Use small letters a–z, digits and hyphens, "
            f"with / between folders, without a language or an ending: {example}",
        )
    parts = slug.split("/")
    if parts[0] in TAKEN or "index" in parts:
        raise AuthoringError(
            f"“{slug}” ใช้เป็นชื่อหน้าไม่ได้ เพราะเว็บไซต์ใช้ชื่อนี้อยู่ เลือกชื่ออื่น",
            f"“{slug}” cannot be a page: the site itself uses that name. Choose another.",
        )
    if any(DEVICES.fullmatch(part) for part in parts):
        raise AuthoringError(
            f"“{slug}” ใช้เป็นชื่อหน้าไม่ได้ เพราะ Windows ไม่ยอมให้ไฟล์มีชื่อนี้ เลือกชื่ออื่น",
            f"“{slug}” cannot be a page: Windows allows no file of that name. Choose another.",
        )
    if len(slug) > LONGEST:
        raise AuthoringError(
            f"ชื่อยาวเกิน {LONGEST} อักขระ เลือกชื่อที่สั้นกว่านี้",
            f"The name is longer than {LONGEST} characters. Choose a shorter one.",
        )


def require_free(slug: str, docs: Path, redirects: Mapping[str, str]) -> None:
    """Raise AuthoringError where a page has the name, or once had it."""
    for language in LANGUAGES:
        if (docs / f"{slug}.{language}.md").exists():
            raise AuthoringError(
                f"มีหน้า docs/{slug}.{language}.md อยู่แล้ว เลือกชื่ออื่น",
                f"The page docs/{slug}.{language}.md exists. Choose another name.",
            )
    if slug in redirects:
        raise AuthoringError(
            f"“{slug}” เป็นที่อยู่เดิมของ {redirects[slug]} ผู้อ่านที่เก็บที่อยู่นี้ไว้จะถูกพาไปที่นั่น เลือกชื่ออื่น",
            f"“{slug}” is the old address of {redirects[slug]}, and readers who kept it are "
            "led there. Choose another name.",
        )
