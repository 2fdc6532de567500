"""What does not fit is said in the author's language and words, in Thai and in English."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from content.files import parse_yaml
from content.findings import ContentError, Finding, Words
from content.schemas import schema_findings
from content.unfit import SAID
from running import ROOT

SCHEMAS = {path.stem: path for path in sorted((ROOT / "docs/data/schemas").glob("*.json"))}
# Keywords that lead to others, whose errors are told; or that only describe.
LEADING = {"properties", "items", "propertyNames", "$ref", "$defs", "$schema", "title",
           "description", "description-th"}  # fmt: skip
# Keywords whose errors have no words but the schema's own.
DESCRIBED = {"oneOf"}
FOREIGN = re.compile(r"None|True|False|is not|valid|expected|instance|schema|\{|\bdict\b|\bstr\b")


def _said(schema: dict[str, Any], text: str) -> Finding:
    found = schema_findings(parse_yaml(text, "x.yml"), json.dumps(schema), "x.yml", text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("schema", "text", "line", "problem", "remedy"),
    [
        ({"items": {"type": "object"}}, "- a: 1\n-\n", 2, "Entry 2 is empty", "Delete the “-”"),
        ({"properties": {"a": {"type": "array"}}}, "a:\n", 1, "“a” is empty", "a list"),
        ({"properties": {"a": {"type": "array"}}}, "a: x", 1, "“a” is text", "a list"),
        ({"properties": {"a": {"type": "string"}}}, "a: 2.1", 1, "“a” is a number", "quotation"),
        ({"properties": {"a": {"type": "boolean"}}}, "a: 'yes'", 1, "is text", "true or false"),
        ({"properties": {"a": {"type": ["string", "null"]}}}, "a: []", 1, "a list", "or empty"),
        ({"properties": {"a": {"enum": ["x", True]}}}, "a: y", 1, "cannot be “y”", "x, true"),
        ({"properties": {"a": {"const": 1}}}, "a: 2", 1, "cannot be “2”", "1"),
        ({"properties": {"a": {"pattern": "^x$"}}}, "b: 1\na: y", 2, "cannot be “y”", "Correct"),
        ({"properties": {"a": {"pattern": "^x$", "description": "Write x.",
                               "description-th": "เขียน x"}}}, "a: y", 1, "“y”", "Write x."),
        ({"required": ["a"]}, "b: 1", 1, "no field a", "a:"),
        ({"properties": {"a": {}}, "additionalProperties": False}, "a: 1\nb: 2", 2, "b", "are: a"),
        ({"properties": {"a": {"minItems": 1}}}, "a: []", 1, "“a” is empty", "Fill"),
        ({"properties": {"a": {"minItems": 2}}}, "a: [1]", 1, "fewer than 2", "Add"),
        ({"properties": {"a": {"maxItems": 1}}}, "a: [1, 2]", 1, "more than 1", "Delete"),
        ({"properties": {"a": {"uniqueItems": True}}}, "a: [1, 1]", 1, "“1” twice", "Delete one"),
        ({"properties": {"a": {"minLength": 1}}}, "a: ''", 1, "“a” is empty", "Fill"),
        ({"properties": {"a": {"minLength": 3}}}, "a: x", 1, "shorter than 3", "Say more"),
        ({"properties": {"a": {"maxLength": 3}}}, "a: abcd", 1, "longer than 3", "Shorten"),
        ({"properties": {"a": {"minimum": 3}}}, "a: 1", 1, "less than 3", "number"),
        ({"minProperties": 2}, "a: 1", 1, "fewer than 2", "Add"),
        ({"propertyNames": {"pattern": "^x$"}}, "x: 1\nY: 1", 2, "“Y” cannot be a name", "small"),
        ({"properties": {"a": {"oneOf": [{"type": "array"}, {"type": "null"}]}}}, "a: 1", 1,
         "“a” cannot have this", "Correct"),
        ({"items": {"properties": {"a": {"items": {"type": "string"}}}}}, "- a:\n  - x\n  - []", 3,
         "Entry 1 › “a” › entry 2 is a list", "text"),
        ({"type": "array"}, "", 1, "This is empty", "a list"),
    ],
)  # fmt: skip
def test_each_kind_of_misfit(
    schema: dict[str, Any], text: str, line: int, problem: str, remedy: str
) -> None:
    finding = _said(schema, text)
    assert isinstance(finding.message, Words) and isinstance(finding.suggestion, Words)
    assert finding.line == line
    assert problem in finding.message.en
    assert remedy in finding.suggestion.en
    for words in (finding.message, finding.suggestion):
        assert re.search("[ก-๙]", words.th)
        assert not FOREIGN.search(words.th), words.th


def test_every_keyword_of_our_schemas_has_words() -> None:
    def keywords(node: Any, *, is_schema: bool = True) -> set[str]:
        if isinstance(node, list):
            return set().union(*(keywords(item) for item in node)) if node else set()
        if not isinstance(node, dict):
            return set()
        found = set(node) if is_schema else set()
        for name, value in node.items():
            named = is_schema and name in ("properties", "$defs")
            found |= keywords(value, is_schema=not named)
        return found

    for path in SCHEMAS.values():
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert keywords(schema) <= {*SAID, *LEADING, *DESCRIBED}, path.name


def test_every_description_in_a_schema_is_in_both_languages() -> None:
    for path in SCHEMAS.values():
        text = path.read_text(encoding="utf-8")
        assert text.count('"description": "') == text.count('"description-th": "'), path.name


@pytest.mark.parametrize("name", SCHEMAS)
def test_whatever_stands_in_a_file_is_refused_in_words(name: str) -> None:
    schema = SCHEMAS[name].read_text(encoding="utf-8")
    for text in ("", "x", "[]", "- ", "- x", "a: b", "{}", "- a: 1", "5", "a:\n  - 1"):
        for finding in schema_findings(parse_yaml(text, "x.yml"), schema, "x.yml", text):
            for words in (finding.message, finding.suggestion):
                assert isinstance(words, Words)
                assert re.search("[ก-๙]", words.th), words.th
                assert not FOREIGN.search(words.th), words.th
                assert "None" not in words.en


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("title: one: two", 1, 'two ": "'),
        ("a: 1\n\tb: 2", 2, "tab"),
        ("a: @x", 1, "another meaning"),
        ("a: %x", 1, "another meaning"),
        ("a: `x`", 1, "another meaning"),
        ('a: "x\nb: 1\n', 1, "never closed"),
        ("a: 'x", 1, "never closed"),
        ("a: [x\nb: 1", 2, "bracket"),
        ("a: {x: 1\n", 2, "bracket"),
        ("a: 1\nb\nc: 1", 3, '": "'),
        ("a:\n  - x\n - y", 3, "indented"),
        ("a:\n    b: 1\n  c: 1", 3, "indented"),
        ("a: - x", 1, "same line"),
        ('a: "C:\\Users"', 1, "\\"),
        ("a: *x", 1, "another meaning"),
        ("a: !x y", 1, "another meaning"),
        ("a: 1\n---\nb: 1", 2, "cuts the data"),
        ("a: x\u0007", 1, "invisible"),
    ],
)
def test_what_is_no_yaml_is_said_in_words_at_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(ContentError) as raised:
        parse_yaml(text, "x.yml")
    finding = raised.value.findings[0]
    assert isinstance(finding.message, Words) and isinstance(finding.suggestion, Words)
    assert problem in finding.message.en
    assert finding.line == line
    assert finding.suggestion.en
    assert not FOREIGN.search(finding.message.th)
