"""Working days: Saturdays, Sundays and days off apart; a Saturday worked in exchange counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from khuyencong.core.choices import Certainty, HolidayKind
from khuyencong.core.dates import format_date

_SATURDAY = 5
_DAY = timedelta(days=1)
_TOLD = 3  # dates named in a sentence


@dataclass(frozen=True)
class DayOff:
    """A day that is not as its weekday says; ``day_off`` False is a weekend day worked in exchange."""

    date: date
    name: str
    kind: str
    day_off: bool
    certainty: str

    @property
    def is_verified(self) -> bool:
        return self.certainty == Certainty.READ


@dataclass(frozen=True)
class WorkDays:
    """The days off that are known, and the years they are known for: those that have their Tết."""

    days: Mapping[date, DayOff]
    years: frozenset[int]

    @classmethod
    def of(cls, rows: Iterable[DayOff]) -> "WorkDays":
        days = {row.date: row for row in rows}
        years = frozenset(row.date.year for row in days.values() if row.kind == HolidayKind.TET)
        return cls(MappingProxyType(days), years)

    def is_working_day(self, day: date) -> bool:
        special = self.days.get(day)
        return not special.day_off if special else day.weekday() < _SATURDAY

    def add(self, start: date, amount: int) -> date:
        """The ``amount``-th working day after ``start`` (which does not count), or before it when negative."""
        step = _DAY if amount > 0 else -_DAY
        day, left = start, abs(amount)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``; negative when ``end`` is earlier. Undoes ``add``."""
        if end < start:
            return -sum(self.is_working_day(end + _DAY * n) for n in range((start - end).days))
        return sum(self.is_working_day(start + _DAY * n) for n in range(1, (end - start).days + 1))

    def doubts(self, start: date, end: date) -> tuple[str, ...]:
        """What a reader must know of a count of working days over this span: years not entered, days not verified."""
        first, last = sorted((start, end))
        missing = [str(year) for year in range(first.year, last.year + 1) if year not in self.years]
        unverified = sorted(day for day, row in self.days.items() if first <= day <= last and not row.is_verified)
        said = []
        if missing:
            said.append(f"lịch nghỉ năm {', '.join(missing)} chưa có, mới trừ thứ bảy, chủ nhật")
        if unverified:
            more = "…" if len(unverified) > _TOLD else ""
            said.append(f"ngày nghỉ chưa kiểm chứng: {', '.join(map(format_date, unverified[:_TOLD]))}{more}")
        return tuple(said)
