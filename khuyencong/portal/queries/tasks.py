"""Everyone's deadlines united, with what people added to them: the home page, one task, the call list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet

import budgets.queries
import collaborators.queries
import products.queries
import projects.queries
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.holdings import OpenThing
from khuyencong.core.models import User
from khuyencong.offices.models import RoleGrant
from khuyencong.offices.queries import reach_of
from khuyencong.portal.models import TaskMark

GROUPS = (
    # code, title, what an empty one says, dot
    ("late", "Quá hạn", "Không việc nào quá hạn.", "late"),
    ("due", "Sắp đến hạn", "Bảy ngày tới không có hạn nào.", "due"),
    ("waiting", "Người khác đang chờ tôi", "Không ai đang chờ.", "run"),
    ("returned", "Bị trả lại", "Không hồ sơ nào bị trả lại.", "back"),
)
DOTS = {code: dot for code, _, _, dot in GROUPS}
_SOURCES: tuple[Callable[[User, date, Ask], list[Deadline]], ...] = (
    projects.queries.deadlines,
    projects.queries.locality_deadlines,
    projects.queries.survey_deadlines,
    collaborators.queries.deadlines,
    products.queries.scoring_deadlines,
    budgets.queries.deadlines,
)
_AHEAD = timedelta(days=366)  # as far as a calendar is leafed through
_COLLEAGUES = (Role.ADMIN, Role.STAFF, Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER)


@dataclass(frozen=True)
class Task:
    """A deadline with its marks: ``mark`` is this person's own, ``given`` the colleague's by which it came here."""

    deadline: Deadline
    mark: TaskMark | None = None
    given: TaskMark | None = None

    @property
    def dot(self) -> str:
        return DOTS[self.deadline.group]

    def is_aside(self, on: date) -> bool:
        """Put off for now, or in a colleague's hands."""
        return self.mark is not None and (self.mark.assignee_id is not None or self.mark.snoozed_until > on)

    @property
    def outlives_its_day(self) -> bool:
        """Put off beyond its last day: said wherever it is shown."""
        until, due_on = self.mark and self.mark.snoozed_until, self.deadline.due_on
        return bool(until and due_on and until > due_on)


@dataclass(frozen=True)
class WorkGroup:
    code: str
    title: str
    empty: str
    dot: str
    items: list[Task]


def find(user: User, on: date, ask: Ask = MINE) -> list[Task]:
    """Everything this person is asked, soonest first, whoever it came from; put-off ones too."""
    marks = list(TaskMark.objects.visible_to(user).select_related("user", "assignee").order_by("pk")) if user else []
    own = {mark.key: mark for mark in marks if mark.user_id == user.pk}
    given = {mark.key: mark for mark in marks if mark.assignee_id == user.pk}
    found = _asked(user, on, replace(ask, keys=ask.keys | given.keys()))
    void = {d.key for d in found if d.key in given and not given[d.key].holds_for(d)}
    if void:  # asked anew since: it is with its holder again
        given = {key: mark for key, mark in given.items() if key not in void}
        found = _asked(user, on, replace(ask, keys=ask.keys | given.keys()))
    tasks = [Task(d, _holding(own, d), given.get(d.key)) for d in found]
    return sorted(tasks, key=lambda t: (t.deadline.due_on or t.deadline.since or on, t.deadline.what, t.deadline.key))


def tasks_given(giver: User, *, seen_by: User) -> list[OpenThing]:
    """Tasks that colleagues put into the hands of ``giver`` and that are still asked; none of them costs one query."""
    on = today()
    if not TaskMark.objects.filter(assignee=giver).exists():
        return []
    tasks = [task for task in find(giver, on, Ask(until=on + _AHEAD)) if task.given]
    return [
        OpenThing(
            kind="việc đồng nghiệp giao",
            key=f"portal.taskmark:{task.given.pk}",
            label=f"{task.deadline.what} ({task.given.user} giao)",
            url=task.deadline.url,
            due_on=task.deadline.due_on,
        )
        for task in tasks
    ]


def _asked(user: User, on: date, ask: Ask) -> list[Deadline]:
    return [deadline for source in _SOURCES for deadline in source(user, on, ask)]


def _holding(marks: dict[str, TaskMark], deadline: Deadline) -> TaskMark | None:
    mark = marks.get(deadline.key) if deadline.key else None
    return mark if mark and mark.holds_for(deadline) else None


def grouped(tasks: Iterable[Task], on: date) -> list[WorkGroup]:
    """The four groups of the home page; “due” holds what has come near."""
    near = [t for t in tasks if not t.is_aside(on) and (t.deadline.group != "due" or t.deadline.is_near(on))]
    return [
        WorkGroup(code, title, empty, dot, [t for t in near if t.deadline.group == code])
        for code, title, empty, dot in GROUPS
    ]


def put_aside(tasks: Iterable[Task], on: date) -> list[Task]:
    """Put off or handed over: nothing vanishes from sight."""
    return [t for t in tasks if t.is_aside(on)]


def one_task(user: User, key: str, on: date, *, handed: bool = False) -> Task | None:
    """A task of this person by its key, however far its day; None once it is done, or when it is not theirs.

    ``handed``: as it would be if a colleague handed it to them.
    """
    ask = Ask(until=on + _AHEAD, keys=frozenset({key} if handed else ()))
    return next((t for t in find(user, on, ask) if t.deadline.key == key), None)


def colleagues(user: User, on: date) -> QuerySet[User]:
    """Office people of the same places, in order of name: to whom a task can be handed."""
    reach = reach_of(user)
    grants = RoleGrant.objects.on(on).filter(role__in=_COLLEAGUES)
    if not reach.everywhere:
        grants = grants.filter(Q(unit__in=reach.unit_ids) | Q(unit__isnull=True, organisation__isnull=True))
    people = User.objects.filter(pk__in=grants.values("user"), is_active=True).exclude(pk=user.pk)
    return people.order_by("sort_key", "pk")


@dataclass(frozen=True)
class Call:
    """A person to call today, and what about."""

    name: str
    phone: str
    tasks: tuple[Task, ...]

    @property
    def dial(self) -> str:
        """The number as a phone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def is_late(self) -> bool:
        return any(task.deadline.group == "late" for task in self.tasks)


def calls(tasks: Iterable[Task], on: date) -> list[Call]:
    """Near tasks somebody else can be called about, one entry a person; the late first, no number last."""
    by_person: dict[tuple[str, str], list[Task]] = {}
    for task in tasks:
        deadline = task.deadline
        if deadline.contact and not task.is_aside(on) and (deadline.group != "due" or deadline.is_near(on)):
            by_person.setdefault((deadline.contact, deadline.phone), []).append(task)
    found = [Call(name, phone, tuple(about)) for (name, phone), about in by_person.items()]
    return sorted(found, key=lambda call: (not call.phone, not call.is_late))
