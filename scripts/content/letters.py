"""Letters and forms to fill in: what the Word files and their pictures are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Texts = dict[str, str]


@dataclass(frozen=True)
class Part:
    """One part of a letter's text: its name, and a model sentence that is the editor's.

    ``is_reported`` tells that the report asks for the part; ``joins`` that it goes on
    in the paragraph of the part before. Words in [square brackets] are to be replaced.
    """

    units: tuple[str, ...]
    is_reported: bool
    joins: bool
    names: Texts
    texts: Texts


@dataclass(frozen=True)
class Letter:
    """A letter or an internal memo, keyed by language where it has words."""

    id: str
    is_memo: bool
    units: tuple[str, ...]
    titles: Texts
    subjects: Texts
    references: Texts | None
    enclosures: Texts | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Field:
    """A field, a column or a box to tick; without units it is the editor's."""

    units: tuple[str, ...]
    width: int
    names: Texts


@dataclass(frozen=True)
class Block:
    """A piece of a form: fields, a table, boxes to tick, or a new page with its heading."""

    kind: str
    rows: int
    titles: Texts
    guides: Texts
    units: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """A form to fill in."""

    id: str
    is_landscape: bool
    units: tuple[str, ...]
    titles: Texts
    guides: Texts
    blocks: tuple[Block, ...]


def make_letters(entries: Sequence[dict[str, Any]]) -> dict[str, Letter]:
    """Return the letters by id, from data that fits its schema."""
    return {
        entry["id"]: Letter(
            id=entry["id"], is_memo=entry["layout"] == "memo", units=_ids(entry),
            titles=entry["title"], subjects=entry["subject"],
            references=entry.get("reference"), enclosures=entry.get("enclosure"),
            parts=tuple(
                Part(_ids(part), part["of"] == "report", part.get("joins", False),
                     part["name"], part["text"])
                for part in entry["parts"]
            ),
        )
        for entry in entries
    }  # fmt: skip


def make_forms(entries: Sequence[dict[str, Any]]) -> dict[str, Form]:
    """Return the forms by id, from data that fits its schema."""
    return {
        entry["id"]: Form(
            id=entry["id"], is_landscape=entry["landscape"], units=_ids(entry),
            titles=entry["title"], guides=entry["guide"],
            blocks=tuple(_block(block) for block in entry["blocks"]),
        )
        for entry in entries
    }  # fmt: skip


def _block(data: dict[str, Any]) -> Block:
    return Block(
        kind=data["kind"], rows=data.get("rows", 1), titles=data.get("title", {}),
        guides=data.get("guide", {}), units=_ids(data),
        fields=tuple(
            Field(_ids(field), field.get("width", 1), field["name"])
            for field in data.get("fields", ())
        ),
    )  # fmt: skip


def _ids(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(unit) for unit in data.get("units", ()))
