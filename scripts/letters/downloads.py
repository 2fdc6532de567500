"""The list of files to download that pages place by a marker."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from letters.files import file_name
from render import links

if TYPE_CHECKING:
    from render.view import View


def downloads(view: View, names: str) -> str:
    """Return links to letters and forms, given as ids with commas between, in both languages.

    The page's own language comes first.
    """
    others = [language for language in ("th", "en") if language != view.language]
    rows = []
    for name in names.split(","):
        item = view.base.data.letters.get(name) or view.base.data.forms[name]
        entries = [
            f'<a href="{links.to_file(view.slug, view.language, file_name(name, language))}"'
            f' hreflang="{language}" download>{escape(words)}</a>'
            for language, words in (
                (view.language, item.titles[view.language]),
                *((other, view.strings[f"file_{other}"]) for other in others),
            )
        ]
        rows.append(f"<li>{entries[0]} <span>{escape(view.strings['file_word'])}</span>"
                    f" · {' · '.join(entries[1:])}</li>")  # fmt: skip
    return f'<ul class="kb-files">{"".join(rows)}</ul>'
