"""What stands round a page's text: its kind, review and owner, its history, feedback."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from render.dates import long_date
from render.feedback import feedback_href
from render.view import REPORT, TECHNIQUES

if TYPE_CHECKING:
    from content.interface import Strings
    from render.view import View


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
