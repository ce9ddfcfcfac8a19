"""The norms as a list to read: filtered by content, purse, day and province; the versions of one level."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from khuyencong.territory.models import AdministrativeUnit
from projects.choices import Purse
from projects.models import Content, SupportNorm
from projects.queries.norms.book import line_of


@dataclass(frozen=True, kw_only=True)
class NormList:
    """``content`` is a code: a root shows all below it, a leaf what it takes from its parents too."""

    content: str = ""
    purse: str = ""
    province: AdministrativeUnit | None = None
    on: date | None = None

    def rows(self) -> QuerySet[SupportNorm]:
        rows = SupportNorm.objects.select_related("content", "province", "document")
        if self.on:
            rows = rows.on(self.on)
        if self.content:
            rows = rows.filter(Q(content__code__startswith=self.content) | Q(content=None))
        if self.purse:
            rows = rows.filter(purse__in=["", self.purse])
        if self.province:
            rows = rows.filter(Q(province=self.province) | Q(province=None))
        return rows.order_by(
            "content__code", F("province__sort_key").asc(nulls_first=True), "valid_from", "cap_unit", "code"
        )


def versions(*, content: Content, purse: str, province: AdministrativeUnit | None) -> list[SupportNorm]:
    """Every version that judged or judges this content, oldest first, whatever the day."""
    place = Q(province=None) | Q(province=province) if province else Q(province=None)
    purses = ["", Purse.NATIONAL, *([Purse.LOCAL] if purse == Purse.DISTRICT else []), purse]
    rows = SupportNorm.objects.filter(place, content__in=[one.pk for one in line_of(content)], purse__in=purses)
    return list(
        rows.select_related("content", "province").order_by("province", "-kind", "valid_from", "cap_unit", "code")
    )
