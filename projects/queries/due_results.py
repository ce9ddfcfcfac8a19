"""What is due at the end of a đề án: settlement, liquidation, surveys after the support. Questions, not rows."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from projects.choices import COUNTED_AS_DONE, Milestone, ProjectStatus, Purse
from projects.models import Beneficiary, Project
from projects.queries.outcomes import AFTER, months_after

# LC04: “chậm nhất sau 15 ngày” from the acceptance of the last đề án of the contract (TT 36/2013 Đ18 k1, original).
SETTLE_WITHIN = timedelta(days=15)
# LC05: of the year after the plan year, for KCQG (TT 36/2013 Đ18 k2, original).
LIQUIDATE_BY = (1, 22)
# LC35–37 are a proposal; how long before the day they are told.
SURVEY_NOTICE = timedelta(days=15)
SETTLE_NOTICE = SETTLE_WITHIN
LIQUIDATE_NOTICE = timedelta(days=30)
LISTED = 60


def in_the_same_contract(projects: Iterable[Project]) -> dict[int, list[Project]]:
    """Each file with those its contract covers, itself among them. The one place that knows contracts."""
    return {project.pk: [project] for project in projects}


def settlement_due(project: Project, mates: list[Project] | None = None) -> date | None:
    """15 days after the acceptance of the last đề án of the contract; None while one is still to be accepted."""
    mates = in_the_same_contract([project])[project.pk] if mates is None else mates
    going_on = [one for one in mates if one.stopped_on is None]
    days = [one.done_on for one in going_on]
    return max(days) + SETTLE_WITHIN if days and all(days) else None


def liquidation_due(project: Project) -> date | None:
    """22/01 of the year after the plan year, for khuyến công quốc gia; the law says no day for the others."""
    if project.purse != Purse.NATIONAL or project.plan_year is None:
        return None
    return date(project.plan_year + 1, *LIQUIDATE_BY)


def deadlines(user: User, on: date) -> list[Deadline]:
    """Settlements, liquidations and surveys of the person's files. Two queries, one more where there are contracts."""
    reach = reach_of(user)
    if not reach.has(Role.STAFF, Role.ACCOUNTANT):
        return []
    return [*_of_money(user, on), *(_surveys(user, on) if reach.has(Role.STAFF) else [])]


def _of_money(user: User, on: date) -> list[Deadline]:
    """The accountant is told of every file of the area, the holder of his own."""
    files = Project.objects.visible_to(user).open()
    if not reach_of(user).has(Role.ACCOUNTANT):
        files = files.filter(holder=user)
    national = Q(status=ProjectStatus.SETTLED, purse=Purse.NATIONAL, plan_year__isnull=False)
    rows = list(files.filter(Q(status=ProjectStatus.ACCEPTED) | national).order_by("done_on", "pk")[:LISTED])
    mates = in_the_same_contract(rows)
    found = [
        _settle(one, settlement_due(one, mates[one.pk]), on) for one in rows if one.status == ProjectStatus.ACCEPTED
    ]
    found += [_liquidate(one, liquidation_due(one), on) for one in rows if one.status == ProjectStatus.SETTLED]
    return [one for one in found if one is not None]


def _settle(project: Project, due: date | None, on: date) -> Deadline | None:
    if due is None or due - SETTLE_NOTICE > on:
        return None
    return _deadline(
        project,
        due,
        on,
        what="Lập hồ sơ quyết toán",
        since=project.done_on,
        why=f"Đề án cuối của hợp đồng nghiệm thu ngày {format_date(due - SETTLE_WITHIN)}; "
        "hồ sơ quyết toán chậm nhất sau 15 ngày (TT 36/2013 Điều 18 khoản 1, bản gốc).",
    )


def _liquidate(project: Project, due: date | None, on: date) -> Deadline | None:
    if due is None or due - LIQUIDATE_NOTICE > on:
        return None
    return _deadline(
        project,
        due,
        on,
        what="Thanh lý hợp đồng, quyết toán",
        since=project.status_since,
        why="Thanh lý chậm nhất ngày 22/01 năm sau (TT 36/2013 Điều 18 khoản 2, bản gốc).",
    )


def _deadline(project: Project, due: date, on: date, *, what: str, since: date | None, why: str) -> Deadline:
    return Deadline(
        group="late" if due < on else "due",
        what=what,
        about=f"{project.code} · {project.title}",
        url=reverse("projects:detail", args=[project.pk]),
        action="Mở hồ sơ",
        due_on=due,
        since=since,
        why=why,
    )


def next_survey(helped: Beneficiary, surveyed: set[int], on: date) -> tuple[Milestone, date] | None:
    """The latest milestone reached (or nearly) that has no survey; an older one is past recovering."""
    reached = [(one, months_after(helped.accepted_on, one)) for one in AFTER]
    reached = [(one, day) for one, day in reached if day - SURVEY_NOTICE <= on]
    return reached[-1] if reached and reached[-1][0] not in surveyed else None


def _surveys(user: User, on: date) -> list[Deadline]:
    oldest_first = (
        Beneficiary.objects.filter(
            project__in=Project.objects.visible_to(user).filter(holder=user, status__in=COUNTED_AS_DONE),
            project__retrospective=False,
            accepted_on__isnull=False,
        )
        .exclude(follow_ups__months=Milestone.TWO_YEARS)
        .select_related("project", "establishment")
        .prefetch_related("follow_ups")
        .order_by("accepted_on", "pk")[:LISTED]
    )
    found = []
    for helped in oldest_first:
        due = next_survey(helped, {one.months for one in helped.follow_ups.all()}, on)
        if due:
            found.append(_survey(helped, *due, on))
    return found


def _survey(helped: Beneficiary, milestone: Milestone, day: date, on: date) -> Deadline:
    return Deadline(
        group="late" if day < on else "due",
        what=f"Khảo sát {milestone.label.lower()}",
        about=f"{helped} · {helped.project.code}",
        url=reverse("projects:follow_up", args=[helped.project_id, helped.pk, milestone.value]),
        action="Ghi khảo sát",
        due_on=day,
        since=helped.accepted_on,
        why=f"Cơ sở nghiệm thu ngày {format_date(helped.accepted_on)}; theo dõi sau 6, 12, 24 tháng (chưa kiểm chứng).",
    )
