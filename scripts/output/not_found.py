"""The page for addresses that do not exist."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_not_found(template: Path, site: Path, root_path: str) -> None:
    """Write 404.html from a template.

    A server shows this page under any address, so that its links cannot be relative:
    ``root_path`` is the path the site is served under ("/kb/"), or "" where it is
    not known.
    """
    text = template.read_text(encoding="utf-8")
    page = Template(text).substitute(root=root_path)
    (site / "404.html").write_text(page, encoding="utf-8")
