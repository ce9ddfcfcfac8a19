"""Questions about periods and reports."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from collaborators.choices import ReportStatus
from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod
from khuyencong.core.models import User

PARTS = (
    # field, heading, what is asked
    ("situation", "1. Tình hình CN-TTCN", "Ghi tình hình sản xuất trong quý."),
    ("review", "2. Rà soát cơ sở", "Ghi nhận xét khi rà soát, hoặc “không có gì đổi”."),
    ("proposals", "3. Đề xuất", "Ghi đề xuất, hoặc đánh dấu “Không có đề xuất”."),
    ("difficulties", "4. Khó khăn, vướng mắc", "Ghi vướng mắc, hoặc đánh dấu “Không phát sinh”."),
)


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
