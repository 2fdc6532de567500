"""Making the site: MkDocs first, then what works on the finished folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from output.finish import finish
from output.generator import generate
from output.not_found import write_not_found

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
        finish(site, LOCK, has_address=bool(generated.site_url))
    return generated.findings
