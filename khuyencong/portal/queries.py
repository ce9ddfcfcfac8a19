"""What belongs to no single app: everyone's deadlines united, and one search over everything."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

import budgets.queries
import collaborators.queries
import projects.queries
from collaborators.models import Collaborator
from khuyencong.core.deadlines import Deadline
from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.establishments import queries as establishments
from khuyencong.establishments.models import Establishment
from khuyencong.offices.queries import reach_of
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
    projects.queries.locality_deadlines,
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
