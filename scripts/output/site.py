"""Making the site: MkDocs first, then what works on the finished folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from content.knowledge import load
from letters.files import write_files
from output.finish import finish
from output.generator import generate
from output.not_found import write_not_found
from output.redirects import write_redirects

if TYPE_CHECKING:
    from content.findings import Finding

# The packages that this code, and with it the site, is made with.
LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"


def build_site(config: Path, docs: Path, site: Path) -> tuple[Finding, ...]:
    """Build the whole site into an existing folder; return what went wrong."""
    generated = generate(config, docs, site)
    if not generated.findings:
        template = config.parent / "overrides" / "not-found.html"
        write_not_found(template, site, urlsplit(generated.site_url).path)
        write_redirects(docs, site)
        write_files(load(docs).data, site)
        finish(site, LOCK, has_address=bool(generated.site_url))
    return generated.findings
