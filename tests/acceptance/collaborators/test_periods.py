"""“Periods: property tests over windows, lateness in working days, grace, Tết …”"""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from collaborators import queries, services
from collaborators.choices import PERIODS_A_YEAR, PeriodKind, PeriodWindow
from collaborators.models import PeriodRule, ReportingPeriod
from collaborators.queries import last_day, late_days, windows
from collaborators.queries.board import Board
from khuyencong.core.calendar import DayOff, WorkDays
from khuyencong.core.choices import Role
from khuyencong.core.dates import ZONE, today
from khuyencong.core.exceptions import DomainError
from tests.acceptance.collaborators.acts import sent, writer
from tests.factories.collaborators import AppointmentFactory, PeriodFactory, ReportFactory, RuleFactory
from tests.factories.offices import FAR_PROVINCE, unit
from tests.people import person

TET = [DayOff(date(2026, 2, 16) + timedelta(days=n), "Tết", "tet", True, "S") for n in range(5)]
DAYS = WorkDays.of(TET)
RULES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(PeriodKind.values),
        "window": st.sampled_from(PeriodWindow.values),
        "opens_before": st.integers(0, 20),
        "due_after": st.integers(0, 20),
        "grace": st.integers(0, 5),
    }
).map(lambda facts: PeriodRule(**facts))
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


# --- one province's own choice -------------------------------------------------------------------------------------


@pytest.fixture
def far():
    """A collaborator of another province."""
    return AppointmentFactory(unit=unit(FAR_PROVINCE))


def own_rule():
    always = {"valid_from": None, "valid_to": None}
    return RuleFactory(kind="quy", window=PeriodWindow.MID_MONTH, unit=unit(FAR_PROVINCE), due_after=3, **always)


@pytest.mark.django_db
def test_one_province_has_windows_of_its_own_and_the_others_the_common_ones(far):
    """“calendar quarters by default, 15th-to-14th windows as the province's choice”: the choice is a row of data."""
    own_rule()
    here = AppointmentFactory()
    made = services.open_year(by=person(Role.ADMIN), year=2031)
    assert len(made) == 8
    on = date(2031, 12, 31)
    theirs, ours = ([period for period, _ in queries.my_periods(term, on)] for term in (far, here))
    assert [(one.starts_on.day, one.ends_on.day) for one in theirs] == [(15, 14)] * 4
    assert [one.unit for one in theirs] == [unit(FAR_PROVINCE)] * 4
    assert [one.starts_on for one in ours][-1] == date(2031, 1, 1)
    assert services.open_year(by=person(Role.ADMIN), year=2031) == []


@pytest.mark.django_db
def test_each_is_asked_only_in_the_period_of_its_province(far):
    """Board, the unsent, reminders, deadlines: nobody is missing in a period that is not theirs."""
    here, admin = AppointmentFactory(), person(Role.ADMIN)
    common = PeriodFactory(late=True)
    own = PeriodFactory(late=True, unit=unit(FAR_PROVINCE), year=common.year, quarter=common.quarter)
    for period, asked in ((common, here), (own, far)):
        assert [line.appointment for line in Board(admin, period, today()).lines] == [asked]
        assert list(queries.unsent(user=admin, period=period, on=today())) == [asked]
        assert list(queries.silent(period, today())) == [asked]
    lines = [one.what for one in queries.deadlines(admin, today()) if "chưa gửi báo cáo" in one.what]
    assert [what.split()[0] for what in lines] == ["1", "1"]
    other = PeriodFactory(late=True)  # no own one of this number: both are asked
    assert {line.appointment for line in Board(admin, other, today()).lines} == {here, far}


@pytest.mark.django_db
def test_a_period_of_another_province_is_not_there(far):
    user, term, _ = writer()
    own = PeriodFactory(unit=unit(FAR_PROVINCE))
    client = Client()
    client.force_login(user)
    assert client.get(reverse("collaborators:write", args=[own.pk])).status_code == 404
    with pytest.raises(DomainError, match="của tỉnh khác"):
        sent(term, own)
    desk = Client()
    desk.force_login(person(Role.STAFF))  # of the city
    assert desk.get(reverse("collaborators:compiled", args=[own.pk])).status_code == 404


@pytest.mark.django_db
def test_a_common_period_on_which_a_province_has_begun_stays_its_own(far):
    """A choice made in the middle of a year does not ask anybody twice."""
    common = PeriodFactory(year=2031, quarter=1)
    ReportFactory(appointment=far, period=common)
    own_rule()
    made = services.open_year(by=person(Role.ADMIN), year=2031)
    assert sorted(one.quarter for one in made if one.unit_id) == [2, 3, 4]


@pytest.mark.django_db
def test_lateness_of_a_term_is_of_the_periods_of_its_province(far):
    here = AppointmentFactory()
    common = PeriodFactory(late=True)
    PeriodFactory(late=True, unit=unit(FAR_PROVINCE), year=common.year, quarter=common.quarter)
    ReportFactory(appointment=here, period=common, sent=True)
    found = queries.arrears([here, far], today() + timedelta(days=10))
    assert [(found[term.pk].asked, found[term.pk].missing) for term in (here, far)] == [(1, 0), (1, 1)]
