"""What belongs to no single app: everyone's deadlines united, and one search over everything."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

import budgets.queries
import collaborators.queries
import projects.queries
from collaborators.models import Collaborator
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import Deadline
from khuyencong.core.holdings import OpenThing
from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.establishments import queries as establishments
from khuyencong.establishments.models import Establishment
from khuyencong.offices import queries as offices
from khuyencong.offices.models import Handover, HandoverItem, RoleGrant
from khuyencong.offices.queries import reach_of
from khuyencong.reports.queries.letterhead import Issuer, issuer_on
from products.models import Product
from projects.models import Project

SOON = timedelta(days=7)
GROUPS = (
    # code, title, what an empty one says, dot
    ("late", "Quá hạn", "Không việc nào quá hạn.", "late"),
    ("due", "Đến hạn trong 7 ngày", "Bảy ngày tới không có hạn nào.", "due"),
    ("waiting", "Người khác đang chờ tôi", "Không ai đang chờ.", "run"),
    ("returned", "Bị trả lại", "Không hồ sơ nào bị trả lại.", "back"),
)
_SOURCES: tuple[Callable[[User, date], list[Deadline]], ...] = (
    projects.queries.deadlines,
    collaborators.queries.deadlines,
    budgets.queries.deadlines,
)


@dataclass(frozen=True)
class WorkGroup:
    code: str
    title: str
    empty: str
    dot: str
    items: list[Deadline]


def work(user: User, on: date) -> list[WorkGroup]:
    """Everything this person should do, soonest first, in the four groups of the home page."""
    found = [d for source in _SOURCES for d in source(user, on)]
    found = [d for d in found if d.group != "due" or d.due_on is None or d.due_on <= on + SOON]
    return [
        WorkGroup(code, title, empty, dot, sorted(_in(found, code), key=lambda d: (d.due_on or d.since or on, d.what)))
        for code, title, empty, dot in GROUPS
    ]


def _in(found: Iterable[Deadline], group: str) -> list[Deadline]:
    return [d for d in found if d.group == group]


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, its name, a line about it, where it opens."""

    kind: str
    name: str
    about: str
    route: str
    pk: int


def search(user: User, text: str, *, each: int = 10) -> list[Hit]:
    """Đề án, cơ sở, sản phẩm, người: by part of a name or code, without diacritics, within what the person may see."""
    key = fold(text.strip())
    if len(key) < 2:
        return []
    hits = [
        Hit("Đề án", p.title, p.code, "projects:detail", p.pk)
        for p in Project.objects.visible_to(user)
        .filter(Q(code__icontains=text.strip()) | Q(fold__contains=key))
        .order_by(F("plan_year").desc(nulls_last=True), "-pk")[:each]
    ]
    hits += [
        Hit("Cơ sở", e.name, "", "establishments:detail", e.pk)
        for e in establishments.search(Establishment.objects.visible_to(user), text).order_by("sort_key", "pk")[:each]
    ]
    hits += [
        Hit("Sản phẩm", p.name, p.establishment.name, "products:detail", p.pk)
        for p in Product.objects.visible_to(user)
        .filter(fold__contains=key)
        .select_related("establishment")
        .order_by("sort_key", "pk")[:each]
    ]
    if reach_of(user).is_office:
        hits += [
            Hit("Cộng tác viên", c.full_name, c.phone, "collaborators:detail", c.pk)
            for c in Collaborator.objects.visible_to(user)
            .filter(fold__contains=key)
            .order_by("person_key", "pk")[:each]
        ]
    return hits


# Apps whose things somebody answers for; each also gives them over: see ``services.handover``.
_HOLDINGS = (projects.queries.open_things, offices.open_things)


def open_things(giver: User, *, seen_by: User) -> list[OpenThing]:
    """Everything open that ``giver`` answers for and ``seen_by`` may see, app by app."""
    return [thing for ask in _HOLDINGS for thing in ask(giver, seen_by=seen_by)]


def who_may_give(user: User) -> QuerySet[User]:
    """Oneself; for leaders and administrators, everybody who works or worked in their area, those who left included."""
    reach = reach_of(user)
    mine = Q(pk=user.pk)
    if reach.has(Role.LEADER, Role.ADMIN):
        here = RoleGrant.objects.filter(reach.within("unit", "organisation"), role__in=offices.DESKS)
        mine |= Q(pk__in=here.values("user"))
    return User.objects.filter(mine).order_by("sort_key", "pk")


def unheld(user: User) -> list[OpenThing]:
    """What is open and in nobody's hands: no holder, or one who no longer works here. One query."""
    return projects.queries.unheld(user)


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
