"""Making the site: MkDocs first, then what works on the finished folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from content.knowledge import load_data
from handout.print_pages import write_print_pages
from output.generator import generate
from output.not_found import write_not_found

if TYPE_CHECKING:
    from pathlib import Path

    from content.findings import Finding


def build_site(
    config: Path,
    docs: Path,
    site: Path,
    site_url: str | None = None,
    *,
    has_handouts: bool = False,
) -> tuple[Finding, ...]:
    """Build the whole site into an existing folder; return what went wrong.

    ``site_url`` is the address that readers use, where it is not the configured one.
    ``has_handouts`` makes each page link to its PDF, which is to be printed afterwards.
    """
    generated = generate(config, docs, site, site_url, has_handouts=has_handouts)
    if not generated.findings:
        template = config.parent / "overrides" / "not-found.html"
        write_not_found(template, site, urlsplit(generated.site_url).path)
        write_print_pages(site, config, load_data(docs).interface)
    return generated.findings
