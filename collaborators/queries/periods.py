"""Windows of periods, and lateness in working days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q

from collaborators.choices import PERIODS_A_YEAR, PeriodWindow
from collaborators.models import Appointment, PeriodRule, Reopening, ReportingPeriod
from khuyencong.core import calendar
from khuyencong.core.calendar import WorkDays
from khuyencong.core.dates import Period, local_date


@dataclass(frozen=True)
class Window:
    """One period a rule gives: its figures, and when it is taken in."""

    quarter: int
    starts_on: date
    ends_on: date
    opens_on: date
    due_on: date


def windows(rule: PeriodRule, year: int, days: WorkDays) -> list[Window]:
    """The periods of a year, as the rule divides it. They follow each other without a gap."""
    number = PERIODS_A_YEAR[rule.kind]
    months = 12 // number
    made = []
    for quarter in range(1, number + 1):
        span = Period.calendar_year(year) if number == 1 else _months(year, quarter, months)
        if rule.window == PeriodWindow.MID_MONTH:
            span = _mid_month(span)
        opens_on = days.add(span.ends_on, -rule.opens_before) if rule.opens_before else span.ends_on
        due_on = days.add(span.ends_on, rule.due_after) if rule.due_after else span.ends_on
        made.append(Window(quarter, span.starts_on, span.ends_on, opens_on, due_on))
    return made


def _months(year: int, number: int, months: int) -> Period:
    first = Period.month(year, (number - 1) * months + 1)
    return Period(first.starts_on, Period.month(year, number * months).ends_on)


def _mid_month(span: Period) -> Period:
    """15/6 – 14/9 for the third quarter (NĐ 09/2019/NĐ-CP Đ12 as one province applies it)."""
    before = span.starts_on - timedelta(days=1)
    return Period(before.replace(day=15), span.ends_on.replace(day=14))


def last_day(period: ReportingPeriod, days: WorkDays | None = None) -> date:
    """The last day that is still on time: the due day, or the working day it moves to, and the days of grace."""
    return last_day_of(period.due_on, period.grace, days)


def last_day_of(due_on: date, grace: int, days: WorkDays | None = None) -> date:
    days = days or calendar.current().days
    first = due_on if days.is_working_day(due_on) else days.add(due_on, 1)
    return days.add(first, grace) if grace else first


def late_days(period: ReportingPeriod, moment: datetime | date | None, days: WorkDays | None = None) -> int:
    """Working days after the last one on time; 0 is on time, or not sent. A day off after it counts as the next one."""
    if moment is None:
        return 0
    days = days or calendar.current().days
    last, on = last_day(period, days), local_date(moment)
    return max(1, days.between(last, on)) if on > last else 0


def rules_on(kind: str, day: date) -> list[PeriodRule]:
    """The common one first, then those of provinces that chose their own."""
    return list(PeriodRule.objects.on(day).filter(kind=kind).order_by(F("unit").asc(nulls_first=True)))


def asked_of(period: ReportingPeriod, term: str = "") -> Q:
    """Terms that report on a period: of its province; a common one, of every province without its own in its place.

    ``term`` is the way from the row to the term, with its two underscores.
    """
    if period.unit_id:
        return Q(**{f"{term}unit": period.unit_id})
    same = {name: getattr(period, name) for name in ("kind", "year", "quarter")}
    own = ReportingPeriod.objects.filter(unit__isnull=False, **same)
    return ~Q(**{f"{term}unit__in": own.values("unit")})


def reopened(period: ReportingPeriod, appointment: Appointment, on: date) -> Reopening | None:
    """The agreement by which a locked period is open to somebody on a day."""
    agreed = Reopening.objects.filter(period=period, appointment=appointment, approved_by__isnull=False, until__gte=on)
    return agreed.order_by("-until").first()


def reopened_to(appointment: Appointment, on: date) -> dict[int, date]:
    """Locked periods that are open to somebody on a day, each with its last day."""
    agreed = Reopening.objects.filter(appointment=appointment, approved_by__isnull=False, until__gte=on)
    return dict(agreed.order_by("until").values_list("period", "until"))
