"""Checking YAML values against the JSON schemas in docs/data/schemas."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import SchemaError
from referencing import Registry
from referencing.exceptions import Unresolvable

from content import faults
from content.files import line_of, parse_yaml
from content.findings import Finding, Place, Rule, Words
from content.units import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# jsonschema types an error's schema so loosely that every use would need a cast.
ValidationError = Any


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
    return Validator(data, format_checker=Draft202012Validator.FORMAT_CHECKER, registry=Registry())


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
    return [
        rule.at(
            Place(shown, _line_of(error, source, first_line)),
            problem=_sentence(error), remedy=_advice(error),
        )
        for error in errors
    ]  # fmt: skip


def _order(error: ValidationError) -> tuple[str, str]:
    return str(list(error.path)), error.message


def _line_of(error: ValidationError, source: str, first_line: int) -> int:
    """Return the line of the deepest part of the error's path that stands in the source."""
    path = list(error.path)
    if error.validator == "additionalProperties":
        path += _extras(error)[:1]
    return first_line - 1 + line_of(source, path)


def _extras(error: ValidationError) -> list[str]:
    return sorted(set(error.instance) - set(error.schema.get("properties", {})))


def _sentence(error: ValidationError) -> Words:
    where = ".".join(str(part) for part in error.path)
    field = Words(f"“{where}”", f"“{where}”") if where else Words("ส่วนนี้", "This")
    match error.validator:
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            return field + Words(f"ไม่มี {missing[0]}", f"has no field {missing[0]}.")
        case "additionalProperties":
            extras = ", ".join(_extras(error))
            return field + Words(
                f"มีรายการที่ไม่มีใครอ่าน คือ {extras}", f"has a field that nobody reads: {extras}."
            )
        case "enum":
            return field + Words(f"เป็น “{error.instance}”", f"is “{error.instance}”.")
        case "maxLength":
            limit = error.validator_value
            return field + Words(f"ยาวเกิน {limit} อักขระ", f"is longer than {limit} characters.")
        case _:
            short = error.message if len(error.message) < 200 else f"{error.message[:200]}…"
            return field + Words(f"ไม่ถูกแบบ ({short})", f"does not fit: {short}.")


def _advice(error: ValidationError) -> Words:
    match error.validator:
        case "enum":
            return one_of(str(value) for value in error.validator_value)
        case "additionalProperties":
            known = ", ".join(error.schema.get("properties", {}))
            return Words(
                f"ลบออก หรือแก้ชื่อให้ตรงกับชื่อใดชื่อหนึ่งต่อไปนี้ {known}",
                f"Delete it, or correct its name; the fields are: {known}.",
            )
        case "required":
            return Words(
                "เติมให้ครบ ดูตัวอย่างใน docs/templates/",
                "Add it; docs/templates/ has an example for each kind of page.",
            )
        case _:
            described = error.schema if isinstance(error.schema, dict) else {}
            hint = str(described.get("description", "Correct the value."))
            return Words("แก้ค่าให้ถูกแบบ", hint)
