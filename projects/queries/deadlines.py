"""What a person should do about đề án: a question asked of the records, not a row of its own."""

from collections import defaultdict
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject
from django.urls import reverse

from khuyencong.core import calendar
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import Activity, User
from khuyencong.core.readings import one_reading
from khuyencong.offices.queries import Reach, reach_of
from projects.choices import ProjectStatus
from projects.models import STILL_OPEN, Beneficiary, ContractProject, Project
from projects.queries import lacking
from projects.queries.clocks import FEED_VERBS, SENT_BACK, Feed, Task, tasks
from projects.queries.decisions import WAITING, awaits, to_decide
from projects.queries.reasons import SENT_BACK_ON

SOON = timedelta(days=14)
LISTED, CANDIDATES = 60, 1000
_DECIDERS = (Role.APPRAISER, Role.LEADER)
_THEIRS = (ProjectStatus.SUBMITTED, ProjectStatus.APPRAISAL, ProjectStatus.ACCEPTING)
_KEY = "projects.project:"


# The day the last đề án of its contract was accepted; NULL while one of them still is not (TT 36/2013 Đ18 k1).
_IN_ITS_CONTRACT = ContractProject.objects.filter(
    contract__parts__project=OuterRef("pk"), project__stopped_on__isnull=True
).order_by(F("project__done_on").desc(nulls_first=True))
_ALL_ACCEPTED = Case(
    When(Exists(_IN_ITS_CONTRACT), then=Subquery(_IN_ITS_CONTRACT.values("project__done_on")[:1])), default=F("done_on")
)


@one_reading()
def deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """The person's own đề án late, soon due or returned; for deciders, those and the adjustments waiting for them.

    Two queries: the đề án, and whether the law has changed; one more for the people to call.
    """
    reach = reach_of(user)
    if not reach.is_office:
        return []
    rows = list(_candidates(user, reach, on, ask))
    law, until = calendar.current(), ask.last_day(on, SOON)
    found = [
        (project, task)
        for project in rows
        for task in tasks(project, law, on, feed=_feed(project), until=_horizon(until, on), roles=reach.roles)
        if _is_asked(user, reach, project, task, on, ask)
    ]
    found.sort(key=lambda pair: (pair[1].due_on or date.max, pair[0].pk))
    called = _people_of([project for project, _ in found]) if ask.calls else {}
    kept = found if ask.until or ask.everyone else found[:LISTED]
    words = [line for project in rows for line in to_decide(user, reach, project, ask)]
    missing = lacking.of_each({project.pk: project for project, _ in kept}.values()) if _is_home(ask) else {}
    return [_deadline(project, task, user, on, called, missing.get(project.pk, ())) for project, task in kept] + words


def _is_home(ask: Ask) -> bool:
    """One's own near tasks, which say what their file lacks; a year of everyone's do not."""
    return not (ask.until or ask.everyone or ask.calls)


def _horizon(until: date, on: date) -> date:
    """Far enough for the first reminder of any rule."""
    return max(until, on + timedelta(days=60))


def _candidates(user: User, reach: Reach, on: date, ask: Ask):
    in_hand = STILL_OPEN & ~Q(status__in=_THEIRS)
    wanted = in_hand if ask.everyone else in_hand & Q(holder=user) | awaits(reach)
    if ask.everyone or reach.has(*_DECIDERS):
        wanted |= STILL_OPEN & Q(status__in=_THEIRS)
    handed = [int(pk) for key in ask.keys if (pk := key.removeprefix(_KEY).split(":")[0]).isdigit()]
    if handed:
        wanted |= Q(pk__in=handed)
    told = Activity.objects.filter(timeline=OuterRef("timeline"), verb__in=FEED_VERBS)
    found = Project.objects.visible_to(user).filter(wanted)
    return (
        (lacking.annotated(found) if _is_home(ask) else found)
        .annotate(
            told=ArraySubquery(told.values(json=JSONObject(verb="verb", at="at__date"))),
            contract_done_on=_ALL_ACCEPTED,
            waiting=WAITING,
            sent_back_on=SENT_BACK_ON,
        )
        .select_related("holder")
        .only(
            *("code", "title", "status", "purse", "plan_year", "due_on", "submitted_on", "approved_on", "done_on"),
            *("status_since", "retrospective", "stopped_on", "ends_on", "content", "unit", "approval"),
            *("support_proposed", "support_approved"),
            *("holder__full_name", "holder__phone"),
        )
        .order_by(F("due_on").asc(nulls_last=True), "pk")[:CANDIDATES]
    )


