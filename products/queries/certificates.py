"""Certificates in force, about to end, ended, withdrawn; and which of them open a higher level now."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from khuyencong.core.models import User
from products.choices import VotingLevel
from products.models import Recognition

STATES = {
    "con": "Còn giá trị",
    "sap-het": "Hết giá trị cuối năm nay",
    "het": "Đã hết giá trị",
    "thu-hoi": "Đã thu hồi",
    "chua-ro": "Chưa rõ ngày hết",
}
NEXT = {
    VotingLevel.COMMUNE: VotingLevel.PROVINCE,
    VotingLevel.DISTRICT: VotingLevel.PROVINCE,
    VotingLevel.PROVINCE: VotingLevel.REGION,
    VotingLevel.REGION: VotingLevel.NATION,
}


def certificates(
    *, user: User, on: date, state: str = "", level: str = "", rising: bool = False
) -> QuerySet[Recognition]:
    """The soonest to end first. ``rising``: valid ones whose product holds no certificate in force of the level above."""
    rows = Recognition.objects.visible_to(user)
    if state:
        rows = rows.filter(_state(state, on))
    if level:
        rows = rows.filter(level=level)
    if rising:
        rows = rows.valid_on(on).filter(_may_rise(on))
    told = rows.select_related("product__establishment", "product__unit", "document", "validity")
    return told.order_by(Coalesce("valid_to", date(9999, 12, 31)), "product__sort_key", "pk")


def _state(state: str, on: date) -> Q:
    standing = Q(withdrawn_on__isnull=True)
    return {
        "con": standing & Q(valid_to__gte=on),
        "sap-het": standing & Q(valid_to__gte=on, valid_to__lte=date(on.year, 12, 31)),
        "het": standing & Q(valid_to__lt=on),
        "thu-hoi": Q(withdrawn_on__isnull=False),
        "chua-ro": standing & Q(valid_to__isnull=True),
    }[state]


def _may_rise(on: date) -> Q:
    """By level: those whose product has nothing in force at the next one."""
    found = Q(pk__in=[])
    for lower, higher in NEXT.items():
        above = Recognition.objects.valid_on(on).filter(level=higher)
        found |= Q(level=lower) & ~Q(product__in=above.values("product"))
    return found
