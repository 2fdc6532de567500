"""The built site that benchmarks measure: one that is there, or one built for the purpose."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import ROOT
from content.findings import ContentError, Words
from output.folder import MARKER, FolderError
from output.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_BUILT = Words(
    "{site} ไม่ใช่เว็บไซต์ที่สร้างด้วย build โปรดพิมพ์: python3 scripts/kb.py build --site-dir {site}",
    "{site} is no site made by build. Run: python3 scripts/kb.py build --site-dir {site}",
)


@contextmanager
def built_site(site: Path | None, site_url: str | None = None) -> Iterator[Path]:
    """Give the folder of a built site, or of one built for ``site_url`` that goes afterwards.

    Raises FolderError where the folder holds no site of ours, and ContentError where
    pages are wrong.
    """
    if site is not None:
        if not (site / MARKER).is_file():
            raise FolderError(NOT_BUILT.fill(site=site))
        yield site
        return
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        fresh = Path(folder) / "site"
        fresh.mkdir()
        print("Building the site …", flush=True)
        findings = build_site(ROOT / "mkdocs.yml", ROOT / "docs", fresh, site_url)
        if findings:
            raise ContentError(list(findings))
        yield fresh
