"""Đòn bẩy: what establishments put in for each đồng of support; promised and verified apart, never added. Đồng."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, F, QuerySet

from budgets.choices import LeverageBy
from khuyencong.core import figures
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.territory.choices import Kind
from projects.choices import ParticipantRole
from projects.models import Beneficiary, Project

_HUNDREDTH = Decimal("0.01")
_PATHS = {
    LeverageBy.YEAR: ("project__plan_year",),
    LeverageBy.PROGRAMME: ("project__programme_group__name", "project__programme_group__programme__name"),
    LeverageBy.PLACE: ("project__unit__name", "project__unit__kind"),
    LeverageBy.COLLABORATOR: ("project__participants__collaborator__full_name",),
}


@dataclass(frozen=True)
class Leverage:
    """One row: how many establishments, their support, what they promised and what was verified of it."""

    label: str
    key: str
    count: int
    support: Figure
    promised: Figure
    verified: Figure

    @property
    def of_promised(self) -> Decimal | None:
        return ratio(self.promised, self.support)

    @property
    def of_verified(self) -> Decimal | None:
        return ratio(self.verified, self.support)


def ratio(counterpart: Figure, support: Figure) -> Decimal | None:
    """Đồng of counterpart on one đồng of support; None unless both are wholly known."""
    percent = counterpart.ratio(support)
    return None if percent is None else (percent / 100).quantize(_HUNDREDTH)


@dataclass(frozen=True)
class LeverageTable:
    """Standing beneficiaries of approved đề án, of the years asked (None: all). Two queries."""

    user: User
    by: LeverageBy
    first: int | None = None
    last: int | None = None

    @property
    def _base(self) -> QuerySet[Beneficiary]:
        files = Project.objects.visible_to(self.user).approved()
        if self.first is not None:
            files = files.filter(plan_year__gte=self.first)
        if self.last is not None:
            files = files.filter(plan_year__lte=self.last)
        return Beneficiary.objects.standing().filter(project__in=files)

    @cached_property
    def rows(self) -> list[Leverage]:
        rows, names = self._base, {f"part{i}": F(path) for i, path in enumerate(_PATHS[self.by])}
        if self.by == LeverageBy.COLLABORATOR:
            rows = rows.filter(project__participants__role=ParticipantRole.INTRODUCED)
        found = rows.order_by().annotate(**names).values(*names).annotate(**_sums())
        return sorted((_row(row, self._label(row)) for row in found), key=lambda one: one.key, reverse=self.is_by_year)

    @property
    def is_by_year(self) -> bool:
        return self.by == LeverageBy.YEAR

    @cached_property
    def total(self) -> Leverage:
        """Of all, each establishment of a đề án once: not the sum of rows where a đề án has two introducers."""
        return _row(self._base.aggregate(**_sums()), "Tất cả")

    def _label(self, row: dict) -> str:
        first = row["part0"]
        match self.by:
            case LeverageBy.YEAR:
                return f"Năm {first}" if first else "Không rõ năm"
            case LeverageBy.PROGRAMME:
                return f"{first} ({row['part1']})" if first else "Không theo chương trình"
            case LeverageBy.PLACE:
                return f"{Kind(row['part1']).word} {first}"
        return first or "Không do cộng tác viên giới thiệu"


def _sums() -> dict:
    columns = {"support": "support", "promised": "counterpart_committed", "verified": "counterpart_verified"}
    told = {"count": Count("pk")}
    for name, column in columns.items():
        told |= figures.known_sum(f"{name}_all", column, mark="illustrative")
    return told


def _row(row: dict, label: str) -> Leverage:
    told = [figures.from_row(row, f"{name}_all") for name in ("support", "promised", "verified")]
    return Leverage(label, label.casefold(), row["count"], *told)
