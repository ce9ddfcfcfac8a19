"""Write and send a quarterly report."""

import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from collaborators import rules
from collaborators.choices import REPORT_TRANSITIONS, ReportStatus
from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod
from khuyencong.core import timeline, transitions, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import StaleVersion
from khuyencong.core.models import User

_RECEIPT_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@transaction.atomic
def save_report(
    *,
    appointment: Appointment,
    period: ReportingPeriod,
    by: User,
    answers: dict,
    expected: int | None = None,
) -> QuarterlyReport:
    """Keep a draft, whatever is filled in; begin it if needed.

    ``expected`` is the version the person saw, None when they saw none: ``StaleVersion`` if one has begun since.
    """
    rules.may_write(by, appointment, period, today()).require()
    report = QuarterlyReport.objects.filter(appointment=appointment, period=period).first()
    if report is None:
        try:
            with transaction.atomic():
                report = QuarterlyReport.objects.create(
                    appointment=appointment, period=period, timeline=timeline.start(), **answers
                )
        except IntegrityError:  # begun a moment ago in another tab or on another phone
            raise StaleVersion(QuarterlyReport.objects.get(appointment=appointment, period=period)) from None
        timeline.record(timeline=report.timeline, by=by, verb="begin", text=f"Bắt đầu báo cáo {period}")
        return report
    report = versions.locked(QuarterlyReport.objects, pk=report.pk)
    rules.may_edit(by, report).require()
    if report.version != expected:
        raise StaleVersion(report)
    return versions.bump(report, **answers)


@transaction.atomic
def send_report(*, report: QuarterlyReport, by: User, expected: int | None = None) -> QuarterlyReport:
    """Send a draft and give its receipt. Sending again what was sent gives the same receipt."""
    report = versions.locked(QuarterlyReport.objects, pk=report.pk)
    if report.status == ReportStatus.SENT and report.sent_by_id == by.pk:
        return report
    if expected is not None and report.version != expected:
        raise StaleVersion(report)
    rules.may_send(by, report).require()
    transitions.check(REPORT_TRANSITIONS, current=report.status, to=ReportStatus.SENT)
    versions.bump(report, status=ReportStatus.SENT, sent_at=timezone.now(), sent_by=by, receipt=_receipt(report.period))
    timeline.record(
        timeline=report.timeline, by=by, verb="send", text=f"Gửi báo cáo {report.period}, biên nhận {report.receipt}"
    )
    return report


def _receipt(period: ReportingPeriod) -> str:
    """“BC26Q4-7K4FX2QM”: short enough to read on the phone, too long to guess."""
    tail = "".join(secrets.choice(_RECEIPT_ALPHABET) for _ in range(8))
    return f"BC{period.year % 100:02}Q{period.quarter}-{tail}"
