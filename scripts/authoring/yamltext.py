"""Entries of YAML files, changed as text so that comments, layout and all others stay."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#\"']*")
# What YAML would read as something other than text.
SPECIAL = re.compile(r"(?i)(?:true|false|yes|no|on|off|null|~|[\d.+-].*)")


def yaml_text(words: str) -> str:
    """Return words as YAML reads them back, in quotation marks where it needs them."""
    plain = PLAIN.fullmatch(words) and not SPECIAL.fullmatch(words) and words == words.strip()
    return words if plain else json.dumps(words, ensure_ascii=False)


def with_value(text: str, path: Sequence[str], value: str) -> str:
    """Return the text with a value at a path of keys, which are added where they are missing."""
    key: Any = None
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for depth, name in enumerate(path):
        place = _place(node, name)
        if place is None:
            return _with_entry(text, key, node, path[depth:], value)
        key, node = node.value[place]
    return text[: node.start_mark.index] + yaml_text(value) + text[node.end_mark.index :]


def with_key(text: str, path: Sequence[str], name: str) -> str:
    """Return the text with another name for the last key of a path, if that exists."""
    found = _entry(text, path)
    if found is None:
        return text
    _, parent, place = found
    key = parent.value[place][0]
    return text[: key.start_mark.index] + yaml_text(name) + text[key.end_mark.index :]


def without_entry(text: str, path: Sequence[str]) -> str:
    """Return the text without the entry at a path of keys, if that exists."""
    found = _entry(text, path)
    if found is None:
        return text
    owner, parent, place = found
    entries = parent.value
    key, value = entries[place]
    if parent.flow_style:
        start, end = key.start_mark.index, value.end_mark.index
        if place + 1 < len(entries):
            end = entries[place + 1][0].start_mark.index
        elif place:
            start = entries[place - 1][1].end_mark.index
        return text[:start] + text[end:]
    start, end = text.rfind("\n", 0, key.start_mark.index) + 1, _line_end(text, value)
    before, after = text[:start], text[end + 1 :]
    if end == len(text):
        before = before.removesuffix("\n")
    if len(entries) == 1 and owner is not None:
        colon = text.index(":", owner.end_mark.index) + 1
        before = f"{before[:colon]} {{}}{before[colon:]}"
    return before + after


def _entry(text: str, path: Sequence[str]) -> tuple[Any, Any, int] | None:
    """Return the key of the mapping that has the last key of a path, the mapping, and the rank."""
    owner: Any = None
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for name in path[:-1]:
        place = _place(node, name)
        if place is None:
            return None
        owner, node = node.value[place]
    place = _place(node, path[-1])
    return None if place is None else (owner, node, place)


def _place(node: Any, name: str) -> int | None:
    entries = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((n for n, (key, _) in enumerate(entries) if key.value == name), None)


def _with_entry(text: str, key: Any, node: Any, path: Sequence[str], value: str) -> str:
    """Return the text with new keys in a mapping, which may be empty, absent or in braces."""
    has_entries = isinstance(node, yaml.MappingNode) and node.value
    if has_entries and node.flow_style:
        *outer, last = (yaml_text(name) for name in path)
        opening = "".join(f"{name}: {{" for name in outer)
        added = f", {opening}{last}: {yaml_text(value)}{'}' * len(outer)}"
        end = node.value[-1][1].end_mark.index
        return text[:end] + added + text[end:]
    if has_entries:
        indent, end = node.value[0][0].start_mark.column, _line_end(text, node)
    elif key is not None:
        indent = key.start_mark.column + 2
        colon = text.index(":", key.end_mark.index) + 1
        text = text[:colon] + text[max(node.end_mark.index, colon) :]
        end = _end_of_line(text, colon)
    else:
        indent, end = 0, len(text.rstrip("\n"))
    lines = [f"{' ' * (indent + 2 * depth)}{yaml_text(name)}:" for depth, name in enumerate(path)]
    added = "\n".join(lines) + f" {yaml_text(value)}"
    return text[:end] + ("\n" if end else "") + added + text[end:]


def _line_end(text: str, node: Any) -> int:
    """Return where the last line of a node ends; a block's own end is where the next begins."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    end: int = node.end_mark.index
    return _end_of_line(text, end - 1 if text[end - 1 : end] == "\n" else end)


def _end_of_line(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end
