"""Who holds what, what nobody holds, and the record of what changed hands."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

import khuyencong.establishments.queries as establishments
import projects.queries
from khuyencong.core.choices import Role
from khuyencong.core.holdings import OpenThing
from khuyencong.core.models import User
from khuyencong.offices import queries as offices
from khuyencong.offices.models import Handover, HandoverItem, RoleGrant
from khuyencong.offices.queries import reach_of
from khuyencong.portal.queries.tasks import tasks_given
from khuyencong.reports.queries.letterhead import Issuer, issuer_on

# Apps whose things somebody answers for; each also gives them over: see ``services.handover``.
_HOLDINGS = (projects.queries.open_things, establishments.open_things, offices.open_things, tasks_given)


def open_things(giver: User, *, seen_by: User) -> list[OpenThing]:
    """Everything open that ``giver`` answers for and ``seen_by`` may see, app by app."""
    return [thing for ask in _HOLDINGS for thing in ask(giver, seen_by=seen_by)]


def who_may_give(user: User) -> QuerySet[User]:
    """Oneself; for leaders and administrators, everybody who works or worked in their area, those who left included.

    Collaborators too: the needs they wrote down are in their hands.
    """
    reach = reach_of(user)
    mine = Q(pk=user.pk)
    if reach.has(Role.LEADER, Role.ADMIN):
        here = RoleGrant.objects.filter(
            reach.within("unit", "organisation"), role__in=(*offices.DESKS, Role.COLLABORATOR)
        )
        mine |= Q(pk__in=here.values("user"))
    return User.objects.filter(mine).order_by("sort_key", "pk")


def unheld(user: User) -> list[OpenThing]:
    """What is open and in nobody's hands: no holder, or one who no longer works here. One query an app."""
    return [*projects.queries.unheld(user), *establishments.unheld(user)]


def unheld_count(user: User) -> int:
    """How many ``unheld`` finds, in one query."""
    files = projects.queries.without_holder(user).order_by().values("pk")
    return files.union(establishments.without_holder(user).order_by().values("pk"), all=True).count()


def handovers(user: User) -> QuerySet[Handover]:
    """The record, latest first, with how many things changed hands."""
    found = Handover.objects.visible_to(user).select_related("giver", "taker", "by", "document")
    return found.annotate(things=Count("items")).order_by("-handed_on", "-pk")


@dataclass(frozen=True)
class Minutes:
    """A handover with what changed hands, and the office whose paper its record is."""

    handover: Handover
    items: list[HandoverItem]
    issuer: Issuer | None


def minutes(user: User, pk: int) -> Minutes | None:
    """None when there is no such handover, or not for these eyes."""
    handover = handovers(user).filter(pk=pk).first()
    if handover is None:
        return None
    granted = RoleGrant.objects.filter(user__in=(handover.giver_id, handover.taker_id), unit__isnull=False)
    grant = granted.select_related("unit__parent__parent").order_by("-pk").first()
    issuer = issuer_on(grant.unit, handover.handed_on) if grant else None
    return Minutes(handover, list(handover.items.order_by("kind", "label")), issuer)