def _feed(project: Project) -> Feed:
    feed = defaultdict(list)
    for line in project.told:
        feed[line["verb"]].append(date.fromisoformat(line["at"]))
    return feed


def _is_asked(user: User, reach: Reach, project: Project, task: Task, on: date, ask: Ask) -> bool:
    """Of this person, and near enough: within a fortnight, the days of reminding, or the days asked for."""
    if f"{_KEY}{task.key}" in ask.keys:
        return True
    theirs = reach.has(*task.act.asked) if task.act.asked else project.holder_id == user.pk
    if not theirs and not ask.everyone:
        return False
    if task.act.always or task.due_on is None:
        return True
    reminded = timedelta(days=task.due.rule.remind_from) if task.due else SOON
    return task.due_on <= max(ask.last_day(on, SOON), on + reminded)


def _deadline(project: Project, task: Task, user: User, on: date, called: dict, missing) -> Deadline:
    holder = project.holder
    contact, phone = called.get(project.pk, ("", ""))
    if holder and holder.pk != user.pk:
        contact, phone = holder.full_name, holder.phone or ""
    return Deadline(
        group=_group(project, task, on),
        what=task.what,
        about=f"{project.code} · {project.title}",
        url=reverse("projects:detail", args=[project.pk]),
        action=task.act.action,
        due_on=task.due_on,
        since=task.since or project.approved_on or project.submitted_on,
        why=_why(project, task, user),
        key=f"{_KEY}{task.key}",
        rule=task.due.ground if task.due else None,
        holder=holder.full_name if holder else "",
        contact=contact,
        phone=phone,
        lacking=tuple(missing),
    )


def _group(project: Project, task: Task, on: date) -> str:
    if task.due_on and task.due_on < on:
        return "late"
    if project.status == ProjectStatus.RETURNED or task.act.after == SENT_BACK:
        return "returned"
    return "waiting" if project.status in _THEIRS else "due"


def _why(project: Project, task: Task, user: User) -> str:
    if project.status in _THEIRS:
        return f"Đề án trình ngày {_day(project.submitted_on)}, đang chờ chuyên viên Sở thẩm định hoặc lãnh đạo."
    holds = "Anh, chị giữ đề án này" if project.holder_id == user.pk else _who_holds(project)
    if project.status == ProjectStatus.RETURNED:
        return f"{holds}; bản trình ngày {_day(project.submitted_on)} đã bị trả lại."
    if task.act.after == SENT_BACK:
        return f"{holds}; hồ sơ quyết toán bị trả lại ngày {_day(task.since)}."
    if project.is_done:
        return f"{holds}; đề án nghiệm thu ngày {_day(project.done_on)}."
    if task.due is None:
        ends = f"{holds}; đề án thực hiện đến ngày {_day(project.ends_on)}."
        return (
            ends
            if _ends_it(project, task)
            else f"{holds} và đã đặt hạn cho việc tiếp theo."
            if task.due_on
            else f"{holds}."
        )
    return f"{holds}; hạn này tính theo lịch hạn của luật."


def _ends_it(project: Project, task: Task) -> bool:
    return task.act.to_the_end and task.due_on is not None and task.due_on == project.ends_on


def _who_holds(project: Project) -> str:
    return f"{project.holder} giữ đề án này" if project.holder else "Đề án chưa có người giữ"


def _day(day: date | None) -> str:
    return format_date(day) if day else "chưa rõ"


def _people_of(projects: list[Project]) -> dict[int, tuple[str, str]]:
    """Đề án → the first beneficiary's owner (or the establishment) and its number, as told today. One query."""
    profile = "establishment__profiles__"
    rows = (
        Beneficiary.objects.standing()
        .filter(project__in={project.pk for project in projects})
        .filter(**{f"{profile}valid_to__isnull": True})
        .exclude(**{f"{profile}phone": ""})
        .order_by("-pk")
        .values_list("project", f"{profile}owner_name", f"{profile}name", f"{profile}phone")
    )
    return {project: (f"{owner} ({name})" if owner else name, phone) for project, owner, name, phone in rows}
