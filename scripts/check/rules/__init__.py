"""The rules, a module for each subject; importing this package registers them all."""

from check.rules import (
    anchors,
    citations,
    exemptions,
    files,
    freshness,
    images,
    links,
    markup,
    pages,
    parity,
    published,
    relations,
    site,
    terms,
    thai,
)

__all__ = [
    "anchors", "citations", "exemptions", "files", "freshness", "images", "links", "markup",
    "pages", "parity", "published", "relations", "site", "terms", "thai",
]  # fmt: skip
