"""“Periods: property tests over windows, lateness in working days, grace, Tết …”"""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collaborators import services
from collaborators.choices import PERIODS_A_YEAR, PeriodKind, PeriodWindow
from collaborators.models import PeriodRule, ReportingPeriod
from collaborators.queries import last_day, late_days, windows
from khuyencong.core.calendar import DayOff, WorkDays
from khuyencong.core.choices import Role
from khuyencong.core.dates import ZONE
from tests.people import person

TET = [DayOff(date(2026, 2, 16) + timedelta(days=n), "Tết", "tet", True, "S") for n in range(5)]
DAYS = WorkDays.of(TET)
RULES = st.builds(
    PeriodRule,
    kind=st.sampled_from(PeriodKind.values),
    window=st.sampled_from(PeriodWindow.values),
    opens_before=st.integers(0, 20),
    due_after=st.integers(0, 20),
    grace=st.integers(0, 5),
)
YEARS = st.integers(2015, 2045)
DATES = st.dates(date(2025, 6, 1), date(2027, 6, 1))


@given(RULES, YEARS)
def test_windows_follow_each_other_without_a_gap(rule, year):
    """“calendar quarters by default, 15th-to-14th windows as the province's choice”: every day is in one period."""
    this, following = windows(rule, year, DAYS), windows(rule, year + 1, DAYS)
    assert [one.quarter for one in this] == list(range(1, PERIODS_A_YEAR[rule.kind] + 1))
    for one, after in zip(this, [*this[1:], following[0]], strict=True):
        assert after.starts_on == one.ends_on + timedelta(days=1)
        assert one.starts_on <= one.ends_on
        assert one.opens_on <= one.ends_on <= one.due_on  # the period is not the window in which it is sent
    if rule.window == PeriodWindow.MID_MONTH:
        assert all((one.starts_on.day, one.ends_on.day) == (15, 14) for one in this)
    else:
        assert (this[0].starts_on, this[-1].ends_on) == (date(year, 1, 1), date(year, 12, 31))


@given(RULES, YEARS)
def test_the_due_day_is_so_many_working_days_after(rule, year):
    for one in windows(rule, year, DAYS):
        assert DAYS.between(one.ends_on, one.due_on) == rule.due_after


def of(due_on: date, grace: int = 0) -> ReportingPeriod:
    return ReportingPeriod(year=2026, quarter=1, due_on=due_on, grace=grace)


@given(DATES, st.integers(0, 10), DATES)
def test_lateness_is_counted_in_working_days(due_on, grace, sent_on):
    """0 until the last day on time; then never 0, never falling, one more for each working day, none for Tết."""
    period = of(due_on, grace)
    last = last_day(period, DAYS)
    late = late_days(period, sent_on, DAYS)
    assert (late == 0) == (sent_on <= last)
    assert DAYS.is_working_day(last)
    assert last >= due_on
    if late:
        worked = sum(DAYS.is_working_day(last + timedelta(days=n)) for n in range(1, (sent_on - last).days + 1))
        assert late == max(1, worked)
        assert late_days(period, sent_on + timedelta(days=1), DAYS) - late in {0, 1}


@given(DATES, st.integers(0, 10))
def test_grace_moves_the_last_day_and_nothing_else(due_on, grace):
    plain, kind = last_day(of(due_on), DAYS), last_day(of(due_on, grace), DAYS)
    assert DAYS.between(plain, kind) == grace


@pytest.mark.parametrize(
    ("due_on", "grace", "sent_on", "late"),
    [
        (date(2026, 2, 13), 0, date(2026, 2, 13), 0),  # thứ sáu trước Tết
        (date(2026, 2, 13), 0, date(2026, 2, 14), 1),  # thứ bảy: tính là ngày làm việc sau
        (date(2026, 2, 13), 0, date(2026, 2, 23), 1),  # cả Tết chỉ là một ngày muộn
        (date(2026, 2, 13), 1, date(2026, 2, 23), 0),  # gia hạn một ngày làm việc qua hết Tết
        (date(2026, 2, 17), 0, date(2026, 2, 23), 0),  # hạn rơi mùng một: dời đến ngày làm việc đầu
        (date(2026, 2, 17), 0, date(2026, 2, 24), 1),
    ],
)
def test_around_tet(due_on, grace, sent_on, late):
    assert late_days(of(due_on, grace), sent_on, DAYS) == late


@pytest.mark.parametrize(("clock", "late"), [(time(23, 59), 0), (time(0, 1), 1)])
def test_the_day_ends_at_midnight_in_vietnam(clock, late):
    day = date(2026, 3, 10) if clock.hour else date(2026, 3, 11)
    assert late_days(of(date(2026, 3, 10)), datetime.combine(day, clock, ZONE), DAYS) == late


@pytest.mark.django_db
def test_a_year_is_opened_by_the_rule_once():
    staff = person(Role.STAFF)
    made = services.open_year(by=staff, year=2031)
    assert (made[0].quarter, made[0].starts_on, made[0].ends_on) == (1, date(2031, 1, 1), date(2031, 3, 31))
    assert len(made) == 4
    assert services.open_year(by=staff, year=2031) == []


@pytest.mark.django_db
def test_the_province_chooses_windows_of_the_fifteenth():
    PeriodRule.objects.filter(kind="quy").update(window=PeriodWindow.MID_MONTH, grace=2)
    made = services.open_year(by=person(Role.STAFF), year=2031)
    assert (made[2].starts_on, made[2].ends_on, made[2].grace) == (date(2031, 6, 15), date(2031, 9, 14), 2)
    assert made[0].starts_on == date(2030, 12, 15)
