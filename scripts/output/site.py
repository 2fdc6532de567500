"""Making the site: MkDocs first, then what works on the finished folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from content.knowledge import load_data
from output.generator import generate
from output.not_found import write_not_found
from search.publish import publish_search

if TYPE_CHECKING:
    from pathlib import Path

    from content.findings import Finding


def build_site(config: Path, docs: Path, site: Path) -> tuple[Finding, ...]:
    """Build the whole site into an existing folder; return what went wrong."""
    generated = generate(config, docs, site)
    if not generated.findings:
        template = config.parent / "overrides" / "not-found.html"
        write_not_found(template, site, urlsplit(generated.site_url).path)
        publish_search(site, docs, load_data(docs))
    return generated.findings
