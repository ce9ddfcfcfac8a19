"""Questions about the network and its reports."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least
from django.urls import reverse

from collaborators.choices import ReportStatus
from collaborators.models import Appointment, AppointmentArea, Collaborator, QuarterlyReport, ReportingPeriod
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.offices.queries import reach_of

PARTS = (
    # field, heading, what is asked
    ("situation", "1. Tình hình CN-TTCN", "Ghi tình hình sản xuất trong quý."),
    ("review", "2. Rà soát cơ sở", "Ghi nhận xét khi rà soát, hoặc “không có gì đổi”."),
    ("proposals", "3. Đề xuất", "Ghi đề xuất, hoặc đánh dấu “Không có đề xuất”."),
    ("difficulties", "4. Khó khăn, vướng mắc", "Ghi vướng mắc, hoặc đánh dấu “Không phát sinh”."),
)


def network(*, user: User, on: date, text: str = "", kind: str = "") -> QuerySet:
    """Appointments in force on a day that the person may see, with people and areas, in order of given name."""
    areas = AppointmentArea.objects.select_related("unit__parent__parent", "organisation").order_by("pk")
    found = Appointment.objects.visible_to(user).on(on)
    if kind:
        found = found.filter(kind=kind)
    if text.strip():
        found = found.filter(collaborator__in=Collaborator.objects.filter(fold__contains=fold(text.strip())))
    return (
        found.select_related("collaborator", "unit", "document")
        .prefetch_related(Prefetch("areas", areas))
        .order_by("collaborator__person_key", "pk")
    )


def current_appointment(user: User, on: date) -> Appointment | None:
    """The term in which this person reports on a day."""
    return Appointment.objects.filter(collaborator__user=user).on(on).order_by("-pk").first()


def missing(report: QuarterlyReport) -> list[tuple[str, str]]:
    """Parts still to be answered before sending: (field, what to do). Blank numbers are allowed: unknown is an answer."""
    return [(field, ask) for field, _, ask in PARTS if not getattr(report, field).strip()]


def previous_report(report_appointment: Appointment, period: ReportingPeriod) -> QuarterlyReport | None:
    """The same person's latest sent report before this period, shown beside each box."""
    return (
        QuarterlyReport.objects.filter(
            appointment__collaborator=report_appointment.collaborator_id,
            status=ReportStatus.SENT,
            period__starts_on__lt=period.starts_on,
        )
        .select_related("period")
        .order_by("-period__starts_on", "-pk")
        .first()
    )


def my_periods(appointment: Appointment, on: date) -> list[tuple[ReportingPeriod, QuarterlyReport | None]]:
    """Periods open to a term, newest first, each with its report if one was begun."""
    periods = (
        ReportingPeriod.objects.filter(opens_on__lte=on)
        .filter(Q(ends_on__gte=appointment.valid_from) if appointment.valid_from else Q())
        .order_by("-starts_on")[:8]
    )
    begun = {r.period_id: r for r in QuarterlyReport.objects.filter(appointment=appointment)}
    return [(period, begun.get(period.pk)) for period in periods]


def deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """For a collaborator: periods to report; for the office: who is late in the latest closed window, each to be called."""
    reach = reach_of(user)
    mine = _my_deadlines(user, on) if reach.has(Role.COLLABORATOR) else []
    return mine + (_office_deadlines(user, on, ask) if reach.has(Role.STAFF, Role.ADMIN) else [])


def _my_deadlines(user: User, on: date) -> list[Deadline]:
    appointment = current_appointment(user, on)
    if appointment is None:
        return []
    return [
        Deadline(
            group="late" if period.due_on < on else "due",
            what=f"Gửi báo cáo {period}",
            about="Đang viết dở, đã lưu trên máy chủ" if report else "Chưa bắt đầu",
            url=reverse("collaborators:write", args=[period.pk]),
            action="Viết tiếp" if report else "Viết báo cáo",
            due_on=period.due_on,
            since=period.opens_on,
            key=f"collaborators.reportingperiod:{period.pk}:report",
            why=f"Số liệu từ {period.starts_on:%d/%m/%Y} đến {period.ends_on:%d/%m/%Y}; cộng tác viên báo cáo hằng quý.",
        )
        for period, report in my_periods(appointment, on)
        if report is None or report.status == ReportStatus.DRAFT
    ]


def _office_deadlines(user: User, on: date, ask: Ask) -> list[Deadline]:
    """The two latest windows with somebody still missing; person by person when they are to be called."""
    periods = ReportingPeriod.objects.filter(opens_on__lte=on).order_by("-starts_on")[:2]
    if not ask.calls:
        return [
            _to_remind(period, on, f"{period.waiting} cộng tác viên chưa gửi báo cáo {period}")
            for period in periods.annotate(waiting=_waiting(user, on))
            if period.waiting
        ]
    return [
        _to_remind(period, on, f"Nhắc gửi báo cáo {period}", appointment.collaborator)
        for period in periods
        for appointment in unsent(user=user, period=period, on=on)
    ]


def _waiting(user: User, on: date) -> Coalesce:
    """How many ``unsent`` finds for the period of the row."""
    sent = QuarterlyReport.objects.filter(
        appointment=OuterRef("pk"), period=OuterRef(OuterRef("pk")), status=ReportStatus.SENT
    )
    day = Least(Value(on), OuterRef("ends_on"))
    missing = Appointment.objects.visible_to(user).on(day).filter(~Exists(sent)).order_by()
    one = missing.annotate(one=Value(1)).values("one")
    return Coalesce(Subquery(one.annotate(number=Count("pk")).values("number")), 0)


def _to_remind(period: ReportingPeriod, on: date, what: str, person: Collaborator | None = None) -> Deadline:
    """One line for the whole window, or one for a person."""
    url = reverse("collaborators:reports") + f"?ky={period.pk}"
    return Deadline(
        group="late" if period.due_on < on else "due",
        what=what,
        about="" if person else "Mở danh sách để gọi nhắc",
        url=reverse("collaborators:detail", args=[person.pk]) if person else url,
        action="Mở trang người này" if person else "Xem danh sách",
        due_on=period.due_on,
        since=period.opens_on,
        why="Chị, anh phụ trách mạng lưới cộng tác viên của địa bàn này.",
        key=f"collaborators.reportingperiod:{period.pk}:remind" + (f":{person.pk}" if person else ""),
        contact=person.full_name if person else "",
        phone=person.phone if person else "",
    )


def unsent(*, user: User, period: ReportingPeriod, on: date):
    """Appointments that cover the period and have not sent their report."""
    sent = QuarterlyReport.objects.filter(appointment=OuterRef("pk"), period=period, status=ReportStatus.SENT)
    day = min(on, period.ends_on)
    return (
        Appointment.objects.visible_to(user)
        .on(day)
        .filter(~Exists(sent))
        .select_related("collaborator", "unit")
        .order_by("collaborator__person_key", "pk")
    )


def sent_reports(*, user: User, period: ReportingPeriod | None):
    """Sent reports the person may see, newest first."""
    reports = QuarterlyReport.objects.visible_to(user).filter(status=ReportStatus.SENT)
    if period:
        reports = reports.filter(period=period)
    return reports.select_related("period", "appointment__collaborator").order_by("-sent_at", "-pk")
