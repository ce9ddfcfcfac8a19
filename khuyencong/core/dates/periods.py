"""A stretch of days a report speaks of. Both ends belong to it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from khuyencong.core.dates.days import format_date, local_date

_ROMAN = ("I", "II", "III", "IV")


def quarter_name(number: int, year: int | None = None) -> str:
    """“quý III/2026”, without a year “quý III”: the only way a quarter is written to people."""
    name = f"quý {roman_quarter(number)}"
    return f"{name}/{year}" if year else name


def roman_quarter(number: int) -> str:
    return _ROMAN[number - 1]


class PeriodError(ValueError):
    """The two days do not make a period; ``str(error)`` is the sentence to show."""


@dataclass(frozen=True, order=True)
class Period:
    """From ``starts_on`` to ``ends_on``, both included.

    Reporting periods (kỳ báo cáo) run from the 15th of the month before to the 14th of the last month:
    NĐ 09/2019/NĐ-CP, as applied by QĐ 40/2019/QĐ-UBND Bà Rịa – Vũng Tàu. Two periods with the same days are
    equal however they were made, and carry the same label.
    """

    starts_on: date
    ends_on: date

    def __post_init__(self):
        if self.starts_on > self.ends_on:
            raise PeriodError(
                f"Kỳ báo cáo kết thúc ngày {format_date(self.ends_on)}, trước ngày bắt đầu"
                f" {format_date(self.starts_on)}. Đổi lại hai ngày."
            )

    @classmethod
    def between(cls, starts_on: date, ends_on: date) -> "Period":
        return cls(starts_on, ends_on)

    @classmethod
    def calendar_year(cls, year: int) -> "Period":
        return cls._months(year, 1, 12)

    @classmethod
    def half_year(cls, year: int, half: int) -> "Period":
        _check(half, 2, "nửa năm")
        return cls._months(year, half * 6 - 5, half * 6)

    @classmethod
    def quarter(cls, year: int, number: int) -> "Period":
        _check(number, 4, "quý")
        return cls._months(year, number * 3 - 2, number * 3)

    @classmethod
    def month(cls, year: int, number: int) -> "Period":
        _check(number, 12, "tháng")
        return cls._months(year, number, number)

    @classmethod
    def reporting_year(cls, year: int) -> "Period":
        """15/12 of the year before to 14/12."""
        return cls._reporting(year, 1, 12)

    @classmethod
    def reporting_half_year(cls, year: int, half: int) -> "Period":
        _check(half, 2, "nửa năm")
        return cls._reporting(year, half * 6 - 5, half * 6)

    @classmethod
    def reporting_quarter(cls, year: int, number: int) -> "Period":
        _check(number, 4, "quý")
        return cls._reporting(year, number * 3 - 2, number * 3)

    @classmethod
    def _months(cls, year: int, first: int, last: int) -> "Period":
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @classmethod
    def _reporting(cls, year: int, first: int, last: int) -> "Period":
        starts_on = date(year, first - 1, 15) if first > 1 else date(year - 1, 12, 15)
        return cls(starts_on, date(year, last, 14))

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    def contains(self, day: date | datetime) -> bool:
        """Whether the day, or the Vietnamese day of the moment, falls inside; both ends do."""
        return self.starts_on <= local_date(day) <= self.ends_on

    def previous_year(self) -> "Period":
        """The same period last year. Whole months stay whole months; other windows shift both ends, 29/2 to 28/2."""
        starts_on, ends_on = _a_year_before(self.starts_on), _a_year_before(self.ends_on)
        if self._is_whole_months():
            ends_on = ends_on.replace(day=monthrange(ends_on.year, ends_on.month)[1])
        return Period(starts_on, ends_on)

    def label(self) -> str:
        """“năm 2023”, “quý III/2026”, “6 tháng đầu năm 2026”, “tháng 3/2026”, else the two days."""
        start, end = self.starts_on, self.ends_on
        if self._is_whole_months() and start.year == end.year:
            names = {(1, 12): f"năm {end.year}", (1, 6): f"6 tháng đầu năm {end.year}"}
            names |= {(1, 9): f"9 tháng đầu năm {end.year}", (7, 12): f"6 tháng cuối năm {end.year}"}
            names |= {(3 * i + 1, 3 * i + 3): quarter_name(i + 1, end.year) for i in range(4)}
            names |= {(i, i): f"tháng {i}/{end.year}" for i in range(1, 13)}
            if name := names.get((start.month, end.month)):
                return name
        if start == end:
            return f"ngày {format_date(start)}"
        return f"{format_date(start)} – {format_date(end)}"

    def __str__(self):
        return self.label()

    def _is_whole_months(self) -> bool:
        return self.starts_on.day == 1 and (self.ends_on + timedelta(days=1)).day == 1


def _check(number: int, last: int, name: str) -> None:
    if not 1 <= number <= last:
        raise PeriodError(f"Không có {name} {number}. Chọn từ 1 đến {last}.")


def _a_year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
