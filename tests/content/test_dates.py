"""Dates that people write are understood, and offered as the data want them."""

from __future__ import annotations

import pytest

from content.dates import as_common_era, is_common_era


@pytest.mark.parametrize(
    "text",
    [
        "2569-11-24", "๒๕๖๙-๑๑-๒๔", "24/11/2569", "24-11-2026", "2026/11/24", "24 พ.ย. 2569",
        "24 พฤศจิกายน พ.ศ. 2569", "24 Nov 2026", "2026-11-24T10:00:00", "24.11.2569",
    ],
)  # fmt: skip
def test_a_date_in_another_form_is_understood(text: str) -> None:
    assert not is_common_era(text)
    assert as_common_era(text) == "2026-11-24"


@pytest.mark.parametrize("text", ["2026-11-31", "2026-13-40", "31/02/2569", "2569", "", "ก"])
def test_no_date_is_made_up(text: str) -> None:
    assert not is_common_era(text)
    assert as_common_era(text) is None


def test_a_leap_day_of_the_buddhist_era_is_that_of_its_own_year() -> None:
    assert as_common_era("2567-02-29") == "2024-02-29"


def test_a_date_of_the_common_era_is_one() -> None:
    assert is_common_era("2026-11-24")
