"""What is due: my report to write; what waits at a desk; whom to call."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least
from django.db.models.lookups import IsNull
from django.urls import reverse

from collaborators.choices import COUNTED, WRITABLE, ReminderKind, ReportStatus
from collaborators.models import Appointment, Collaborator, QuarterlyReport, ReportingPeriod
from collaborators.queries.awaiting import awaiting
from collaborators.queries.network import current_appointment
from collaborators.queries.periods import last_day
from collaborators.queries.reminders import steps
from collaborators.queries.reports import my_periods, unsent
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of


def deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """For a collaborator: periods to report; for a desk: what waits there, or whom to call about a report, one by one."""
    reach = reach_of(user)
    mine = _my_deadlines(user, on) if reach.has(Role.COLLABORATOR) else []
    if not reach.is_office:
        return mine
    if not ask.calls:
        latest = ReportingPeriod.objects.filter(pk__in=_latest(user, on).values("pk"))
        return mine + awaiting(user, on, ask, latest.annotate(waiting=_waiting(user, on)))
    if reach.has(Role.STAFF, Role.ADMIN):
        return mine + _calls(user, on)
    return mine + (_head_calls(user, on) if reach.has(Role.LEADER) else [])


def _my_deadlines(user: User, on: date) -> list[Deadline]:
    appointment = current_appointment(user, on)
    if appointment is None:
        return []
    return [
        Deadline(
            group=_group(period, report, on),
            what=f"Gửi báo cáo {period}",
            about=_state(report),
            url=reverse("collaborators:write", args=[period.pk]),
            action="Viết tiếp" if report else "Viết báo cáo",
            due_on=period.due_on,
            since=period.opens_on,
            key=f"collaborators.reportingperiod:{period.pk}:report",
            why=f"Số liệu từ {period.starts_on:%d/%m/%Y} đến {period.ends_on:%d/%m/%Y}; cộng tác viên báo cáo hằng quý.",
        )
        for period, report in my_periods(appointment, on)
        if (report is None or report.status in WRITABLE) and not period.is_locked
    ]


def _group(period: ReportingPeriod, report: QuarterlyReport | None, on: date) -> str:
    if report is not None and report.status == ReportStatus.RETURNED:
        return "returned"
    return "late" if last_day(period) < on else "due"


def _state(report: QuarterlyReport | None) -> str:
    if report is None:
        return "Chưa bắt đầu"
    returned = report.status == ReportStatus.RETURNED
    return "Trung tâm trả lại để sửa" if returned else "Đang viết dở, đã lưu trên máy chủ"


def _latest(user: User, on: date) -> QuerySet[ReportingPeriod]:
    """The two latest windows that take reports."""
    seen = ReportingPeriod.objects.visible_to(user)
    return seen.filter(opens_on__lte=on, locked_at=None).order_by("-starts_on", "-pk")[:2]


def _calls(user: User, on: date) -> list[Deadline]:
    """Person by person, whose report is still missing."""
    return [
        _to_call(period, on, appointment.collaborator)
        for period in _latest(user, on)
        for appointment in unsent(user=user, period=period, on=on)
    ]


def _head_calls(user: User, on: date) -> list[Deadline]:
    """Whom the head calls: still silent when every reminder has been sent."""
    periods = ReportingPeriod.objects.visible_to(user).filter(due_on__lt=on).order_by("-starts_on", "-pk")[:2]
    return [
        _to_call(period, on, appointment.collaborator)
        for period in periods
        if any(step.kind == ReminderKind.CALL and step.day <= on for step in steps(period))
        for appointment in unsent(user=user, period=period, on=on)
    ]


def _waiting(user: User, on: date) -> Coalesce:
    """How many ``unsent`` finds for the period of the row."""
    sent = QuarterlyReport.objects.filter(
        appointment=OuterRef("pk"), period=OuterRef(OuterRef("pk")), status__in=COUNTED
    )
    day = Least(Value(on), OuterRef("ends_on"))
    same = {name: OuterRef(OuterRef(name)) for name in ("kind", "year", "quarter")}
    own = ReportingPeriod.objects.filter(unit=OuterRef("unit"), **same)
    asked = Q(unit=OuterRef("unit")) | Q(IsNull(OuterRef("unit"), True), ~Exists(own))
    missing = Appointment.objects.visible_to(user).on(day).filter(asked, ~Exists(sent)).order_by()
    one = missing.annotate(one=Value(1)).values("one")
    return Coalesce(Subquery(one.annotate(number=Count("pk")).values("number")), 0)


def _to_call(period: ReportingPeriod, on: date, person: Collaborator) -> Deadline:
    return Deadline(
        group="late" if last_day(period) < on else "due",
        what=f"Nhắc gửi báo cáo {period}",
        about="",
        url=reverse("collaborators:detail", args=[person.pk]),
        action="Mở trang người này",
        due_on=period.due_on,
        since=period.opens_on,
        why="Anh, chị phụ trách mạng lưới cộng tác viên của địa bàn này.",
        key=f"collaborators.reportingperiod:{period.pk}:remind:{person.pk}",
        contact=person.full_name,
        phone=person.phone,
    )
