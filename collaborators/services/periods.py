"""Periods: made for a year by the rule, locked, opened again for one collaborator."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from collaborators import rules
from collaborators.choices import REPORT_TRANSITIONS, PeriodKind, ReportStatus
from collaborators.models import Appointment, QuarterlyReport, Reopening, ReportingPeriod
from collaborators.queries import rule_on, windows
from khuyencong.core import calendar, timeline, transitions, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User


@transaction.atomic
def open_year(*, by: User, year: int, kind: PeriodKind = PeriodKind.QUARTER) -> list[ReportingPeriod]:
    """The periods of a year as the rule in force divides it; those already there stay as they are."""
    rules.may_open_periods(by).require()
    rule = rule_on(kind, date(year, 1, 1)) or rule_on(kind, today())
    if rule is None:
        raise DomainError(f"Chưa có cách chia kỳ {kind.label.lower()}. Ghi trong danh mục trước.", field="kind")
    there = set(ReportingPeriod.objects.filter(kind=kind, year=year).values_list("quarter", flat=True))
    new = [
        ReportingPeriod(
            kind=kind, year=year, grace=rule.grace, needs_confirmation=rule.needs_confirmation, **vars(window)
        )
        for window in windows(rule, year, calendar.current().days)
        if window.quarter not in there
    ]
    return ReportingPeriod.objects.bulk_create(new)


@transaction.atomic
def lock_period(*, by: User, period: ReportingPeriod) -> int:
    """Close a period: approved reports are locked with it. How many."""
    period = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    reports = QuarterlyReport.objects.filter(period=period)
    waiting = reports.filter(status__in=(ReportStatus.SENT, ReportStatus.RETURNED)).count()
    rules.may_lock(by, period, today(), waiting).require()
    period.locked_at, period.locked_by = timezone.now(), by
    period.save(update_fields=["locked_at", "locked_by"])
    approved = reports.filter(status=ReportStatus.APPROVED).select_for_update(of=("self",), no_key=True)
    locked = [_lock_report(report, by) for report in approved.select_related("timeline")]
    return len(locked)


def _lock_report(report: QuarterlyReport, by: User) -> QuarterlyReport:
    transitions.check(REPORT_TRANSITIONS, current=ReportStatus(report.status), to=ReportStatus.LOCKED)
    versions.bump(report, status=ReportStatus.LOCKED)
    timeline.record(timeline=report.timeline, by=by, verb="lock", text="Khoá theo kỳ báo cáo")
    return report


@transaction.atomic
def ask_reopening(
    *, by: User, period: ReportingPeriod, appointment: Appointment, reason: str, until: date
) -> Reopening:
    """Open a locked period for one collaborator. Where nothing was approved one person is enough; else a second agrees."""
    rules.may_ask_reopening(by, period).require()
    if until < today():
        raise DomainError("Ngày mở đến đã qua. Chọn ngày từ hôm nay.", field="until")
    if not Appointment.objects.visible_to(by).filter(pk=appointment.pk).exists():
        raise DomainError("Cộng tác viên này không trong mạng lưới anh, chị phụ trách.", field="appointment")
    report = QuarterlyReport.objects.filter(period=period, appointment=appointment, status=ReportStatus.LOCKED).first()
    made = Reopening.objects.create(
        period=period,
        appointment=appointment,
        report=report,
        reason=reason,
        until=until,
        asked_by=by,
        asked_at=timezone.now(),
    )
    if report is None:
        _agree(made, by)
    else:
        text = f"Đề nghị mở khoá đến {until:%d/%m/%Y}: {reason}"
        timeline.record(timeline=report.timeline, by=by, verb="ask_reopening", text=text[:500])
    return made


@transaction.atomic
def agree_reopening(*, by: User, reopening: Reopening) -> Reopening:
    """The second person agrees: the report goes back to its writer, the old sending stays as it was."""
    row = Reopening.objects.select_for_update(of=("self",)).select_related("report").get(pk=reopening.pk)
    rules.may_agree_reopening(by, row).require()
    if row.until < today():
        raise DomainError("Thời hạn mở khoá đã qua. Đề nghị lại với ngày mới.")
    _agree(row, by)
    if row.report_id:
        report = versions.locked(QuarterlyReport.objects, pk=row.report_id)
        transitions.check(REPORT_TRANSITIONS, current=ReportStatus(report.status), to=ReportStatus.RETURNED)
        versions.bump(report, status=ReportStatus.RETURNED, approved_at=None, approved_by=None)
        text = f"Mở khoá đến {row.until:%d/%m/%Y}: {row.reason}"
        timeline.record(timeline=report.timeline, by=by, verb="reopen", text=text[:500])
    return row


def _agree(row: Reopening, by: User) -> None:
    row.approved_by, row.approved_at = by, timezone.now()
    row.save(update_fields=["approved_by", "approved_at"])
