"""Rows of the law, read once for as long as nobody changes them.

``@reading(LegalRule, Holiday)`` over a function of no arguments keeps what it returns. One query tells whether all that is
kept still holds, whichever readings a page asks for: every change of a table, raw SQL included, adds a row to its event
table (``core.audit``), so their number and last key are those of the reading or the tables are read anew. Keys of events
are never used twice, not even by transactions that were undone.

What a reading returns is shared by every page of the process: it is read, never changed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import update_wrapper
from typing import Generic, TypeVar

from django.db import connection
from django.db.models import Model

T = TypeVar("T")
_readings: list["Reading"] = []
_page: ContextVar[dict | None] = ContextVar("readings", default=None)  # reading → its rows; None → the stamps


class Reading(Generic[T]):
    """``read`` and the tables it reads; called, it answers as the rows stand."""

    def __init__(self, read: Callable[[], T], models: tuple[type[Model], ...]) -> None:
        self.read, self.models = read, models
        self.kept: tuple[tuple, T] | None = None
        update_wrapper(self, read)
        _readings.append(self)

    def __call__(self) -> T:
        """One query when nothing changed; none when this page has asked before, for this reading or another."""
        page = _page.get()
        if page is None:
            return self._as_of(_stamps())
        if None not in page:
            page[None] = _stamps()
        if self not in page:
            page[self] = self._as_of(page[None])
        return page[self]

    def alone(self) -> T:
        """For an answer that asks for nothing else: whether these tables changed, and no other; one small query."""
        page = _page.get()
        if page is not None and (self in page or None in page):
            return self()
        found = self._as_of(_stamps(self))
        if page is not None:
            page[self] = found
        return found

    def _as_of(self, stamps: dict[str, tuple]) -> T:
        stamp = tuple(stamps[model._meta.label] for model in self.models)
        kept = self.kept
        if kept is None or kept[0] != stamp:
            kept = self.kept = (stamp, self.read())
        return kept[1]


def reading(*models: type[Model]) -> Callable[[Callable[[], T]], Reading[T]]:
    """Decorator: what the function returns is kept until one of these tables changes."""
    return lambda read: Reading(read, models)


@contextmanager
def one_reading() -> Iterator[None]:
    """Inside, the rows are looked at once: a page is drawn under one law. One inside another is the outer one."""
    if _page.get() is not None:
        yield
        return
    token = _page.set({})
    try:
        yield
    finally:
        _page.reset(token)


def _stamps(*only: Reading) -> dict[str, tuple]:
    """Of every table read by anybody, or by ``only`` these: which database, how many changes, the last of them. One query."""
    tables = {
        model._meta.label: model.pgh_event_model._meta.db_table for one in only or _readings for model in one.models
    }
    quoted = connection.ops.quote_name
    parts = [
        f"SELECT '{label}', current_database(), count(*), max(pgh_id), max(pgh_created_at) FROM {quoted(table)}"  # noqa: S608  (names of our own models)
        for label, table in tables.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {label: tuple(stamp) for label, *stamp in cursor.fetchall()}
