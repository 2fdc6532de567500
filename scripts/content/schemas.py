"""Checking YAML values against the JSON schemas in docs/data/schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from content.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

# jsonschema types an error's schema so loosely that every use would need a cast.
ValidationError = Any


def plain_dates(value: Any) -> Any:
    """Return a YAML value with its dates as ISO text, which is what schemas can check."""
    if isinstance(value, dict):
        return {str(key): plain_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain_dates(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def schema_findings(
    value: Any, schema: Mapping[str, Any], shown: str, source: str, first_line: int = 1
) -> list[Finding]:
    """Return a finding for each way in which a value does not fit a schema.

    ``source`` is the YAML text that the value came from, which begins on the file's
    line ``first_line``; it serves to find the line of a field.
    """
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = sorted(validator.iter_errors(plain_dates(value)), key=lambda error: str(error.path))
    return [
        Finding(shown, _line_of(error, source, first_line), 1, "XR070", _sentence(error),
                _advice(error))
        for error in errors
    ]  # fmt: skip


def _line_of(error: ValidationError, source: str, first_line: int) -> int:
    """Return the line of the last named field on the error's path, or the first line."""
    names = [str(part) for part in error.path if isinstance(part, str)]
    if error.validator == "additionalProperties":
        extras = set(error.instance) - set(error.schema.get("properties", {}))
        names += sorted(extras)[:1]
    for name in reversed(names):
        for offset, line in enumerate(source.split("\n")):
            if line.lstrip(" -").startswith(f"{name}:"):
                return first_line + offset
    return first_line


def _sentence(error: ValidationError) -> str:
    where = ".".join(str(part) for part in error.path)
    field = f"“{where}”" if where else "The front matter"
    match error.validator:
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            return f"{field} has no field {missing[0]}." if missing else error.message
        case "additionalProperties":
            extras = sorted(set(error.instance) - set(error.schema.get("properties", {})))
            return f"{field} has a field that nobody reads: {', '.join(extras)}."
        case "enum":
            return f"{field} is “{error.instance}”."
        case "maxLength":
            return f"{field} is longer than {error.validator_value} characters."
        case _:
            return f"{field}: {error.message}."


def _advice(error: ValidationError) -> str:
    match error.validator:
        case "enum":
            return "Use one of: " + ", ".join(str(value) for value in error.validator_value)
        case "additionalProperties":
            known = ", ".join(error.schema.get("properties", {}))
            return f"Delete it, or correct its name; the fields are: {known}."
        case "required":
            return "Add it; docs/templates/ has an example for each kind of page."
        case "format" | "pattern" | "type":
            return str(error.schema.get("description", "Correct the value."))
        case _:
            return "Correct the value."
