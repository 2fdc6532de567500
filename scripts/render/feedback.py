"""The link that opens an e-mail to a page's owner, with the page and its version filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from content.versions import page_version

if TYPE_CHECKING:
    from content.interface import Strings
    from content.pages import Page

# RFC 6068 ends the lines of a mailto body in %0D%0A.
LINE_END = "\r\n"


def feedback_href(page: Page, address: str | None, strings: Strings) -> str | None:
    """Return a mailto address (RFC 6068), or None where the owner has no e-mail address.

    The facts stand below the room for the message, so that a script can add the section.
    """
    if not address:
        return None
    title = str(page.meta.get("title"))
    lines = [
        f"{strings['feedback_message']}:", "", "", "",
        f"{strings['feedback_page']}: {title} ({page.slug}, {page.language})",
        f"{strings['feedback_version']}: {page_version(page)}",
    ]  # fmt: skip
    subject = strings["feedback_subject"].format(title=title)
    return (
        f"mailto:{quote(address, safe='@')}"
        f"?subject={quote(subject, safe='')}&body={quote(LINE_END.join(lines), safe='')}"
    )
