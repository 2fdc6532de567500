"""Making a generated folder fit to be served: named assets, policies, settings, compression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.compression import compress, compress_files
from output.fingerprints import follow_names, name_by_content
from output.notice import write_notice
from output.pages import shrink_pages, shrunk
from output.policy import add_policies, inline_hashes, make_policy, with_policy
from output.unused import remove_unused
from servers.settings import write_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def finish(site: Path, lock: Path, *, has_address: bool) -> None:
    """Finish the site in place; each step works on what the one before has left.

    ``lock`` names the packages that the site was made with; ``has_address`` says
    whether the site's own address is known.
    """
    remove_unused(site, has_address=has_address)
    name_by_content(site)
    write_notice(site, lock)
    shrink_pages(site)
    write_settings(site, add_policies(site))
    compress(site)


def finish_pages(site: Path, pages: Sequence[Path]) -> None:
    """Finish pages that were written into a finished site, as if they had been built with it.

    They may have no inline scripts or styles, which the server's policy would not know.
    """
    for page in pages:
        follow_names(site, page)
        html = shrunk(page.read_bytes().decode("utf-8"))
        page.write_bytes(with_policy(html, make_policy(inline_hashes(html))).encode())
    compress_files(pages)
