"""What a report is asked for: period, territory, frame, cut-off, date of issue; and how an address says it."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from khuyencong.core.dates import Period, PeriodError, format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.reports.choices import FRAME_ADDRESSES
from khuyencong.territory.choices import LAST_OLD_DAY, Frame, Level
from khuyencong.territory.models import AdministrativeUnit

FIRST_YEAR, LAST_YEAR = 1990, 2100
_ADDRESS = re.compile(r"(?P<year>\d{4})(?P<window>-bao-cao)?|tu-(?P<a>\d{4}-\d\d-\d\d)-den-(?P<b>\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, kw_only=True)
class Window:
    """The days and plan years a record is looked for in. ``until`` is the last day that counts (the cut-off)."""

    period: Period
    until: date
    plan_years: tuple[int, ...]
    with_undated: bool = False

    def holds(self, on: date | None, year: int | None) -> bool:
        """By its day; by its plan year where the day is not known."""
        if on is not None:
            return self.period.starts_on <= on <= self.until
        if year is not None:
            return year in self.plan_years
        return self.with_undated

    def holds_year(self, year: int | None, decided_on: date | None = None) -> bool:
        """By plan year, unless it was decided only after the cut-off."""
        if decided_on is not None and decided_on > self.until and self.until < self.period.ends_on:
            return False
        return year in self.plan_years or (year is None and self.with_undated)


@dataclass(frozen=True, kw_only=True)
class ReportScope:
    """Parameters of an annual report. ``cutoff`` is the last day whose records count; ``issued_on`` picks the letterhead."""

    period: Period
    unit: AdministrativeUnit
    frame: Frame = Frame.AS_RECORDED
    cutoff: date | None = None
    issued_on: date | None = None
    day: date = field(default_factory=today)

    @cached_property
    def window(self) -> Window:
        return Window(period=self.period, until=self.until, plan_years=plan_years(self.period))

    @property
    def until(self) -> date:
        """The last day whose records count: of the period, the cut-off or today, whichever comes first."""
        return max(min(self.cutoff or self.period.ends_on, self.period.ends_on, self.day), self.period.starts_on)

    @cached_property
    def before(self) -> "ReportScope":
        """The same period last year, cut off on the same day."""
        is_cut = self.until < self.period.ends_on
        cutoff = Period(self.until, self.until).previous_year().starts_on if is_cut else None
        return replace(self, period=self.period.previous_year(), cutoff=cutoff)

    @property
    def year(self) -> int:
        """The year the report is called by: that of the last day."""
        return self.period.ends_on.year

    @property
    def is_one_year(self) -> bool:
        return self.period in (Period.calendar_year(self.year), Period.reporting_year(self.year))

    @property
    def name(self) -> str:
        """“năm 2023”; “giai đoạn 01/01/2023 – 30/9/2024”."""
        return f"năm {self.year}" if self.is_one_year else f"giai đoạn {self.period.label()}"

    @property
    def place(self) -> str:
        """In a sentence: “tỉnh Bình Dương”, “Thành phố Hồ Chí Minh”."""
        return self.unit.in_sentence

    @property
    def column(self) -> str:
        """Head of a column: “Năm 2023”, “Kỳ này”."""
        return f"Năm {self.year}" if self.is_one_year else "Kỳ này"

    @property
    def column_before(self) -> str:
        return f"Cùng kỳ {self.year - 1}" if self.is_one_year else "Cùng kỳ năm trước"

    @property
    def days(self) -> str:
        """“01/01/2023 – 31/12/2023, chốt ngày 14/12/2023”."""
        told = f"{format_date(self.period.starts_on)} – {format_date(self.period.ends_on)}"
        return f"{told}, chốt ngày {format_date(self.until)}" if self.until < self.period.ends_on else told

    @property
    def plan_years_told(self) -> str:
        """“năm kế hoạch 2023”; the reason when there is none."""
        years = self.window.plan_years
        if not years:
            return "kỳ này không trọn năm kế hoạch nào"
        told = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        return f"năm kế hoạch {told}"

    @property
    def level(self) -> Level:
        """Which units are the rows of a table by place."""
        if self.unit.level > Level.PROVINCE or self.frame == Frame.CURRENT:
            return Level.COMMUNE
        old = self.frame == Frame.OLD or self.period.ends_on <= LAST_OLD_DAY
        return Level.DISTRICT if old else Level.COMMUNE


def plan_years(period: Period) -> tuple[int, ...]:
    """Plan years wholly inside; the reporting year 15/12–14/12 stands for the year it ends in."""
    if period == Period.reporting_year(period.ends_on.year):
        return (period.ends_on.year,)
    first = period.starts_on.year + ((period.starts_on.month, period.starts_on.day) > (1, 1))
    last = period.ends_on.year - ((period.ends_on.month, period.ends_on.day) < (12, 31))
    return tuple(range(first, last + 1))


def period_of(address: str) -> Period:
    """“2023”, “2023-bao-cao” (15/12–14/12), “tu-2023-01-01-den-2024-09-30”; DomainError says what is wrong."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise DomainError(f"Không đọc được kỳ báo cáo “{address}”. Chọn năm, hoặc từ ngày đến ngày.", field="year")
    if match["year"]:
        return year_period(int(match["year"]), reporting=bool(match["window"]))
    try:
        return between(date.fromisoformat(match["a"]), date.fromisoformat(match["b"]))
    except ValueError as error:
        raise DomainError(f"Kỳ “{address}” có ngày không có thật. Xem lại hai ngày.") from error


def address_of(period: Period) -> str:
    if period == Period.calendar_year(period.ends_on.year):
        return str(period.ends_on.year)
    if period == Period.reporting_year(period.ends_on.year):
        return f"{period.ends_on.year}-bao-cao"
    return f"tu-{period.starts_on.isoformat()}-den-{period.ends_on.isoformat()}"


def year_period(year: int, *, reporting: bool = False) -> Period:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DomainError(f"Năm {year} ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}. Xem lại năm.", field="year")
    return Period.reporting_year(year) if reporting else Period.calendar_year(year)


def between(starts_on: date, ends_on: date) -> Period:
    for day in (starts_on, ends_on):
        year_period(day.year)
    try:
        return Period.between(starts_on, ends_on)
    except PeriodError as error:
        raise DomainError(str(error), field="ends_on") from error


def frame_of(address: str) -> Frame:
    try:
        return FRAME_ADDRESSES[address]
    except KeyError:
        known = ", ".join(FRAME_ADDRESSES)
        raise DomainError(f"Không có khung địa bàn “{address}”. Chọn một trong: {known}.", field="frame") from None


def frame_address(frame: Frame) -> str:
    return next(address for address, known in FRAME_ADDRESSES.items() if known == frame)
