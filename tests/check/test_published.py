"""Published addresses: what went missing is reported where its author changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check import engine
from check.model import make_model

if TYPE_CHECKING:
    from check.model import Model


def test_a_renamed_id_is_reported_at_its_heading(model: Model) -> None:
    slug, old = next(
        (document.page.slug, heading.id)
        for document in model.base.documents.values() if document.page.language == "th"
        for heading in document.headings
        if heading.id and any(
            page.slug == document.page.slug and heading.id in page.anchors
            and {h.id for h in document.headings} <= set(page.anchors)
            for page in model.base.records.published
        )
    )  # fmt: skip
    tree = model.tree
    for language in ("th", "en"):
        name = f"{slug}.{language}.md"
        tree = tree.having(name, tree.texts[name].replace(f"#{old} }}", "#zz-new }"))
    changed = make_model(tree, model.config, model.today)
    gone = [finding for finding in engine.check_source(changed) if finding.code == "XR312"]
    assert len(gone) == 2
    for finding in gone:
        name = finding.path.removeprefix(f"{tree.label}/")
        assert "#zz-new" in tree.texts[name].split("\n")[finding.line - 1]
