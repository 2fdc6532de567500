"""What a value that does not fit its schema is, and what to do, in the words of authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.findings import Words
from content.units import one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# jsonschema types an error's schema so loosely that every use would need a cast.
ValidationError = Any

# What a schema asks for, by its name for it.
WANTED = {
    "array": Words("รายการ เขียนบรรทัดละข้อ ขึ้นต้นด้วย - ", "a list, one item a line, each after “- ”"),
    "object": Words("ชื่อกับค่า เช่น th: …", "names with values, as in th: …"),
    "string": Words("ข้อความ", "text"),
    "number": Words("ตัวเลข", "a number"),
    "integer": Words("จำนวนเต็ม", "a whole number"),
    "boolean": Words("true หรือ false", "true or false"),
    "null": Words("ว่าง", "empty"),
}  # fmt: skip
# What stands there instead, by its type as YAML reads it.
FOUND = {
    bool: Words("true หรือ false", "true or false"),
    int: Words("ตัวเลข", "a number"),
    float: Words("ตัวเลข", "a number"),
    str: Words("ข้อความ", "text"),
    list: Words("รายการ", "a list"),
    dict: Words("ชื่อกับค่า", "names with values"),
}
EMPTY = Words("ว่างอยู่", "is empty.")
FILL = Words("เติมค่า หรือลบออก", "Fill it in, or delete it.")
CORRECT = Words("แก้ตามตัวอย่างของรายการอื่นในไฟล์นี้", "Correct it; other entries of the file show how.")


def unfit(error: ValidationError) -> tuple[Words, Words]:
    """Return what is wrong with a value, and what to do about it."""
    if "propertyNames" in error.absolute_schema_path:
        problem = Words(
            f"“{error.instance}” ใช้เป็นชื่อตรงนี้ไม่ได้", f"“{error.instance}” cannot be a name here."
        )
        return problem, _hint(error) or Words(
            "ใช้ a–z ตัวเล็ก ตัวเลข ขีด และ / เท่านั้น",
            "Use small letters a–z, digits, hyphens and / only.",
        )
    problem, remedy = SAID.get(error.validator, _other)(error)
    return _field(error.absolute_path) + problem, _hint(error) or remedy


def misplaced_names(error: ValidationError) -> list[str]:
    """Return the names in a value that its schema does not have."""
    return sorted(set(map(str, error.instance)) - set(error.schema.get("properties", {})))


def _field(path: Iterable[str | int]) -> Words:
    """Return the way to a value: the names, and the numbers of entries from 1."""
    parts = [
        Words(f"รายการที่ {part + 1}", f"entry {part + 1}") if isinstance(part, int)
        else Words(f"“{part}”", f"“{part}”")
        for part in path
    ]  # fmt: skip
    if not parts:
        return Words("ส่วนนี้", "This")
    th, en = " › ".join(part.th for part in parts), " › ".join(part.en for part in parts)
    return Words(th, en[0].upper() + en[1:])


def _hint(error: ValidationError) -> Words | None:
    """Return what the schema itself says of the value; or None."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    if error.instance is None or error.validator in ("enum", "required", "additionalProperties"):
        return None
    th, en = schema.get("description-th"), schema.get("description")
    return Words(str(th), str(en)) if th and en else None


def _kind(error: ValidationError) -> tuple[Words, Words]:
    types = error.validator_value
    names = [types] if isinstance(types, str) else list(types)
    wanted = [WANTED[name] for name in names if name in WANTED]
    th, en = " หรือ ".join(w.th for w in wanted), " or ".join(w.en for w in wanted)
    remedy = Words(f"ต้องเป็น{th}", f"It must be {en}.")
    if error.instance is None:
        if error.absolute_path and isinstance(error.absolute_path[-1], int):
            return EMPTY, Words(
                "ลบเครื่องหมาย - ที่ไม่มีข้อความตามหลัง หรือเติมข้อความให้ครบ",
                "Delete the “-” that nothing follows, or write the entry behind it.",
            )
        return EMPTY, Words("เติมค่า", "Fill it in.") + remedy
    if "string" in names and type(error.instance) in (int, float, bool):
        remedy = Words('ใส่ค่าไว้ในอัญประกาศ "…"', 'Put the value in quotation marks: "…"')
    found = FOUND.get(type(error.instance), Words("ค่าชนิดอื่น", "something else"))
    return Words(f"เป็น{found.th}", f"is {found.en}."), remedy


