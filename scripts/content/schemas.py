"""Checking YAML values against the JSON schemas in docs/data/schemas."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import SchemaError
from referencing import Registry
from referencing.exceptions import Unresolvable

from content import faults
from content.dates import as_common_era, is_common_era
from content.files import line_of, parse_yaml
from content.findings import Finding, Place, Rule, Words
from content.unfit import ValidationError, misplaced_names, unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = FormatChecker(())


@FORMATS.checks("date")
def _is_date(value: object) -> bool:
    return not isinstance(value, str | date) or is_common_era(str(value))


def _type(
    validator: Draft202012Validator, types: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Yield an error unless a value is of the type; a day of YAML is text that is a date."""
    if type(instance) is date and isinstance(schema, dict) and schema.get("format") == "date":
        instance = instance.isoformat()
    yield from Draft202012Validator.VALIDATORS["type"](validator, types, instance, schema)


Validator = validators.extend(Draft202012Validator, {"type": _type})  # type: ignore[no-untyped-call]


@cache
def _validator(schema: str) -> Any:
    """Return the validator of a schema; raise ValueError where the schema is none."""
    data = json.loads(schema)
    try:
        Validator.check_schema(data)
    except SchemaError as error:
        raise ValueError(error.message) from error
    # An empty registry: a schema that names another is not fetched from anywhere.
    return Validator(data, format_checker=FORMATS, registry=Registry())


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
        errors = sorted(_validator(schema).iter_errors(value), key=_order)
    except (Unresolvable, re.error, RecursionError) as error:
        raise ValueError(f"the schema cannot be used: {error}") from error
    found = [
        _wrong_date(error, shown, source, first_line) if _is_of_date(error)
        else rule.at(
            Place(shown, _line_of(error, source, first_line)),
            problem=problem, remedy=remedy,
        )
        for error in errors
        for problem, remedy in [unfit(error)]
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def _is_of_date(error: ValidationError) -> bool:
    """Tell whether text, or a day that cannot be meant, stands where a date should."""
    return isinstance(error.instance, str | date) and error.schema.get("format") == "date"


def _wrong_date(error: ValidationError, shown: str, source: str, first_line: int) -> Finding:
    line = _line_of(error, source, first_line)
    written = str(error.instance)
    column = source.split("\n")[line - first_line].find(written) + 1
    meant = as_common_era(written)
    remedy = (
        Words(f"ว่า {meant}", f": {meant}") if meant
        else Words("เช่น 2026-11-24", ", as in 2026-11-24")
    )  # fmt: skip
    return faults.WRONG_DATE.at(
        Place(shown, line, max(column, 1)), date=written, remedy=remedy, length=len(written)
    )


def _order(error: ValidationError) -> tuple[str, str]:
    return str(list(error.path)), error.message


def _line_of(error: ValidationError, source: str, first_line: int) -> int:
    """Return the line of the deepest part of the error's path that stands in the source."""
    path = list(error.path)
    if error.validator == "additionalProperties":
        path += misplaced_names(error)[:1]
    elif "propertyNames" in error.absolute_schema_path:
        path.append(error.instance)
    return first_line - 1 + line_of(source, path)
