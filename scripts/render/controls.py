"""Small controls that pages place by a marker: the search form and the shortcut switch."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from content.view import TECHNIQUES

if TYPE_CHECKING:
    from content.view import View


def search_form(view: View) -> str:
    """Return a form that opens the theme's search with what was typed.

    Where there are no scripts, a link to the index of techniques stands in its place.
    """
    strings = view.strings
    return (
        '<form class="kb-search" role="search" method="get" action="index.html">'
        f'<label for="kb-q">{escape(strings["search_label"])}</label>'
        '<span class="kb-search__row">'
        '<input id="kb-q" type="search" name="q"'
        f' placeholder="{escape(strings["search_example"])}">'
        f'<button type="submit">{escape(strings["search_button"])}</button></span></form>'
        f'<p class="kb-index"><a href="{escape(view.href(TECHNIQUES))}">'
        f"{escape(strings['search_instead'])}</a></p>"
    )


def shortcut_switch(view: View) -> str:
    """Return the switch for single-key shortcuts, which its script shows and operates."""
    return (
        '<p class="kb-switch" data-kb-shortcuts hidden><label>'
        f'<input type="checkbox" checked> {escape(view.strings["shortcut_switch"])}'
        "</label></p>"
    )