def _none_of(error: ValidationError) -> tuple[Words, Words]:
    values = error.validator_value if error.validator == "enum" else [error.validator_value]
    remedy = one_of(_shown(value) for value in values)
    if error.instance is None:
        return EMPTY, remedy
    shown = _shown(error.instance)
    return Words(f"เป็น “{shown}” ไม่ได้", f"cannot be “{shown}”."), remedy


def _shown(value: object) -> str:
    """Return a value as an author would write it in YAML."""
    return str(value).lower() if isinstance(value, bool) or value is None else str(value)


def _lacks(error: ValidationError) -> tuple[Words, Words]:
    missing = next(name for name in error.validator_value if name not in error.instance)
    return Words(f"ไม่มี {missing}", f"has no field {missing}."), Words(
        f"เพิ่มบรรทัด {missing}: พร้อมค่า ดูตัวอย่างใน docs/templates/ หรือรายการอื่นในไฟล์นี้",
        f"Add a line {missing}: with its value; docs/templates/ or other entries show how.",
    )  # fmt: skip


def _has_more(error: ValidationError) -> tuple[Words, Words]:
    extras = ", ".join(misplaced_names(error))
    known = ", ".join(error.schema.get("properties", {}))
    problem = Words(f"มีรายการที่ไม่มีใครอ่าน คือ {extras}", f"has a field that nothing reads: {extras}.")
    return problem, Words(
        f"ลบออก หรือแก้ชื่อให้ตรงกับชื่อใดชื่อหนึ่งต่อไปนี้ {known}",
        f"Delete it, or correct its name; the fields are: {known}.",
    )  # fmt: skip


def _form(error: ValidationError) -> tuple[Words, Words]:
    value = error.instance
    return Words(f"เป็น “{value}” ไม่ได้", f"cannot be “{value}”."), CORRECT


def _limit(th: str, en: str, remedy: Words) -> Callable[[ValidationError], tuple[Words, Words]]:
    """Return what is said of a limit, from sentences with ``{0}`` for it."""

    def said(error: ValidationError) -> tuple[Words, Words]:
        limit = error.validator_value
        if limit == 1 and error.validator.startswith("min") and not error.instance:
            return EMPTY, FILL
        return Words(th.format(limit), en.format(limit)), remedy

    return said


def _twice(error: ValidationError) -> tuple[Words, Words]:
    seen: list[object] = []
    for item in error.instance:
        if item in seen:
            shown = _shown(item)
            return Words(f"มี “{shown}” ซ้ำกัน", f"has “{shown}” twice."), Words(
                "ลบออกหนึ่งแห่ง", "Delete one of the two."
            )
        seen.append(item)
    return _other(error)


def _other(error: ValidationError) -> tuple[Words, Words]:
    if error.instance is None:
        return EMPTY, FILL
    return Words("ใช้ค่านี้ไม่ได้", "cannot have this value."), CORRECT


SHORTEN, LENGTHEN = Words("ตัดให้สั้นลง", "Shorten it."), Words("เขียนให้ชัดขึ้น", "Say more.")
ADD, REMOVE = (
    Words("เพิ่มให้ครบ", "Add what is missing."),
    Words("ลบส่วนที่เกิน", "Delete what is too much."),
)
CHANGE = Words("แก้ตัวเลข", "Correct the number.")
SAID: dict[str, Callable[[ValidationError], tuple[Words, Words]]] = {
    "type": _kind,
    "enum": _none_of,
    "const": _none_of,
    "required": _lacks,
    "additionalProperties": _has_more,
    "pattern": _form,
    "format": _form,
    "uniqueItems": _twice,
    "minLength": _limit("สั้นกว่า {0} อักขระ", "is shorter than {0} characters.", LENGTHEN),
    "maxLength": _limit("ยาวเกิน {0} อักขระ", "is longer than {0} characters.", SHORTEN),
    "minItems": _limit("มีไม่ถึง {0} รายการ", "has fewer than {0} entries.", ADD),
    "maxItems": _limit("มีเกิน {0} รายการ", "has more than {0} entries.", REMOVE),
    "minProperties": _limit("มีไม่ถึง {0} ชื่อ", "has fewer than {0} names.", ADD),
    "maxProperties": _limit("มีเกิน {0} ชื่อ", "has more than {0} names.", REMOVE),
    "minimum": _limit("น้อยกว่า {0}", "is less than {0}.", CHANGE),
    "maximum": _limit("มากกว่า {0}", "is more than {0}.", CHANGE),
}  # fmt: skip
