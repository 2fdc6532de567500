"""Fields of a page's front matter, changed as text so that the rest stays as written."""

from __future__ import annotations

import json
import re

PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#\"']*")
# What YAML would read as something other than text.
SPECIAL = re.compile(r"(?i)(?:true|false|yes|no|on|off|null|~|[\d.+-].*)")


def with_field(text: str, name: str, value: str) -> str:
    """Return a page's text with the value of a front matter field that it has."""
    return re.sub(rf"^{name}:.*$", lambda _: f"{name}: {value}", text, count=1, flags=re.MULTILINE)


def yaml_text(words: str) -> str:
    """Return words as YAML reads them back, in quotation marks where it needs them."""
    plain = PLAIN.fullmatch(words) and not SPECIAL.fullmatch(words) and words == words.strip()
    return words if plain else json.dumps(words, ensure_ascii=False)
