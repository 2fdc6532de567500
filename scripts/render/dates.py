"""Dates as readers write them: Buddhist era in Thai, common era in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

BUDDHIST_ERA = 543
MONTHS = {
    "th": ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
           "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip


def long_date(day: datetime.date, language: str) -> str:
    """Return a date in full: ``24 พฤศจิกายน 2569`` or ``24 November 2026``."""
    year = day.year + BUDDHIST_ERA if language == "th" else day.year
    return f"{day.day} {MONTHS[language][day.month - 1]} {year}"
