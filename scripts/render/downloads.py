"""The list of files to download that pages place by a marker."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from content import links
from drawing.figures import remark
from letters.files import file_name

if TYPE_CHECKING:
    from content.view import View

FORMS = "reference/forms"  # the page that has them all


def downloads(view: View, names: str) -> str:
    """Return links to letters and forms, given as ids with commas between, in both languages.

    The page's own language comes first; other pages also lead to the one that has all.
    """
    rows = "".join(f"<li>{_links(view, name)}</li>" for name in names.split(","))
    if view.slug != FORMS:
        words = escape(view.strings["files_all"])
        rows += (
            f'<li><a href="{view.href(FORMS)}">{words}</a> '
            f"{remark(view, view.strings['files_note'])}</li>"
        )
    return f'<ul class="kb-files">{rows}</ul>'


def _links(view: View, name: str) -> str:
    data = view.base.data
    item = data.letters.get(name) or data.forms[name]
    other = "en" if view.language == "th" else "th"
    own = _link(view, name, view.language, item.titles[view.language])
    kind = escape(view.strings["file_word"])
    return f"{own} <span>{kind}</span> · {_link(view, name, other, view.strings[f'file_{other}'])}"


def _link(view: View, name: str, language: str, words: str) -> str:
    href = links.to_file(view.slug, view.language, file_name(name, language))
    return f'<a href="{href}" hreflang="{language}" download>{escape(words)}</a>'
