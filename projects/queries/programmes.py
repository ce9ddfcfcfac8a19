"""Programmes of several years, with their groups and targets."""

from django.db.models import Prefetch, QuerySet

from khuyencong.core.models import User
from projects.models import Programme, ProgrammeGroup, ProgrammeTarget


def programmes(user: User) -> QuerySet[Programme]:
    """Newest first."""
    return (
        Programme.objects.visible_to(user)
        .select_related("unit", "document")
        .prefetch_related("groups")
        .order_by("-from_year", "-pk")
    )


def programme(user: User, pk: int) -> Programme | None:
    """One programme with groups in order, each with its targets; None when the person may not see it."""
    targets = ProgrammeTarget.objects.select_related("indicator").order_by("indicator__name", "year", "pk")
    groups = (
        ProgrammeGroup.objects.select_related("content")
        .prefetch_related(Prefetch("targets", targets))
        .order_by("order")
    )
    return (
        Programme.objects.visible_to(user)
        .select_related("unit__parent__parent", "document__file")
        .prefetch_related(Prefetch("groups", groups))
        .filter(pk=pk)
        .first()
    )
