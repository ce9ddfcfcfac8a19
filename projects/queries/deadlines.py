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
    wanted = Q(holder=user, status__in=_OURS) & (due | Q(status=ProjectStatus.RETURNED))
    if reach_of(user).has(Role.APPRAISER, Role.LEADER):
        wanted |= Q(status__in=_THEIRS)
    elif not reach_of(user).is_office:
        return []
    rows = (
        Project.objects.visible_to(user)
        .open()
        .filter(wanted)
        .only("code", "title", "status", "retrospective", "due_on", "submitted_on", "approved_on", "status_since")
        .order_by(F("due_on").asc(nulls_last=True), "pk")[:LISTED]
    )
    return [_deadline(project, on) for project in rows]


_ASKED = {
    ProjectStatus.DRAFT: ("Soạn và trình duyệt", "Mở hồ sơ"),
    ProjectStatus.RETURNED: ("Sửa theo lời trả lại rồi trình lại", "Mở hồ sơ"),
    ProjectStatus.SUBMITTED: ("Xem và nhận thẩm định", "Xem hồ sơ"),
    ProjectStatus.APPRAISAL: ("Thẩm định, quyết đề án", "Xem hồ sơ"),
    ProjectStatus.APPROVED: ("Ký hợp đồng", "Mở hồ sơ"),
    ProjectStatus.CONTRACTED: ("Bắt đầu thực hiện", "Mở hồ sơ"),
    ProjectStatus.RUNNING: ("Theo dõi tiến độ, đề nghị nghiệm thu", "Mở hồ sơ"),
    ProjectStatus.SUSPENDED: ("Tiếp tục hoặc ngừng", "Mở hồ sơ"),
    ProjectStatus.ACCEPTING: ("Nghiệm thu", "Xem hồ sơ"),
    ProjectStatus.ACCEPTED: ("Lập hồ sơ quyết toán", "Mở hồ sơ"),
    ProjectStatus.SETTLED: ("Thanh lý hợp đồng", "Mở hồ sơ"),
    ProjectStatus.REFUNDING: ("Thu hồi kinh phí phải hoàn trả", "Mở hồ sơ"),
    ProjectStatus.LIQUIDATED: ("Lưu hồ sơ", "Mở hồ sơ"),
    ProjectStatus.STOPPED: ("Thu hồi tạm ứng hoặc lưu hồ sơ", "Mở hồ sơ"),
}
_THEIRS = (ProjectStatus.SUBMITTED, ProjectStatus.APPRAISAL, ProjectStatus.ACCEPTING)
_OURS = tuple(status for status in OPEN if status not in _THEIRS)


def _deadline(project: Project, on: date) -> Deadline:
    what, action = _ASKED[project.status]
    return Deadline(
        group=_group(project, on),
        what=what,
        about=f"{project.code} · {project.title}",
        url=reverse("projects:detail", args=[project.pk]),
        action=action,
        due_on=project.due_on,
        since=project.status_since or project.approved_on or project.submitted_on,
        why=_why(project),
    )


def _group(project: Project, on: date) -> str:
    if project.due_on and project.due_on < on:
        return "late"
    if project.status == ProjectStatus.RETURNED:
        return "returned"
    return "waiting" if project.status in _THEIRS else "due"


def _why(project: Project) -> str:
    if project.status in _THEIRS:
        day = _day(project.submitted_on)
        return f"Đề án trình ngày {day}, đang chờ chuyên viên Sở thẩm định hoặc lãnh đạo."
    if project.status == ProjectStatus.RETURNED:
        return f"Anh, chị giữ đề án này; bản trình ngày {_day(project.submitted_on)} đã bị trả lại."
    return "Anh, chị giữ đề án này và đã đặt hạn cho việc tiếp theo."


def _day(day: date | None) -> str:
    return format_date(day) if day else "chưa rõ"
