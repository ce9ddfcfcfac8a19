"""The rows behind the calendar, read once for as long as nobody changes them."""

from dataclasses import fields

from khuyencong.core.calendar.days import DayOff, WorkDays
from khuyencong.core.calendar.law import Law
from khuyencong.core.calendar.rules import Rule
from khuyencong.core.models import Holiday, LegalRule
from khuyencong.core.readings import reading


@reading(Holiday, LegalRule)
def current() -> Law:
    """The legal calendar as the rows stand; one query, none when this page has asked before."""
    return Law.of(_rules(), WorkDays.of(_days_off()))


def _rules() -> list[Rule]:
    names = [field.name for field in fields(Rule)]
    return [Rule(**row) for row in LegalRule.objects.values(*names)]


def _days_off() -> list[DayOff]:
    names = [field.name for field in fields(DayOff)]
    return [DayOff(**row) for row in Holiday.objects.values(*names)]
