"""Dates as people write them: of the Buddhist Era, with Thai digits, day first."""

from __future__ import annotations

import datetime
import re

from content.thai import ARABIC

# How far the Buddhist Era is ahead, and from which year on a year must be one of it.
AHEAD = 543
BUDDHIST = 2400
MONTHS = (
    "มกราคม ม.ค. january", "กุมภาพันธ์ ก.พ. february", "มีนาคม มี.ค. march",
    "เมษายน เม.ย. april", "พฤษภาคม พ.ค. may", "มิถุนายน มิ.ย. june", "กรกฎาคม ก.ค. july",
    "สิงหาคม ส.ค. august", "กันยายน ก.ย. september", "ตุลาคม ต.ค. october",
    "พฤศจิกายน พ.ย. november", "ธันวาคม ธ.ค. december",
)  # fmt: skip
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})(?:[T ].*)?")
DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})[-/. ]\s*(?P<month>\d{1,2}|[^\d\s/-]{3,})[-/ .]\s*"
    r"(?:พ\.ศ\.|ค\.ศ\.)?\s*(?P<year>\d{4})"
)


def is_common_era(text: str) -> bool:
    """Tell whether a text is a date of the Common Era, as year-month-day, that exists."""
    try:
        return datetime.date.fromisoformat(text).year < BUDDHIST
    except ValueError:
        return False


def as_common_era(text: str) -> str | None:
    """Return the date that a text means, as year-month-day of the Common Era, or None."""
    written = text.translate(ARABIC).strip()
    match = YEAR_FIRST.fullmatch(written) or DAY_FIRST.fullmatch(written)
    month = _month(match["month"]) if match else None
    if match is None or month is None:
        return None
    year = int(match["year"])
    try:
        return datetime.date(
            year - AHEAD if year >= BUDDHIST else year, month, int(match["day"])
        ).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int | None:
    """Return the number of a month from its number or its name, or None."""
    if name.isdigit():
        return int(name)
    wanted = name.casefold().rstrip(".")
    for number, names in enumerate(MONTHS, 1):
        if any(one.rstrip(".") == wanted or one[:3] == wanted for one in names.split(" ")):
            return number
    return None
