"""Who sees that an open need is answered; needs that nobody at work sees to."""

from django.db.models import QuerySet
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.holdings import OpenThing
from khuyencong.core.models import User
from khuyencong.establishments.choices import NeedStatus
from khuyencong.establishments.models import Need
from khuyencong.offices.queries import DESKS, at_work


def held(user: User, *, seen_by: User) -> QuerySet[Need]:
    return Need.objects.visible_to(seen_by).filter(status=NeedStatus.OPEN, holder=user)


def open_things(user: User, *, seen_by: User | None = None) -> list[OpenThing]:
    """Needs not answered yet in the hands of ``user``, of those ``seen_by`` may see. One query."""
    return [_thing(need) for need in _told(held(user, seen_by=seen_by or user))]


def without_holder(user: User) -> QuerySet[Need]:
    """Open needs without a holder who is at work, in the office or in the network, of those ``user`` may see."""
    seen_to = at_work("holder", roles=(*DESKS, Role.COLLABORATOR))
    return Need.objects.visible_to(user).filter(status=NeedStatus.OPEN).exclude(seen_to)


def unheld(user: User) -> list[OpenThing]:
    """``without_holder``, as things to give to somebody. One query."""
    return [_thing(need) for need in _told(without_holder(user))]


def _told(needs: QuerySet[Need]) -> QuerySet[Need]:
    return needs.select_related("establishment", "unit").order_by("received_on", "pk")


def _thing(need: Need) -> OpenThing:
    return OpenThing(
        kind="nhu cầu chưa trả lời",
        key=f"establishments.need:{need.pk}",
        label=f"{need.establishment or need.unit.full_name}: {need}",
        url=reverse("establishments:need", args=[need.pk]),
        state=need.get_status_display(),
        timeline_id=need.timeline_id,
    )
