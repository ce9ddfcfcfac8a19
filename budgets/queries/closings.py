"""Budget years: which are closed, by whom and by what paper, and until when vouchers of a year may still be dated."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from budgets.models import BudgetYearClosing
from khuyencong.core import calendar
from khuyencong.core.dates import format_date
from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import Purse
from projects.queries.eligibility.places import ancestors


def last_day_rule(purse: str) -> str:
    """Settlement of national money by 22/01; of other money, by the end of the budget year's adjustment."""
    return "LC05" if purse == Purse.NATIONAL else "LC30"


def last_day(purse: str, year: int) -> calendar.Due | None:
    """The last day of chỉnh lý for a budget year, as the legal calendar tells it."""
    return calendar.current().due(last_day_rule(purse), year=year)


def closing_of(unit: AdministrativeUnit, year: int) -> BudgetYearClosing | None:
    """The closing that stands over a place in a year, its own or of what it lies in."""
    places = [above.pk for above in ancestors(unit)]
    found = BudgetYearClosing.objects.standing().filter(year=year, unit__in=places)
    return found.select_related("unit", "document", "closed_by").first()


def why_closed(unit: AdministrativeUnit, year: int) -> str:
    """The sentence that refuses; empty while the year is open."""
    closing = closing_of(unit, year)
    if closing is None:
        return ""
    return (
        f"Năm ngân sách {year} đã khoá sổ ngày {format_date(closing.closed_on)} theo {closing.document}"
        f" ({closing.closed_by}). Ghi vào năm ngân sách đang mở, hoặc xin mở lại sổ."
    )


@dataclass(frozen=True)
class YearState:
    """One budget year on the page: the closing that stands, those opened again, the last days to write."""

    year: int
    standing: BudgetYearClosing | None
    before: list[BudgetYearClosing]
    local: calendar.Due | None
    national: calendar.Due | None

    def is_overdue(self, on: date) -> bool:
        return self.standing is None and all(due and due.on < on for due in (self.local, self.national))


def closings(user: User) -> QuerySet[BudgetYearClosing]:
    """Those of the person's area, newest year first."""
    rows = BudgetYearClosing.objects.visible_to(user)
    people = ("closed_by", "reopened_by", "document", "reopened_document", "unit")
    return rows.select_related(*people).order_by("-year", "unit__sort_key", "-closed_on", "-pk")


def year_states(user: User, *, on: date, back: int = 5) -> list[YearState]:
    """This year and ``back`` before, newest first. Two queries with the calendar's, whatever the rows."""
    by_year: dict[int, list[BudgetYearClosing]] = {}
    for row in closings(user):
        by_year.setdefault(row.year, []).append(row)
    years = sorted({*range(on.year - back, on.year + 1), *by_year}, reverse=True)
    law = calendar.current()
    return [
        YearState(
            year=year,
            standing=next((row for row in by_year.get(year, ()) if row.stands), None),
            before=[row for row in by_year.get(year, ()) if not row.stands],
            local=law.due(last_day_rule(Purse.LOCAL), year=year),
            national=law.due(last_day_rule(Purse.NATIONAL), year=year),
        )
        for year in years
    ]
