"""Cells told from the day of loading."""

from datetime import date, datetime

import pytest

from khuyencong.core.dates import ZONE
from khuyencong.portal.services.relative import Relative

AUTUMN = Relative(date(2026, 11, 22))
NEW_YEAR = Relative(date(2027, 1, 3))


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        ("2023-03-30", date(2023, 3, 30)),
        ("today", date(2026, 11, 22)),
        ("today-12", date(2026, 11, 10)),
        ("today-400 in year", date(2026, 1, 1)),
        ("year-1/09-12", date(2025, 9, 12)),
        ("quarter+0.start", date(2026, 10, 1)),
        ("quarter-1.end-16", date(2026, 9, 14)),
        ("quarter-4.start", date(2025, 10, 1)),
    ],
)
def test_dates(cell, on):
    assert AUTUMN.date(cell) == on


def test_a_quarter_before_the_first_is_of_last_year():
    assert (NEW_YEAR.number("quarter-1.year"), NEW_YEAR.number("quarter-1.number")) == (2026, 4)
    assert NEW_YEAR.text("BC{quarter-1.year}Q{quarter-1.number}") == "BC2026Q4"


def test_numbers_words_and_moments():
    assert AUTUMN.number("5978000000") == 5_978_000_000
    assert AUTUMN.number("year-1") == 2025
    assert AUTUMN.text("Kế hoạch {year}–{year+4}, {đơn vị}") == "Kế hoạch 2026–2030, {đơn vị}"
    assert AUTUMN.moment("today-5 09:30") == datetime(2026, 11, 17, 9, 30, tzinfo=ZONE)
    assert AUTUMN.moment("today-5") == datetime(2026, 11, 17, 8, 0, tzinfo=ZONE)


@pytest.mark.parametrize("cell", ["hôm qua", "30/3/2023", "quarter-1", "today-x"])
def test_what_cannot_be_read_is_refused(cell):
    with pytest.raises(ValueError, match=r"isoformat|Invalid"):
        AUTUMN.date(cell)


def test_a_quarter_is_named_in_roman_numbers():
    """“Everywhere in people-facing text a quarter is “quý III””."""
    assert AUTUMN.text("Nhắc gửi báo cáo {quarter-1.name}") == "Nhắc gửi báo cáo quý III/2026"
    assert NEW_YEAR.text("{quarter-1.name}") == "quý IV/2026"
