"""Working days and the days rules of law fall due: worked by hand from holidays.csv and legal_calendar.csv."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.core import calendar
from khuyencong.core.calendar import DayOff, Law, Rule, WorkDays, due_day, window
from khuyencong.core.choices import Certainty, HolidayKind, RuleKind
from khuyencong.core.dates import Period
from khuyencong.core.models import Holiday, LegalRule
from khuyencong.core.readings import one_reading
from tests.factories.core import HolidayFactory, LegalRuleFactory


def off(day: str, kind: str = HolidayKind.TET, certainty: str = Certainty.READ) -> DayOff:
    return DayOff(date.fromisoformat(day), "nghỉ", kind, kind != HolidayKind.WORKED, certainty)


# Tết 2026: Monday 16/02 to Friday 20/02. 02/01/2026 was exchanged for Saturday 10/01.
TET_2026 = [off(f"2026-02-{day}") for day in range(16, 21)]
DAYS = WorkDays.of([*TET_2026, off("2026-01-02", HolidayKind.SWAPPED), off("2026-01-10", HolidayKind.WORKED)])


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2026, 1, 9), True),
            (date(2026, 1, 10), True),  # the Saturday worked
            (date(2026, 1, 11), False),
            (date(2026, 1, 2), False),  # the Friday off for it
            (date(2026, 2, 16), False),
            (date(2026, 2, 23), True),
        ],
    )
    def test_a_day(self, day, works):
        assert DAYS.is_working_day(day) is works

    @pytest.mark.parametrize(
        ("start", "amount", "end"),
        [
            (date(2026, 2, 13), 1, date(2026, 2, 23)),  # the Friday before Tết → the Monday after
            (date(2026, 2, 10), 10, date(2026, 3, 3)),
            (date(2026, 2, 17), 1, date(2026, 2, 23)),  # begun on a day off
            (date(2026, 1, 9), 1, date(2026, 1, 10)),
            (date(2026, 1, 8), 3, date(2026, 1, 12)),
            (date(2026, 2, 23), -1, date(2026, 2, 13)),
            (date(2026, 3, 10), -7, date(2026, 2, 27)),
            (date(2026, 2, 14), 0, date(2026, 2, 14)),
        ],
    )
    def test_adding(self, start, amount, end):
        assert DAYS.add(start, amount) == end

    @given(start=st.dates(date(2025, 12, 1), date(2026, 4, 30)), amount=st.integers(1, 60))
    def test_counting_undoes_adding(self, start, amount):
        end = DAYS.add(start, amount)
        assert DAYS.is_working_day(end)
        assert DAYS.between(start, end) == amount
        assert DAYS.add(end, -DAYS.between(start, end)) == start or not DAYS.is_working_day(start)

    @given(start=st.dates(date(2026, 1, 1), date(2026, 4, 30)), amount=st.integers(0, 30))
    def test_later_starts_never_end_earlier(self, start, amount):
        assert DAYS.add(start, amount) <= DAYS.add(start + timedelta(days=1), amount)

    def test_a_year_without_rows_is_said(self):
        assert DAYS.doubts(date(2026, 12, 20), date(2027, 1, 10)) == (
            "lịch nghỉ năm 2027 chưa có, mới trừ thứ bảy, chủ nhật",
        )
        assert DAYS.doubts(date(2026, 2, 1), date(2026, 3, 1)) == ()

    def test_a_year_with_a_swapped_saturday_alone_is_not_known(self):
        days = WorkDays.of([off("2014-12-27", HolidayKind.WORKED), off("2015-01-01", HolidayKind.PUBLIC)])
        assert days.years == frozenset()

    def test_days_nobody_verified_are_said(self):
        doubtful = WorkDays.of([off("2027-02-05", certainty=Certainty.INFERRED)])
        assert doubtful.doubts(date(2027, 2, 1), date(2027, 2, 20)) == ("ngày nghỉ chưa kiểm chứng: 05/02/2027",)
        assert doubtful.doubts(date(2027, 3, 1), date(2027, 3, 20)) == ()


CLOCK = Rule("LC38", "Xem xét hồ sơ", RuleKind.CLOCK, amount=10, amount_unit="ngay_lam_viec")
YEARLY = Rule("LC01", "Gửi hồ sơ", RuleKind.YEARLY, month=5, day=20, strictly_before=True)


class TestEachKind:
    def test_before_the_20th_of_may_is_the_19th_at_the_latest(self):
        assert due_day(YEARLY, DAYS, year=2026) == date(2026, 5, 19)

    def test_a_day_of_the_year_after(self):
        rule = replace(YEARLY, month=1, day=22, year_offset=1, strictly_before=False)
        assert due_day(rule, DAYS, year=2026) == date(2027, 1, 22)

    def test_each_month_before_the_25th(self):
        rule = Rule("LC03", "Báo cáo tháng", RuleKind.MONTHLY, day=25, strictly_before=True)
        assert due_day(rule, DAYS, year=2026, number=11) == date(2026, 11, 24)
        assert due_day(replace(rule, day=31, strictly_before=False), DAYS, year=2026, number=2) == date(2026, 2, 28)

    @pytest.mark.parametrize(
        ("amount", "unit", "event", "due"),
        [
            (15, "ngay", date(2026, 2, 10), date(2026, 2, 25)),  # calendar days run through Tết
            (15, "ngay_lam_viec", date(2026, 2, 10), date(2026, 3, 10)),
            (-7, "ngay_lam_viec", date(2026, 3, 10), date(2026, 2, 27)),
            (6, "thang", date(2026, 8, 31), date(2027, 2, 28)),
            (24, "thang", date(2024, 2, 29), date(2026, 2, 28)),
            (5, "nam", date(2024, 2, 29), date(2029, 2, 28)),
        ],
    )
    def test_a_clock(self, amount, unit, event, due):
        assert due_day(replace(CLOCK, amount=amount, amount_unit=unit), DAYS, event) == due

    def test_each_period_ends_with_its_last_month(self):
        rule = Rule("LC06", "Báo cáo quý", RuleKind.PERIOD, amount=3, amount_unit="thang")
        assert [due_day(rule, DAYS, year=2026, number=n) for n in (1, 2)] == [date(2026, 3, 31), date(2026, 6, 30)]
        assert due_day(rule, DAYS, year=2026) == date(2026, 12, 31)

    def test_a_window_is_two_days(self):
        rule = Rule("LC19", "Kỳ quý I", RuleKind.WINDOW, month=12, day=15, year_offset=-1, end_month=3, end_day=14)
        assert window(rule, 2026) == Period(date(2025, 12, 15), date(2026, 3, 14))
        assert due_day(rule, DAYS, year=2026) == date(2026, 3, 14)
        five_years = Rule("LC31", "5 năm", RuleKind.WINDOW, amount=5, amount_unit="nam")
        assert due_day(five_years, DAYS, date(2020, 7, 1)) == date(2025, 7, 1)

    def test_a_cycle_and_a_limit(self):
        assert due_day(
            Rule("LC33", "Chu kỳ", RuleKind.CYCLE, amount=2, amount_unit="nam"), DAYS, date(2024, 9, 1)
        ) == date(2026, 9, 1)
        assert due_day(Rule("LC32", "Giới hạn", RuleKind.LIMIT, amount=2, amount_unit="lan_nam_co_so"), DAYS) is None

    def test_asked_without_what_it_counts_from(self):
        with pytest.raises(ValueError, match="LC38 cần ngày sự kiện"):
            due_day(CLOCK, DAYS)
        with pytest.raises(ValueError, match="LC01 cần năm"):
            due_day(YEARLY, DAYS)


class TestVersions:
    law = Law.of(
        [
            replace(YEARLY, valid_to=date(2025, 12, 31)),
            replace(YEARLY, month=9, day=15, valid_from=date(2026, 1, 1)),
            replace(CLOCK, valid_to=date(2025, 12, 31)),
            replace(CLOCK, amount=5, valid_from=date(2026, 1, 1)),
        ],
        DAYS,
    )

    def test_the_version_of_the_day_speaks(self):
        assert self.law.due("LC01", year=2025).on == date(2025, 5, 19)
        assert self.law.due("LC01", year=2026).on == date(2026, 9, 14)

    def test_a_clock_keeps_the_version_it_began_under(self):
        assert self.law.due("LC38", date(2025, 12, 31)).rule.amount == 10
        assert self.law.due("LC38", date(2026, 1, 1)).rule.amount == 5

    def test_no_rule_no_day(self):
        assert self.law.due("LC99", date(2026, 1, 1)) is None
        assert Law.of([replace(CLOCK, valid_from=date(2026, 1, 1))], DAYS).due("LC38", date(2025, 1, 1)) is None

    def test_what_is_uncertain_comes_with_the_day(self):
        assert self.law.due("LC38", date(2025, 12, 20)).doubts == (
            "lịch nghỉ năm 2025 chưa có, mới trừ thứ bảy, chủ nhật",
        )
        assert self.law.due("LC01", year=2040).doubts == ()  # no working days are counted

    def test_the_ground_tells_the_article(self):
        rule = replace(CLOCK, source="Đề xuất", article="", certainty=Certainty.INFERRED, remind_days="3;7;1")
        ground = Law.of([rule], DAYS).due("LC38", date(2026, 2, 1)).ground
        assert (ground.article, ground.is_verified, ground.remind_from) == ("Đề xuất", False, 7)


@pytest.mark.django_db
class TestRows:
    def test_the_reference_rows_are_there(self):
        assert Holiday.objects.count() == 192
        assert LegalRule.objects.count() == 45
        assert calendar.current().days.years == frozenset(range(2015, 2028))

    def test_a_change_is_seen_at_once(self, django_assert_num_queries):
        assert calendar.add_working_days(date(2026, 12, 4), 1) == date(2026, 12, 7)
        HolidayFactory(date=date(2026, 12, 7))
        assert calendar.add_working_days(date(2026, 12, 4), 1) == date(2026, 12, 8)
        with connection.cursor() as cursor:  # whoever writes
            cursor.execute("DELETE FROM core_holiday WHERE date = '2026-12-07'")
        assert calendar.is_working_day(date(2026, 12, 7))

    def test_one_query_tells_that_nothing_changed(self, django_assert_num_queries):
        calendar.current()
        with django_assert_num_queries(1):
            calendar.due("LC38", date(2026, 2, 10))
        with django_assert_num_queries(1), one_reading():
            calendar.due("LC38", date(2026, 2, 10))
            calendar.due("LC39", date(2026, 2, 10))
            assert calendar.working_days_between(date(2026, 2, 13), date(2026, 2, 23)) == 1

    def test_a_rolled_back_change_is_forgotten(self):
        with transaction.atomic():
            HolidayFactory(date=date(2026, 12, 8))
            assert not calendar.is_working_day(date(2026, 12, 8))
            transaction.set_rollback(True)
        assert calendar.is_working_day(date(2026, 12, 8))


@pytest.mark.django_db
class TestConstraints:
    def refused(self, name: str, made_by, **facts) -> None:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            made_by(**facts)

    def test_two_versions_never_share_a_day(self):
        LegalRuleFactory(code="THU1", valid_to=date(2025, 12, 31))
        LegalRuleFactory(code="THU1", valid_from=date(2026, 1, 1))
        self.refused("legalrule_no_overlap", LegalRuleFactory, code="THU1", valid_from=date(2027, 1, 1))

    @pytest.mark.parametrize(
        "facts",
        [
            {"kind": RuleKind.YEARLY},
            {"kind": RuleKind.MONTHLY, "month": 5},
            {"kind": RuleKind.CLOCK, "amount": None},
            {"kind": RuleKind.CLOCK, "amount": 3, "amount_unit": "lop_nam"},
            {"kind": RuleKind.PERIOD, "amount": 5, "amount_unit": "thang"},
            {"kind": RuleKind.WINDOW, "amount": None, "month": 1, "day": 1},
            {"kind": RuleKind.LIMIT, "amount": None},
        ],
    )
    def test_a_kind_has_what_it_needs(self, facts):
        self.refused("legalrule_has_what_its_kind_needs", LegalRuleFactory, **facts)

    @pytest.mark.parametrize(("field", "value"), [("month", 13), ("day", 32), ("end_month", 0), ("year_offset", 9)])
    def test_days_and_months_are_such(self, field, value):
        self.refused(f"legalrule_{field}_in_range", LegalRuleFactory, **{field: value})

    def test_reminders_are_numbers(self):
        self.refused("legalrule_remind_days_shape", LegalRuleFactory, remind_days="30, 15")

    def test_a_worked_saturday_is_no_day_off(self):
        self.refused("holiday_worked_is_no_day_off", HolidayFactory, kind=HolidayKind.WORKED, day_off=True)
        self.refused("holiday_worked_is_no_day_off", HolidayFactory, kind=HolidayKind.TET, day_off=False)

    def test_the_words_are_vietnamese(self):
        with pytest.raises(ValidationError, match="Thiếu ô của cách tính này"):
            LegalRuleFactory.build(kind=RuleKind.YEARLY, code="THU2", name="x").full_clean()
