"""The legal calendar: working days of Vietnam, dated rules of law, and the day each falls due.

Apps write ``calendar.due("LC04", accepted_on)`` (a clock), ``calendar.due("LC01", year=2026)`` (a day of the year),
``calendar.due("LC03", year=2026, number=5)`` (the May report) and get a ``Due`` or None: no such rule, or none in force then.
Days off and rules are rows (``Holiday``, ``LegalRule``) that staff correct; nothing about them stands in code.
"""

from khuyencong.core.calendar.days import DayOff, WorkDays
from khuyencong.core.calendar.law import Law
from khuyencong.core.calendar.rows import current
from khuyencong.core.calendar.rules import Due, Rule, due_day, window

__all__ = [
    "DayOff",
    "Due",
    "Law",
    "Rule",
    "WorkDays",
    "add_working_days",
    "current",
    "due",
    "due_day",
    "is_working_day",
    "window",
    "working_days_between",
]


def due(code, event_on=None, *, year=None, number=None) -> Due | None:
    """``Law.due`` of the rules as they stand now."""
    return current().due(code, event_on, year=year, number=number)


def is_working_day(day) -> bool:
    return current().days.is_working_day(day)


def add_working_days(start, amount: int):
    """``WorkDays.add`` with the days off as they stand now."""
    return current().days.add(start, amount)


def working_days_between(start, end) -> int:
    """``WorkDays.between`` with the days off as they stand now."""
    return current().days.between(start, end)
