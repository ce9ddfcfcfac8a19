"""What was paid through a year, month by month, against what was given, planned and paid the year before. Đồng."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models.functions import TruncMonth

from budgets.queries.board import vouchers_of_year
from khuyencong.core import figures
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.core.money import format_million

MONTHS = 12
AFTER = MONTHS + 1  # vouchers of the year written after it: settlement runs to 22/01
LEFT, RIGHT, TOP, BOTTOM, WIDTH, HEIGHT = 62, 520, 18, 196, 640, 226
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Month:
    """One month (13: after the year), what was paid in it and up to its end, and the same of the year before."""

    number: int
    paid: Figure
    so_far: Figure
    before: Figure
    given: Figure

    @property
    def share(self) -> Decimal | None:
        """Per cent of what was given that is paid by its end."""
        return self.so_far.ratio(self.given)

    @property
    def name(self) -> str:
        return f"Tháng {self.number}" if self.number <= MONTHS else "Sau 31/12"


@dataclass(frozen=True)
class Curve:
    """``until`` is the last day that counts: months after it are not drawn. Two queries."""

    user: User
    year: int
    until: date
    planned: Figure
    given: Figure

    @cached_property
    def _paid(self) -> dict[int, dict[int, Figure]]:
        return {year: _by_month(self.user, year) for year in (self.year, self.year - 1)}

    @cached_property
    def months(self) -> list[Month]:
        """Those that have begun, then what was written after the year."""
        now, before, made = self._paid[self.year], self._paid[self.year - 1], []
        for number in range(1, self.last + 1):
            zero = Figure(value=0)
            so_far = figures.total([part for month, part in now.items() if month <= number])
            then = figures.total([part for month, part in before.items() if month <= number])
            made.append(Month(number, now.get(number, zero), so_far, then if before else figures.UNKNOWN, self.given))
        return made

    @property
    def last(self) -> int:
        if self.year < self.until.year:
            return AFTER
        return self.until.month if self.year == self.until.year else 0

    @property
    def is_empty(self) -> bool:
        return not any(self._paid.values())

    @cached_property
    def top(self) -> Decimal:
        """The round number above everything drawn."""
        drawn = [figure.value or 0 for month in self.months for figure in (month.so_far, month.before)]
        most = Decimal(max([*drawn, self.planned.value or 0, self.given.value or 0, 1]))
        scale = Decimal(10) ** (len(str(int(most))) - 1)
        return next(step * scale for step in _STEPS if step * scale >= most)

    def _x(self, month: int) -> str:
        return str(LEFT + (RIGHT - LEFT) * month // AFTER)

    def _y(self, value) -> str:
        return str(BOTTOM - int((BOTTOM - TOP) * Decimal(value or 0) / self.top))

    @property
    def now_points(self) -> str:
        return " ".join(
            [f"{LEFT},{BOTTOM}", *(f"{self._x(one.number)},{self._y(one.so_far.value)}" for one in self.months)]
        )

    @property
    def before_points(self) -> str:
        if not self._paid[self.year - 1]:
            return ""
        told, points = self._paid[self.year - 1], [f"{LEFT},{BOTTOM}"]
        for number in range(1, AFTER + 1):
            value = figures.total([part for month, part in told.items() if month <= number]).value
            points.append(f"{self._x(number)},{self._y(value)}")
        return " ".join(points)

    @property
    def plan_points(self) -> str:
        """Paid evenly, a twelfth a month: nobody plans months, so that the line is a measure and no plan."""
        return f"{LEFT},{BOTTOM} {self._x(MONTHS)},{self._y(self.planned.value)}" if self.planned.value else ""

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Grid lines: (y, y of the words, words)."""
        told = [self.top * part / 4 for part in range(5)]
        return [(self._y(one), str(int(self._y(one)) + 4), format_million(one)) for one in told]

    @property
    def ticks(self) -> list[tuple[str, str]]:
        return [(self._x(month), f"T{month}") for month in range(1, MONTHS + 1)]

    @property
    def given_y(self) -> str:
        return self._y(self.given.value) if self.given.value else ""

    @property
    def end(self) -> tuple[str, str, str] | None:
        """Where the line of this year stops, with its number."""
        if not self.months:
            return None
        last = self.months[-1]
        return self._x(last.number), self._y(last.so_far.value), last.so_far.text(format_million)

    @property
    def words(self) -> str:
        """Read in place of the picture."""
        if not self.months:
            return "Năm này chưa bắt đầu."
        last = self.months[-1]
        told = f"Luỹ kế đã chi đến {last.name.lower()}: {last.so_far.text(format_million)} triệu đồng"
        return f"{told}; kế hoạch {self.planned.text(format_million)}, được giao {self.given.text(format_million)}."


def _by_month(user: User, year: int) -> dict[int, Figure]:
    rows = vouchers_of_year(user, year).order_by().annotate(month=TruncMonth("voucher_on")).values("month")
    paid: dict[int, list[Figure]] = {}
    for row in rows.annotate(**figures.known_sum("paid", "net", mark="illustrative")):
        month = row["month"]
        number = AFTER if month.year > year else 1 if month.year < year else month.month
        paid.setdefault(number, []).append(figures.from_row(row, "paid"))
    return {number: figures.total(parts) for number, parts in paid.items()}
