"""What a person should do about đề án: a question asked of the records, not a row of its own."""

from datetime import date, timedelta

from django.db.models import F, Q
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from projects.choices import OPEN, ProjectStatus
from projects.models import Project

SOON = timedelta(days=14)
LISTED = 60


def deadlines(user: User, on: date) -> list[Deadline]:
    """The person's own đề án late, soon due or returned; for deciders, those waiting for them. One query."""
    due = Q(due_on__lte=on + SOON)
    returned = Q(status=ProjectStatus.DRAFT, submitted_on__isnull=False)
    wanted = Q(holder=user, status__in=(ProjectStatus.DRAFT, ProjectStatus.APPROVED)) & (due | returned)
    if reach_of(user).has(Role.APPRAISER, Role.LEADER):
        wanted |= Q(status=ProjectStatus.SUBMITTED)
    elif not reach_of(user).is_office:
        return []
    rows = (
        Project.objects.visible_to(user)
        .filter(wanted, status__in=OPEN)
        .only("code", "title", "status", "due_on", "submitted_on", "approved_on")
        .order_by(F("due_on").asc(nulls_last=True), "pk")[:LISTED]
    )
    return [_deadline(project, on) for project in rows]


_ASKED = {
    ProjectStatus.DRAFT: ("Soạn và trình duyệt", "Mở hồ sơ"),
    ProjectStatus.SUBMITTED: ("Xem và duyệt đề án", "Xem hồ sơ"),
    ProjectStatus.APPROVED: ("Ghi kết quả và nghiệm thu", "Mở hồ sơ"),
}


def _deadline(project: Project, on: date) -> Deadline:
    what, action = _ASKED[project.status]
    is_returned = project.status == ProjectStatus.DRAFT and project.submitted_on is not None
    return Deadline(
        group=_group(project, on, is_returned),
        what="Sửa theo lời trả lại rồi trình lại" if is_returned else what,
        about=f"{project.code} · {project.title}",
        url=reverse("projects:detail", args=[project.pk]),
        action=action,
        due_on=project.due_on,
        since=project.approved_on or project.submitted_on,
        why=_why(project, is_returned),
    )


def _group(project: Project, on: date, is_returned: bool) -> str:
    if project.due_on and project.due_on < on:
        return "late"
    if is_returned:
        return "returned"
    return "waiting" if project.status == ProjectStatus.SUBMITTED else "due"


def _why(project: Project, is_returned: bool) -> str:
    if project.status == ProjectStatus.SUBMITTED:
        return f"Đề án trình ngày {_day(project.submitted_on)}, chờ chuyên viên Sở thẩm định hoặc lãnh đạo quyết."
    if is_returned:
        return f"Anh, chị giữ đề án này; bản trình ngày {_day(project.submitted_on)} đã bị trả lại."
    return "Anh, chị giữ đề án này và đã đặt hạn cho việc tiếp theo."


def _day(day: date | None) -> str:
    return format_date(day) if day else "chưa rõ"
