"""The board of a year: planned, given, approved, paid, by purse."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from budgets.choices import DisbursementKind, Fund
from budgets.models import Disbursement, Envelope, PlanLine
from khuyencong.core import figures
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from projects.models import Project

NOT_SPLIT = ""
PURSES = (*Fund.choices, (NOT_SPLIT, "Không tách nguồn"))


@dataclass(frozen=True)
class BoardRow:
    """One purse in a year; amounts in đồng."""

    purse: str
    label: str
    planned: Figure
    given: Figure
    approved: Figure
    paid: Figure


@dataclass(frozen=True)
class Board:
    """Kinh phí of one year as one person sees it: four queries whatever the rows."""

    year: int
    user: User

    def rows(self) -> list[BoardRow]:
        """A row for each purse that has anything, in the order of ``PURSES``."""
        planned = _by_purse(PlanLine.objects.visible_to(self.user).filter(year=self.year), "amount")
        given = _by_purse(Envelope.objects.visible_to(self.user).filter(year=self.year), "given")
        projects = Project.objects.visible_to(self.user).approved().filter(plan_year=self.year)
        approved = _by_purse(projects, "support_approved")
        paid = self._paid()
        columns = (planned, given, approved, paid)
        return [
            BoardRow(purse, label, *(column.get(purse, EMPTY) for column in columns))
            for purse, label in PURSES
            if any(purse in column for column in columns)
        ]

    def _paid(self) -> dict[str, Figure]:
        """Advances and payments less refunds, by the budget year of the voucher."""
        rows = (
            Disbursement.objects.visible_to(self.user)
            .filter(budget_year=self.year)
            .values("project__purse", "kind")
            .annotate(**figures.known_sum("amount", "amount", mark="illustrative"))
        )
        paid: dict[str, list[Figure]] = {}
        for row in rows:
            found = figures.from_row(row, "amount")
            part = replace(found, value=-found.value) if row["kind"] == DisbursementKind.REFUND else found
            paid.setdefault(row["project__purse"], []).append(part)
        return {purse: figures.total(parts) for purse, parts in paid.items()}


EMPTY = Figure(value=None)


def total_of(rows: list[BoardRow]) -> BoardRow:
    """The known sums and how many parts are unknown."""
    return BoardRow(
        "tong",
        "Tổng",
        *(
            figures.total([getattr(row, name) for row in rows if getattr(row, name) is not EMPTY], empty=EMPTY)
            for name in ("planned", "given", "approved", "paid")
        ),
    )


def _by_purse(rows: QuerySet, column: str) -> dict[str, Figure]:
    found = rows.values("purse").annotate(**figures.known_sum("amount", column, mark="illustrative")).order_by("purse")
    return {row["purse"]: figures.from_row(row, "amount") for row in found}


def plan_lines(*, user: User, year: int) -> QuerySet:
    """Programmes planned for a year, with their targets."""
    return (
        PlanLine.objects.visible_to(user)
        .filter(year=year)
        .select_related("content", "unit", "document")
        .prefetch_related("targets__indicator")
        .order_by("unit__sort_key", "content__code", "pk")
    )


def envelopes(*, user: User, year: int) -> QuerySet:
    """Amounts given in a year."""
    return (
        Envelope.objects.visible_to(user)
        .filter(year=year)
        .select_related("unit", "document")
        .order_by("unit__sort_key", "purse", "pk")
    )


def disbursements(*, user: User, year: int) -> QuerySet:
    """Vouchers of a budget year, newest first."""
    return (
        Disbursement.objects.visible_to(user)
        .filter(budget_year=year)
        .select_related("project", "beneficiary__establishment")
        .order_by("-voucher_on", "-pk")
    )


def years(*, user: User) -> list[int]:
    """Years with a plan, an envelope or an approved đề án, newest first."""
    found = (
        PlanLine.objects.visible_to(user)
        .values_list("year")
        .union(
            Envelope.objects.visible_to(user).values_list("year"),
            Project.objects.visible_to(user).approved().filter(plan_year__isnull=False).values_list("plan_year"),
        )
    )
    return sorted((year for (year,) in found), reverse=True)
