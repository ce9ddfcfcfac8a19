"""Questions about establishments: search through all their names, who may be the one typed, history."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.establishments.models import (
    Continuation,
    Establishment,
    EstablishmentProfile,
    Need,
    ProductionSite,
)


def search(people: QuerySet, text: str) -> QuerySet:
    """Those of any name, past or present, containing ``text``, or of this very tax code."""
    key = fold(text.strip())
    if not key:
        return people
    named = EstablishmentProfile.objects.filter(establishment=OuterRef("pk")).filter(
        Q(fold__contains=key) | Q(tax_code=text.strip())
    )
    return people.filter(Q(fold__contains=key) | Exists(named))


def listing(*, user: User, text: str = "", legal_form: str = "", status: str = "") -> QuerySet:
    """Visible establishments with their latest facts and sites, in Vietnamese order."""
    found = search(Establishment.objects.visible_to(user), text)
    latest = EstablishmentProfile.objects.filter(establishment=OuterRef("pk"), valid_to__isnull=True)
    if legal_form:
        found = found.filter(Exists(latest.filter(legal_form=legal_form)))
    if status:
        found = found.filter(Exists(latest.filter(status=status)))
    in_use = ProductionSite.objects.filter(valid_to__isnull=True).select_related("unit__parent__parent").order_by("pk")
    return found.prefetch_related(
        Prefetch("profiles", EstablishmentProfile.objects.newest_first(), to_attr="facts"),
        Prefetch("sites", in_use),
    ).order_by("sort_key", "pk")


def candidates(*, user: User, text: str, limit: int = 20) -> list[Establishment]:
    """The few establishments a typed name may mean; an exact name comes alone."""
    key = fold(text.strip())
    if not key:
        return []
    visible = Establishment.objects.visible_to(user)
    exact = list(visible.filter(fold=key).order_by("pk")[:limit])
    return exact or list(search(visible, text).order_by("sort_key", "pk")[:limit])


def history(establishment: Establishment) -> list[Continuation]:
    """How it came to be and what it became, oldest first."""
    return list(
        Continuation.objects.filter(Q(predecessor=establishment) | Q(successor=establishment))
        .select_related("predecessor", "successor", "document")
        .order_by("happened_on", "pk")
    )


def needs(*, user: User, text: str = "", status: str = "") -> QuerySet:
    """Visible needs, newest first."""
    found = Need.objects.visible_to(user)
    if text.strip():
        found = found.filter(fold__contains=fold(text.strip()))
    if status:
        found = found.filter(status=status)
    return found.select_related("establishment", "unit__parent__parent", "recorded_by").order_by("-received_on", "-pk")
