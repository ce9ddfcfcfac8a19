"""Adjustments asked for and not yet decided: of whom the word is waited for."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import Reach
from projects.choices import AdjustmentStatus, Change, Decider
from projects.models import Adjustment, Project

# Deciders who sit at a desk of the portal; the word of the others is written down by whoever holds the file.
_DESKS = {
    Decider.CENTRE_HEAD: (Role.LEADER,),
    Decider.DEPARTMENT_OFFICER: (Role.APPRAISER, Role.LEADER),
    Decider.DEPARTMENT_HEAD: (Role.APPRAISER, Role.LEADER),
}
_WAITING = Adjustment.objects.filter(status=AdjustmentStatus.ASKED)
# Of each đề án, as JSON, so that they come with its row.
WAITING = ArraySubquery(
    _WAITING.filter(project=OuterRef("pk"))
    .order_by("asked_on", "pk")
    .values(json=JSONObject(pk="pk", change="change", decided_by="decided_by", asked_on="asked_on"))
)


def awaits(reach: Reach) -> Q:
    """Đề án with an adjustment that waits for these roles."""
    deciders = [decider for decider, roles in _DESKS.items() if reach.has(*roles)]
    return Q(pk__in=_WAITING.filter(decided_by__in=deciders).values("project"))


def to_decide(user: User, reach: Reach, project: Project, ask: Ask) -> list[Deadline]:
    """One for each adjustment of the row (annotated ``WAITING``) that waits for this person, or for anybody asked about."""
    lines = [(line, _DESKS.get(line["decided_by"])) for line in project.waiting]
    return [
        _deadline(project, line, for_holder=roles is None)
        for line, roles in lines
        if ask.everyone or _key(project, line) in ask.keys or _is_theirs(user, reach, project, roles)
    ]


def _is_theirs(user: User, reach: Reach, project: Project, roles: tuple[Role, ...] | None) -> bool:
    return project.holder_id == user.pk if roles is None else reach.has(*roles)


def _key(project: Project, line: dict) -> str:
    return f"projects.project:{project.pk}:adjustment-{line['pk']}"


def _deadline(project: Project, line: dict, *, for_holder: bool) -> Deadline:
    asked_on, decider = date.fromisoformat(line["asked_on"]), Decider(line["decided_by"]).label
    holder = project.holder
    return Deadline(
        group="due" if for_holder else "waiting",
        what=f"Ghi lời quyết của {decider} về điều chỉnh" if for_holder else "Quyết đề nghị điều chỉnh",
        about=f"{project.code} · {Change(line['change']).label.lower()} · {project.title}",
        url=reverse("projects:adjustment", args=[project.pk, line["pk"]]),
        action="Xem đề nghị",
        since=asked_on,
        why=f"Đề nghị điều chỉnh ngày {format_date(asked_on)}, {decider} quyết; chưa có lời quyết.",
        key=_key(project, line),
        holder=holder.full_name if holder else "",
        contact=holder.full_name if holder and not for_holder else "",
        phone=(holder.phone or "") if holder and not for_holder else "",
    )
