"""Checking YAML values against the JSON schemas in docs/data/schemas."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing import Registry
from referencing.exceptions import Unresolvable

from content import faults
from content.files import SafeLoader, parse_yaml
from content.findings import Finding, Place, Rule
from content.unfit import ValidationError, misplaced_names, unfit


def plain_dates(value: Any) -> Any:
    """Return a YAML value with its dates as ISO text, which is what schemas can check."""
    if isinstance(value, dict):
        return {str(key): plain_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain_dates(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@cache
def _validator(schema: str) -> Draft202012Validator:
    """Return the validator of a schema; raise ValueError where the schema is none."""
    data = json.loads(schema)
    try:
        Draft202012Validator.check_schema(data)
    except SchemaError as error:
        raise ValueError(error.message) from error
    # An empty registry: a schema that names another is not fetched from anywhere.
    return Draft202012Validator(
        data, format_checker=Draft202012Validator.FORMAT_CHECKER, registry=Registry()
    )


@lru_cache(maxsize=256)
def file_findings(text: str, schema: str, shown: str) -> tuple[Finding, ...]:
    """Return the same as schema_findings for a whole YAML file, which mostly stays as it is.

    Raises ContentError where the text is no YAML, ValueError where the schema is none.
    """
    return tuple(schema_findings(parse_yaml(text, shown), schema, shown, text))


def schema_findings(  # noqa: PLR0913, PLR0917  a value, its schema, and where it stands
    value: Any, schema: str, shown: str, source: str, first_line: int = 1,
    rule: Rule = faults.BAD_SHAPE,
) -> list[Finding]:  # fmt: skip
    """Return a finding for each way in which a value does not fit a schema (JSON text).

    ``source`` is the YAML text that the value came from, which begins on the file's
    line ``first_line``; it serves to find the line of a field. Raises ValueError where
    the schema is no JSON or no schema.
    """
    try:
        errors = sorted(_validator(schema).iter_errors(plain_dates(value)), key=_order)
    except (Unresolvable, re.error, RecursionError) as error:
        raise ValueError(f"the schema cannot be used: {error}") from error
    return [
        rule.at(
            Place(shown, _line_of(error, source, first_line)),
            problem=problem, remedy=remedy,
        )
        for error in errors
        for problem, remedy in [unfit(error)]
    ]  # fmt: skip


def _order(error: ValidationError) -> tuple[str, str]:
    return str(list(error.path)), error.message


def _line_of(error: ValidationError, source: str, first_line: int) -> int:
    """Return the line of the deepest part of the error's path that stands in the source."""
    node = yaml.compose(source, Loader=SafeLoader)
    path = list(error.path)
    if error.validator == "additionalProperties":
        path += misplaced_names(error)[:1]
    elif "propertyNames" in error.absolute_schema_path:
        path.append(error.instance)
    line = 0
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == str(part)]
            if not found:
                break
            key, node = found[0]
            line = key.start_mark.line
    return first_line + line
