"""Making the site: MkDocs first, then what works on the finished folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from content.knowledge import load
from letters.files import write_files
from output.generator import generate
from output.not_found import write_not_found
from output.redirects import write_redirects

if TYPE_CHECKING:
    from pathlib import Path

    from content.findings import Finding


def build_site(config: Path, docs: Path, site: Path) -> tuple[Finding, ...]:
    """Build the whole site into an existing folder; return what went wrong."""
    generated = generate(config, docs, site)
    if not generated.findings:
        template = config.parent / "overrides" / "not-found.html"
        write_not_found(template, site, urlsplit(generated.site_url).path)
        write_redirects(docs, site)
        if not generated.site_url:
            # Without an address MkDocs fills the sitemap with "None".
            for name in ("sitemap.xml", "sitemap.xml.gz"):
                (site / name).unlink(missing_ok=True)
        write_files(load(docs).data, site)
    return generated.findings
