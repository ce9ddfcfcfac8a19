"""Cells of the demo centre that are told from the day of loading, so that there is always work due today.

Dates: ``2023-03-30``, ``today-12``, ``today-40 in year`` (not before 1/1), ``year-1/09-12``, ``quarter-1.end-16``.
Numbers: ``2023``, ``year-1``, ``quarter-1.year``, ``quarter-1.number``. Inside text: ``{year}``, ``{today-12}``,
``{quarter-1.name}`` (“quý III/2026”).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from khuyencong.core.dates import ZONE, Period, format_date, quarter_name

_TODAY = re.compile(r"today([+-]\d+)?( in year)?")
_DAY_OF_YEAR = re.compile(r"(year(?:[+-]\d+)?)/(\d\d)-(\d\d)")
_QUARTER = re.compile(r"quarter([+-]\d+)?\.(start|end|year|number|name)([+-]\d+)?")
_YEAR = re.compile(r"year([+-]\d+)?")
_PLACE = re.compile(r"\{((?:today|year|quarter)[^}]*)\}")


@dataclass(frozen=True)
class Relative:
    """Reads cells as they stand on ``day``. ``ValueError`` for a cell it cannot read."""

    day: date

    def date(self, cell: str) -> date:
        if found := _TODAY.fullmatch(cell):
            day = self.day + timedelta(days=int(found[1] or 0))
            return max(day, date(self.day.year, 1, 1)) if found[2] else day
        if found := _DAY_OF_YEAR.fullmatch(cell):
            return date(self.number(found[1]), int(found[2]), int(found[3]))
        if found := _QUARTER.fullmatch(cell):
            quarter = self._quarter(int(found[1] or 0))
            return (quarter.starts_on if found[2] == "start" else quarter.ends_on) + timedelta(days=int(found[3] or 0))
        return date.fromisoformat(cell)

    def moment(self, cell: str) -> datetime:
        """``today-20 09:12``, Vietnamese time; eight in the morning when no time is told."""
        day, _, clock = cell.rpartition(" ") if ":" in cell else (cell, "", "08:00")
        return datetime.combine(self.date(day), time.fromisoformat(clock), ZONE)

    def number(self, cell: str) -> int:
        if found := _YEAR.fullmatch(cell):
            return self.day.year + int(found[1] or 0)
        if found := _QUARTER.fullmatch(cell):
            starts_on = self._quarter(int(found[1] or 0)).starts_on
            return starts_on.year if found[2] == "year" else (starts_on.month + 2) // 3
        return int(cell)

    def text(self, cell: str) -> str:
        """Fill the places in braces."""
        return _PLACE.sub(lambda found: self._word(found[1]), cell)

    def _word(self, told: str) -> str:
        if told.endswith(".name"):
            number, year = (self.number(told.replace(".name", part)) for part in (".number", ".year"))
            return quarter_name(number, year)
        number = told.startswith("year") or told.endswith((".year", ".number"))
        return str(self.number(told)) if number else format_date(self.date(told))

    def _quarter(self, offset: int) -> Period:
        quarters = self.day.year * 4 + (self.day.month - 1) // 3 + offset
        return Period.quarter(quarters // 4, quarters % 4 + 1)
