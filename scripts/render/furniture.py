"""What stands round a page's text: its kind, review and owner, its history, feedback."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from content.versions import page_version
from content.view import REPORT, TECHNIQUES
from render.dates import long_date

if TYPE_CHECKING:
    from content.interface import Strings
    from content.pages import Page
    from content.view import View

# RFC 6068 ends the lines of a mailto body in %0D%0A.
LINE_END = "\r\n"


@dataclass(frozen=True)
class Furniture:
    """The furniture of one page, ready for its templates."""

    slug: str
    type: str
    type_name: str
    icon: str
    reviewed: str
    owner: str
    strings: Strings
    report_href: str
    techniques_href: str
    techniques_title: str
    history: tuple[tuple[str, str], ...]
    feedback_href: str | None


def furniture(view: View, owners: dict[str, dict[str, str]]) -> Furniture:
    """Return the furniture of a page whose front matter has been checked."""
    page = view.base.documents[(view.slug, view.language)].page
    meta: dict[str, Any] = page.meta
    owner = owners[meta["owner"]]
    kind = view.base.data.page_types[meta["type"]]
    return Furniture(
        slug=view.slug, type=kind.id, type_name=kind.names[view.language], icon=kind.icon,
        reviewed=long_date(datetime.date.fromisoformat(str(meta["reviewed"])), view.language),
        owner=owner[view.language], strings=view.strings,
        report_href=view.href(REPORT), techniques_href=view.href(TECHNIQUES),
        techniques_title=view.base.title(TECHNIQUES, view.language),
        history=tuple(
            (long_date(change.day, view.language), change.texts[view.language])
            for change in view.base.data.history.get(view.slug, ())
        ),
        feedback_href=feedback_href(page, owner.get("email"), view.strings),
    )  # fmt: skip


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
