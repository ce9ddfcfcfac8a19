"""Who holds a certificate in a year, and which of them have told how the year went (TT 38/2025 Đ28 k14)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from khuyencong.core import calendar
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment
from products.models import HolderReport, Recognition

FILTERS = {"chua": "Chưa báo cáo", "da": "Đã báo cáo"}


def held_in(year: int) -> Q:
    """Recognitions in force on some day of the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    begun = Q(decided_on__lte=last) | Q(decided_on__isnull=True, year__lte=year)
    return begun & Q(valid_to__gte=first) & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=first))


def holders(*, user: User, year: int, state: str = "") -> QuerySet[Establishment]:
    """Establishments with a certificate in force in ``year``, counted over the person's area, in order of name."""
    rows = Recognition.objects.visible_to(user).filter(held_in(year))
    found = Establishment.objects.filter(pk__in=rows.values("product__establishment"))
    told = HolderReport.objects.filter(year=year).values("establishment")
    if state == "chua":
        found = found.exclude(pk__in=told)
    if state == "da":
        found = found.filter(pk__in=told)
    return found.order_by("sort_key", "pk")


@dataclass(frozen=True)
class Holder:
    establishment: Establishment
    certificates: int
    last_day: date | None
    products: tuple[str, ...]
    report: HolderReport | None


@dataclass(frozen=True)
class HolderYear:
    """The holders of one year and what they told."""

    user: User
    year: int

    @property
    def due(self) -> calendar.Due | None:
        """LC14 (LC13 before 1/7/2025): once a year, no day in the text; the last of the year."""
        return calendar.due("LC14", year=self.year) or calendar.due("LC13", year=self.year)

    def lines(self, establishments: list[Establishment]) -> list[Holder]:
        """Two queries for as many as are shown."""
        keys = [one.pk for one in establishments]
        rows = Recognition.objects.visible_to(self.user).filter(held_in(self.year), product__establishment__in=keys)
        told = rows.order_by("product__sort_key", "pk").values_list(
            "product__establishment", "product", "product__name", "valid_to"
        )
        held: dict[int, list] = {}
        for establishment, product, name, valid_to in told:
            held.setdefault(establishment, []).append((product, name, valid_to))
        reports = HolderReport.objects.filter(establishment__in=keys, year=self.year)
        by_holder = {row.establishment_id: row for row in reports}
        return [self._line(one, held.get(one.pk, []), by_holder.get(one.pk)) for one in establishments]

    def _line(self, one: Establishment, held: list, report: HolderReport | None) -> Holder:
        names = tuple({product: name for product, name, _ in held}.values())
        return Holder(one, len(held), max((day for *_, day in held), default=None), names, report)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many hold, how many have reported: one query."""
        told = HolderReport.objects.filter(year=self.year).values("establishment")
        asked = holders(user=self.user, year=self.year)
        return asked.aggregate(all=Count("pk"), told=Count("pk", filter=Q(pk__in=told)))

    @property
    def province(self) -> str:
        """Where the holders are, for the head of a paper; empty when there is none."""
        rows = (
            Recognition.objects.visible_to(self.user)
            .filter(held_in(self.year))
            .select_related("product__unit__parent__parent")
        )
        unit = next((row.product.unit for row in rows.order_by("-pk")[:1]), None)
        while unit is not None and unit.parent is not None:
            unit = unit.parent
        return unit.name if unit else ""

    @property
    def missing(self) -> int:
        return self.counts["all"] - self.counts["told"]

    @cached_property
    def whole(self) -> list[Holder]:
        return self.lines(list(holders(user=self.user, year=self.year)))

    def sum_of(self, name: str) -> Figure:
        """Of those who reported: the known sum, and how many told none."""
        told = [line.report for line in self.whole if line.report]
        return total([of(getattr(one, name), illustrative=one.illustrative) for one in told], empty=Figure(value=None))
