"""Budget years: which are closed, by whom, and until when vouchers of a year may still be dated."""

from dataclasses import dataclass
from datetime import date

from budgets.models import YearClosing
from khuyencong.core import calendar
from projects.choices import Purse


def last_day_rule(purse: str) -> str:
    """Settlement of national money by 22/01; of other money, by the end of the budget year's adjustment."""
    return "LC05" if purse == Purse.NATIONAL else "LC30"


def last_day(purse: str, year: int) -> calendar.Due | None:
    """The last day of chỉnh lý for a budget year, as the legal calendar tells it."""
    return calendar.current().due(last_day_rule(purse), year=year)


@dataclass(frozen=True)
class YearState:
    """One budget year on the page: the closing that stands, those opened again, the last days to write."""

    year: int
    standing: YearClosing | None
    before: list[YearClosing]
    local: calendar.Due | None
    national: calendar.Due | None

    def is_overdue(self, on: date) -> bool:
        return self.standing is None and all(due and due.on < on for due in (self.local, self.national))


def year_states(*, on: date, back: int = 5) -> list[YearState]:
    """This year and ``back`` before, and any other once closed, newest first. One query and the calendar's."""
    people = ("by", "reopened_by", "document")
    by_year: dict[int, list[YearClosing]] = {}
    for row in YearClosing.objects.select_related(*people).order_by("-closed_on", "-pk"):
        by_year.setdefault(row.year, []).append(row)
    years = sorted({*range(on.year - back, on.year + 1), *by_year}, reverse=True)
    law = calendar.current()
    return [
        YearState(
            year=year,
            standing=next((row for row in by_year.get(year, ()) if row.reopened_at is None), None),
            before=[row for row in by_year.get(year, ()) if row.reopened_at is not None],
            local=law.due(last_day_rule(Purse.LOCAL), year=year),
            national=law.due(last_day_rule(Purse.NATIONAL), year=year),
        )
        for year in years
    ]
