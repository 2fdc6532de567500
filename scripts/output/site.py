"""Making the site: MkDocs first, then what works on the finished folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from content.knowledge import load
from handout.print_pages import write_print_pages
from letters.files import write_files
from output.assets import shrink_assets
from output.finish import finish
from output.generator import generate
from output.not_found import write_not_found
from output.redirects import write_redirects
from search.publish import publish_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.findings import Finding

# The packages that this code, and with it the site, is made with.
LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"


def build_site(  # noqa: PLR0913  what is built, and how far
    config: Path,
    docs: Path,
    site: Path,
    site_url: str | None = None,
    print_handouts: Callable[[Path], object] | None = None,
    *,
    in_spite: bool = False,
) -> tuple[Finding, ...]:
    """Build the whole site into an existing folder; return what went wrong.

    ``site_url`` is the address that readers use, where it is not the configured one.
    ``print_handouts`` prints the site's PDFs, to which each page then links. Where
    MkDocs warns, the site is left unfinished, unless it is to be checked ``in_spite``.
    """
    generated = generate(config, docs, site, site_url, has_handouts=print_handouts is not None)
    if in_spite or not generated.findings:
        data = load(docs).data
        template = config.parent / "overrides" / "not-found.html"
        write_not_found(template, site, urlsplit(generated.site_url).path)
        write_redirects(docs, site)
        write_files(data, site)
        shrink_assets(site)
        publish_search(site, data)
        write_print_pages(site, config, data.interface)
        if print_handouts is not None:
            print_handouts(site)
        finish(site, LOCK, has_address=bool(generated.site_url))
    return generated.findings
