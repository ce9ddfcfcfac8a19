"""What a person may see (read by every ``visible_to``), who works where, what they were taught."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.holdings import OpenThing
from khuyencong.core.models import User
from khuyencong.offices.choices import Page
from khuyencong.offices.models import OfficerTraining, RoleGrant, SavedView
from khuyencong.offices.models.reach import NOWHERE, Reach, reach_of

__all__ = [
    "NOWHERE",
    "Reach",
    "at_work",
    "officers",
    "open_things",
    "reach_of",
    "saved_views",
    "trained",
]

DESKS = (Role.ADMIN, Role.STAFF, Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER)


def at_work(user_field: str, on: date | None = None, *, roles: Iterable[Role] = DESKS) -> Exists:
    """True of rows whose ``user_field`` names somebody active with one of ``roles`` that day (or a superuser)."""
    granted = RoleGrant.objects.on(on or today()).filter(user=OuterRef("pk"), role__in=roles)
    working = User.objects.filter(pk=OuterRef(user_field), is_active=True).filter(
        Q(is_superuser=True) | Exists(granted)
    )
    return Exists(working)


def officers(user: User, *roles: Role, on: date | None = None) -> QuerySet[User]:
    """People at work in the area of ``user`` in one of these roles (any desk when none is named), in order of name."""
    reach = reach_of(user)
    everywhere = Q(unit__isnull=True, organisation__isnull=True)
    grants = (
        RoleGrant.objects.on(on or today())
        .filter(role__in=roles or DESKS)
        .filter(everywhere | reach.within("unit", "organisation"))
    )
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by("sort_key", "pk")


def trained(users: Iterable[User | int]) -> dict[int, list[OfficerTraining]]:
    """Each person's courses, the latest first; one query. People without any are not in it."""
    ids = [getattr(user, "pk", user) for user in users]
    found: dict[int, list[OfficerTraining]] = defaultdict(list)
    for one in OfficerTraining.objects.filter(user__in=ids).order_by(
        F("ends_on").desc(nulls_last=True), F("starts_on").desc(nulls_last=True), "-pk"
    ):
        found[one.user_id].append(one)
    return dict(found)


def saved_views(user: User, page: Page) -> list[SavedView]:
    """The ways of looking at a list this person can choose from, their own first."""
    found = SavedView.objects.visible_to(user).filter(page=page).select_related("user")
    return sorted(found, key=lambda view: (view.user_id != user.pk, view.name.casefold(), view.pk))


def open_things(user: User, *, seen_by: User | None = None) -> list[OpenThing]:
    """Shared ways of looking: somebody must be there to mend them. One query."""
    shared = SavedView.objects.visible_to(seen_by or user).filter(user=user, shared=True).order_by("pk")
    return [
        OpenThing(
            kind="cách xem dùng chung",
            key=f"offices.savedview:{view.pk}",
            label=f"{view.get_page_display()}: {view.name}",
            url=f"{reverse(view.page)}?{view.query}",
        )
        for view in shared
    ]
