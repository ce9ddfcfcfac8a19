"""The rows behind the calendar, read once for as long as nobody changes them.

One query tells whether the kept reading still holds: every change of either table, raw SQL included, adds a row to its
event table (``core.audit``), so their number and last key are those of the reading or the tables are read anew.
Keys of events are never used twice, not even by transactions that were undone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields

from django.db import connection

from khuyencong.core.calendar.days import DayOff, WorkDays
from khuyencong.core.calendar.law import Law
from khuyencong.core.calendar.rules import Rule
from khuyencong.core.models import Holiday, LegalRule

_STAMP = """
    SELECT current_database(), h.n, h.last, h.at, r.n, r.last, r.at
    FROM (SELECT count(*) n, max(pgh_id) last, max(pgh_created_at) at FROM core_holidayevent) h,
         (SELECT count(*) n, max(pgh_id) last, max(pgh_created_at) at FROM core_legalruleevent) r
"""
_kept: list[tuple[tuple, Law]] = []  # of this process: the stamp and its reading
_asked: ContextVar[list[Law] | None] = ContextVar("legal_calendar", default=None)


def current() -> Law:
    """The legal calendar as the rows stand; one query, none when this request has asked before."""
    asked = _asked.get()
    if asked:
        return asked[0]
    law = _reading()
    if asked is not None:
        asked.append(law)
    return law


@contextmanager
def one_reading() -> Iterator[None]:
    """Inside, the rows are looked at once: a page is drawn under one calendar."""
    token = _asked.set([])
    try:
        yield
    finally:
        _asked.reset(token)


def _reading() -> Law:
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        stamp = cursor.fetchone()
    if _kept and _kept[0][0] == stamp:
        return _kept[0][1]
    law = Law.of(_rules(), WorkDays.of(_days_off()))
    _kept[:] = [(stamp, law)]
    return law


def _rules() -> list[Rule]:
    names = [field.name for field in fields(Rule)]
    return [Rule(**row) for row in LegalRule.objects.values(*names)]


def _days_off() -> list[DayOff]:
    names = [field.name for field in fields(DayOff)]
    return [DayOff(**row) for row in Holiday.objects.values(*names)]
