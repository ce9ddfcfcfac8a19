"""One month of the calendar: weeks from Monday, days off, what falls due, what the law fixes."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from khuyencong.core import calendar
from khuyencong.core.calendar import DayOff, Due
from khuyencong.core.dates import Period
from khuyencong.portal.queries.tasks import Task

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Day:
    date: date
    in_month: bool
    is_today: bool
    is_working: bool
    special: DayOff | None
    tasks: tuple[Task, ...]

    @property
    def weekday(self) -> str:
        return _WEEKDAYS[self.date.weekday()]

    @property
    def says_something(self) -> bool:
        """Worth a line in the list a narrow screen shows."""
        return self.in_month and bool(self.tasks or self.special or self.is_today)


@dataclass(frozen=True)
class Month:
    period: Period
    days: tuple[Day, ...]
    fixed: tuple[Due, ...]
    doubts: tuple[str, ...]

    @property
    def number(self) -> int:
        return self.period.starts_on.month

    @property
    def year(self) -> int:
        return self.period.starts_on.year

    @property
    def previous(self) -> str:
        return f"{self.period.starts_on - timedelta(days=1):%Y-%m}"

    @property
    def next(self) -> str:
        return f"{self.period.ends_on + timedelta(days=1):%Y-%m}"


def period_of(text: str, on: date) -> Period:
    """“2026-11” → November 2026; anything else is the month of ``on``."""
    year, _, month = text.partition("-")
    if year.isdecimal() and month.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12:
        return Period.month(int(year), int(month))
    return Period.month(on.year, on.month)


def month_of(period: Period, tasks: Iterable[Task], on: date) -> Month:
    """``tasks`` on the days of one calendar month, the days of the weeks around it included."""
    law = calendar.current()
    due = defaultdict(list)
    for task in tasks:
        due[task.deadline.due_on].append(task)
    first = period.starts_on
    days = tuple(
        Day(
            date=day,
            in_month=period.contains(day),
            is_today=day == on,
            is_working=law.days.is_working_day(day),
            special=law.days.days.get(day),
            tasks=tuple(due[day]) if period.contains(day) else (),
        )
        for day in Calendar().itermonthdates(first.year, first.month)
    )
    missing = () if first.year in law.days.years else law.days.doubts(first, first)
    return Month(period, days, tuple(law.fixed(period)), missing)
