"""Periods: calendar and reporting windows, their edges, the same period last year, their labels."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.core.dates import Period, PeriodError

days = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("period", "starts_on", "ends_on", "label"),
    [
        (Period.calendar_year(2023), date(2023, 1, 1), date(2023, 12, 31), "năm 2023"),
        (Period.half_year(2024, 1), date(2024, 1, 1), date(2024, 6, 30), "6 tháng đầu năm 2024"),
        (Period.half_year(2024, 2), date(2024, 7, 1), date(2024, 12, 31), "6 tháng cuối năm 2024"),
        (Period.quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31), "quý I/2026"),
        (Period.quarter(2026, 3), date(2026, 7, 1), date(2026, 9, 30), "quý III/2026"),
        (Period.quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31), "quý IV/2026"),
        (Period.month(2024, 2), date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024"),
        (Period.reporting_year(2023), date(2022, 12, 15), date(2023, 12, 14), "15/12/2022 – 14/12/2023"),
        (Period.reporting_half_year(2023, 1), date(2022, 12, 15), date(2023, 6, 14), "15/12/2022 – 14/06/2023"),
        (Period.reporting_half_year(2023, 2), date(2023, 6, 15), date(2023, 12, 14), "15/06/2023 – 14/12/2023"),
        (Period.reporting_quarter(2023, 1), date(2022, 12, 15), date(2023, 3, 14), "15/12/2022 – 14/03/2023"),
        (Period.reporting_quarter(2023, 3), date(2023, 6, 15), date(2023, 9, 14), "15/06/2023 – 14/09/2023"),
        (
            Period.between(date(2022, 1, 1), date(2022, 9, 30)),
            date(2022, 1, 1),
            date(2022, 9, 30),
            "9 tháng đầu năm 2022",
        ),
        (
            Period.between(date(2021, 1, 1), date(2025, 12, 31)),
            date(2021, 1, 1),
            date(2025, 12, 31),
            "01/01/2021 – 31/12/2025",
        ),
        (Period.between(date(2022, 5, 4), date(2022, 5, 4)), date(2022, 5, 4), date(2022, 5, 4), "ngày 04/05/2022"),
    ],
)
def test_period_has_its_days_and_its_name(period, starts_on, ends_on, label):
    assert (period.starts_on, period.ends_on) == (starts_on, ends_on)
    assert period.label() == label
    assert str(period) == label


def test_period_is_its_days_however_it_was_made():
    assert Period.between(date(2023, 1, 1), date(2023, 12, 31)) == Period.calendar_year(2023)
    with pytest.raises(FrozenInstanceError):
        Period.calendar_year(2023).starts_on = date(2020, 1, 1)


def test_period_reversed_is_refused_in_a_sentence():
    with pytest.raises(PeriodError) as caught:
        Period.between(date(2025, 3, 5), date(2025, 3, 4))

    assert str(caught.value) == (
        "Kỳ báo cáo kết thúc ngày 04/03/2025, trước ngày bắt đầu 05/03/2025. Đổi lại hai ngày."
    )


@pytest.mark.parametrize(
    ("make", "number", "message"),
    [
        (Period.quarter, 5, "Không có quý 5. Chọn từ 1 đến 4."),
        (Period.reporting_quarter, 0, "Không có quý 0. Chọn từ 1 đến 4."),
        (Period.half_year, 3, "Không có nửa năm 3. Chọn từ 1 đến 2."),
        (Period.month, 13, "Không có tháng 13. Chọn từ 1 đến 12."),
    ],
)
def test_period_number_out_of_range_is_refused(make, number, message):
    with pytest.raises(PeriodError) as caught:
        make(2025, number)

    assert str(caught.value) == message


def test_contains_both_edges_and_nothing_beyond():
    period = Period.reporting_year(2023)

    assert not period.contains(date(2022, 12, 14))
    assert period.contains(date(2022, 12, 15))
    assert period.contains(date(2023, 12, 14))
    assert not period.contains(date(2023, 12, 15))


def test_contains_counts_a_moment_by_the_vietnamese_clock():
    period = Period.calendar_year(2023)

    assert not period.contains(datetime(2022, 12, 31, 16, 30, tzinfo=UTC))  # 23:30 on 31/12/2022
    assert period.contains(datetime(2022, 12, 31, 17, 30, tzinfo=UTC))  # 00:30 on 1/1/2023
    assert period.contains(datetime(2023, 12, 31, 16, 30, tzinfo=UTC))
    assert not period.contains(datetime(2023, 12, 31, 17, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("period", "previous"),
    [
        (Period.calendar_year(2024), Period.calendar_year(2023)),
        (Period.reporting_year(2024), Period.reporting_year(2023)),
        (Period.quarter(2024, 1), Period.quarter(2023, 1)),
        (Period.month(2024, 2), Period.month(2023, 2)),
        (Period.month(2025, 2), Period.month(2024, 2)),
        (
            Period.between(date(2024, 2, 29), date(2024, 2, 29)),
            Period.between(date(2023, 2, 28), date(2023, 2, 28)),
        ),
        (
            Period.between(date(2024, 2, 10), date(2024, 2, 29)),
            Period.between(date(2023, 2, 10), date(2023, 2, 28)),
        ),
        (
            Period.between(date(2025, 2, 10), date(2025, 2, 28)),
            Period.between(date(2024, 2, 10), date(2024, 2, 28)),
        ),
    ],
)
def test_previous_year_is_the_same_window_a_year_before(period, previous):
    assert period.previous_year() == previous


@given(days, st.integers(0, 800))
def test_previous_year_exists_for_any_window(start, length):
    period = Period.between(start, start + timedelta(days=length))

    previous = period.previous_year()

    assert previous.starts_on.year == period.starts_on.year - 1
    assert abs(previous.days - period.days) <= 1


@given(st.integers(1950, 2099))
def test_reporting_quarters_tile_the_reporting_year(year):
    quarters = [Period.reporting_quarter(year, number) for number in (1, 2, 3, 4)]

    assert quarters[0].starts_on == Period.reporting_year(year).starts_on
    assert quarters[3].ends_on == Period.reporting_year(year).ends_on
    assert all(a.ends_on + timedelta(days=1) == b.starts_on for a, b in pairwise(quarters))
    assert sum(quarter.days for quarter in quarters) == Period.reporting_year(year).days
    assert Period.reporting_year(year).ends_on + timedelta(days=1) == Period.reporting_year(year + 1).starts_on


def test_periods_sort_by_their_days():
    years = [Period.calendar_year(2024), Period.calendar_year(2022), Period.calendar_year(2023)]

    assert [period.label() for period in sorted(years)] == ["năm 2022", "năm 2023", "năm 2024"]
