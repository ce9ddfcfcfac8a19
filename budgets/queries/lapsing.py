"""Money at risk of lapsing: held for đề án of a budget year and not paid, once the warning day has come."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from budgets.choices import DisbursementKind
from budgets.models import Commitment, Disbursement
from budgets.queries.closings import last_day
from khuyencong.core import calendar, figures
from khuyencong.core.fields import MoneyField
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from projects.models import Project

WARNING_RULE = "LC29"


@dataclass(frozen=True)
class AtRisk:
    """One year as one person sees it. ``is_warned`` from the warning day on; before it the rows are what may come."""

    year: int
    on: date
    rows: list[Project]
    warn: calendar.Due | None

    @property
    def is_warned(self) -> bool:
        return self.warn is not None and self.on >= self.warn.on

    @property
    def total(self) -> Figure:
        return figures.total(figures.of(row.unpaid, illustrative=row.illustrative) for row in self.rows)

    @property
    def by_purse(self) -> dict[str, Figure]:
        parts: dict[str, list[Figure]] = {}
        for row in self.rows:
            parts.setdefault(row.purse, []).append(figures.of(row.unpaid, illustrative=row.illustrative))
        return {purse: figures.total(found) for purse, found in parts.items()}

    def last_day(self, purse: str) -> calendar.Due | None:
        return last_day(purse, self.year)


def with_unpaid(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Each with ``unpaid``: held less paid, of the amounts as they stand. Đồng."""
    held = _sum(Commitment.objects.filter(project=OuterRef("pk")))
    out = _sum(Disbursement.objects.filter(Q(project=OuterRef("pk")) & ~Q(kind=DisbursementKind.REFUND)))
    back = _sum(Disbursement.objects.filter(project=OuterRef("pk"), kind=DisbursementKind.REFUND))
    return projects.annotate(unpaid=held - out + back)


def at_risk(*, user: User, year: int, on: date) -> AtRisk:
    """Open đề án of the plan year with money held and not paid, the largest first. One query, and the calendar's."""
    rows = with_unpaid(Project.objects.visible_to(user).approved().filter(plan_year=year, retrospective=False))
    rows = rows.filter(unpaid__gt=0, stopped_on__isnull=True).select_related("unit", "holder")
    return AtRisk(
        year, on, list(rows.order_by(F("unpaid").desc(), "pk")), calendar.current().due(WARNING_RULE, year=year)
    )


def _sum(rows: QuerySet) -> Coalesce:
    total = rows.order_by().values("project").annotate(**figures.known_sum("all", "amount")).values("all_known")
    return Coalesce(Subquery(total), 0, output_field=MoneyField())
