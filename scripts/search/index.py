"""The index of one language: everything its search needs, as one script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from search.coding import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.glossary import Term
    from content.knowledge import Data
    from search.coding import WordCutter
    from search.sections import SearchPage

RECEIVER = "kbSearch.receive"  # the worker takes off its name, where it fetches an index
TRANSCRIPT = "about/report.html"
LANGUAGE_NAMES = {"th": "ไทย", "en": "English"}


def make_index(
    pages: Sequence[SearchPage], language: str, data: Data, cutter: WordCutter, stop: Sequence[str]
) -> str:
    """Return the script that hands the index of one language's pages to the search.

    ``stop`` are the words to leave out of questions.
    """
    own = [page for page in pages if page.language == language]
    prefix = f"{language}/" if own and all(p.url.startswith(f"{language}/") for p in own) else ""
    sections = [section for page in own for section in page.sections]
    fields = [field for section in sections for field in (section.title, section.text)]
    texts = [cutter.cut(field) for field in fields]
    for term in data.glossary:
        texts += [cutter.cut("\n".join(forms)) for forms in _forms(term, language)]
    words, text = encode(texts)
    packed: dict[str, Any] = {
        "language": language,
        "prefix": prefix,
        "name": LANGUAGE_NAMES[language],
        "transcript": prefix + TRANSCRIPT,
        "kinds": {kind.id: kind.names[language] for kind in data.page_types.values()},
        "pages": [[page.url, page.kind, len(page.sections)] for page in own],
        "anchors": " ".join(section.anchor for section in sections),
        "stop": list(stop),
        "words": words,
        "text": text,
    }
    # ASCII alone, which browsers read in half the time.
    return f"{RECEIVER}({json.dumps(packed, separators=(',', ':'))})"


def _forms(term: Term, language: str) -> tuple[list[str], list[str]]:
    """Return the forms of a term that the pages use, and the others that mean the same."""
    other = "en" if language == "th" else "th"
    used = term.forms(language)
    others = dict.fromkeys((*term.synonyms[language], *term.forms(other), *term.synonyms[other]))
    return list(used), [form for form in others if form not in used]
