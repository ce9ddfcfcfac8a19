"""Coordination agreements and what was done under them."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Prefetch, QuerySet

from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import User
from projects.models import AgreementActivity, CoordinationAgreement


def agreements(user: User) -> QuerySet[CoordinationAgreement]:
    """Newest first, each with how much was done under it."""
    return (
        CoordinationAgreement.objects.visible_to(user)
        .select_related("organisation", "unit", "document")
        .annotate(done=Count("activities"))
        .order_by(F("valid_from").desc(nulls_last=True), "-pk")
    )


@dataclass(frozen=True)
class AgreementPage:
    agreement: CoordinationAgreement

    @cached_property
    def activities(self) -> list[AgreementActivity]:
        return list(self.agreement.activities.all())

    @property
    def outside(self) -> set[int]:
        """Those done on a day when the agreement was not in force."""
        return {one.pk for one in self.activities if one.done_on and not self.agreement.holds_on(one.done_on)}

    @property
    def amount(self) -> Figure:
        return self._sum("amount")

    @property
    def people(self) -> Figure:
        return self._sum("people")

    def _sum(self, field: str) -> Figure:
        parts = (of(getattr(one, field), illustrative=one.illustrative) for one in self.activities)
        return total(parts, empty=of(None))


def agreement(user: User, pk: int) -> AgreementPage | None:
    """One agreement with its activities, newest first; None when the person may not see it."""
    done = AgreementActivity.objects.select_related("project").order_by(F("done_on").desc(nulls_last=True), "-pk")
    found = (
        CoordinationAgreement.objects.visible_to(user)
        .select_related("organisation", "unit__parent__parent", "document__file")
        .prefetch_related(Prefetch("activities", done))
        .filter(pk=pk)
        .first()
    )
    return AgreementPage(found) if found else None
