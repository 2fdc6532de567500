"""Making a generated folder fit to be served: named assets, policies, settings, compression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.compression import compress
from output.fingerprints import name_by_content
from output.notice import write_notice
from output.policy import add_policies
from output.unused import remove_unused
from output.whitespace import remove_whitespace
from servers.settings import write_settings

if TYPE_CHECKING:
    from pathlib import Path


def finish(site: Path, lock: Path, *, has_address: bool) -> None:
    """Finish the site in place; each step works on what the one before has left.

    ``lock`` names the packages that the site was made with; ``has_address`` says
    whether the site's own address is known.
    """
    remove_unused(site, has_address=has_address)
    name_by_content(site)
    write_notice(site, lock)
    write_settings(site, add_policies(site))
    remove_whitespace(site)
    compress(site)
