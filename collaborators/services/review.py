"""The office's side: send back with a reason, approve, confirm by a second person."""

from collections.abc import Iterable
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from collaborators import rules
from collaborators.choices import REPORT_TRANSITIONS, ReportStatus
from collaborators.models import Confirmation, QuarterlyReport, ReportReturn, ReturnReason, Submission
from khuyencong.core import files, timeline, transitions, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User


def _locked(
    report: QuarterlyReport, by: User, expected: int | None = None
) -> tuple[QuarterlyReport, Submission | None]:
    """The row under lock, with its latest sending."""
    rows = QuarterlyReport.objects.visible_to(by).select_related("period", "appointment__collaborator")
    report = versions.locked(rows, pk=report.pk, expected=expected)
    return report, report.submissions.select_related("confirmation").order_by("-number").first()


def _move(report: QuarterlyReport, to: ReportStatus, **changes) -> None:
    transitions.check(REPORT_TRANSITIONS, current=ReportStatus(report.status), to=to)
    versions.bump(report, status=to, **changes)


@transaction.atomic
def return_report(
    *,
    report: QuarterlyReport,
    by: User,
    reason: ReturnReason,
    note: str = "",
    box: str = "",
    expected: int | None = None,
) -> QuarterlyReport:
    """Back to its writer with a typed reason; ``box`` names the question to look at."""
    report, submission = _locked(report, by, expected)
    rules.may_return(by, report).require()
    if reason.needs_text and not note.strip():
        raise DomainError("Ghi rõ lý do: lý do này cần lời.", field="note")
    _back(report, submission, by, reason, note, box)
    words = f"{reason.name}. {note}".strip()
    timeline.record(timeline=report.timeline, by=by, verb="return", text=f"Trả lại: {words}"[:500])
    return report


@transaction.atomic
def take_back_report(*, report: QuarterlyReport, by: User, note: str, expected: int | None = None) -> QuarterlyReport:
    """The writer mends what they sent, inside the window; the reason is kept."""
    report, submission = _locked(report, by, expected)
    rules.may_take_back(by, report, today()).require()
    if not note.strip():
        raise DomainError("Ghi một câu: lấy lại để sửa chỗ nào.", field="note")
    _back(report, submission, by, None, note, "")
    timeline.record(timeline=report.timeline, by=by, verb="take_back", text=f"Lấy lại để sửa: {note}"[:500])
    return report


def _back(report: QuarterlyReport, submission: Submission | None, by: User, reason, note: str, box: str) -> None:
    if submission is None:
        raise DomainError("Báo cáo này chưa có lần gửi nào để trả.")
    ReportReturn.objects.create(submission=submission, reason=reason, note=note, box=box, by=by, at=timezone.now())
    _move(report, ReportStatus.RETURNED, approved_at=None, approved_by=None)


@transaction.atomic
def approve_report(*, report: QuarterlyReport, by: User, expected: int | None = None) -> QuarterlyReport:
    """Its figures are taken into the Centre's own report."""
    report, submission = _locked(report, by, expected)
    rules.may_approve(by, report, hasattr(submission, "confirmation")).require()
    _approve(report, by)
    return report


@transaction.atomic
def approve_together(*, reports: Iterable[QuarterlyReport], by: User) -> int:
    """All of them or none: one that has something to look at stops the act. How many were approved."""
    approved = 0
    for one in sorted(reports, key=lambda report: report.pk):
        report, submission = _locked(one, by)
        if verdict := rules.may_approve_together(by, report, hasattr(submission, "confirmation")):
            _approve(report, by)
            approved += 1
        else:
            raise DomainError(f"{report.appointment.collaborator}: {verdict.refusal}")
    return approved


def _approve(report: QuarterlyReport, by: User) -> None:
    _move(report, ReportStatus.APPROVED, approved_at=timezone.now(), approved_by=by)
    timeline.record(timeline=report.timeline, by=by, verb="approve", text=f"Duyệt báo cáo {report.period}")


@transaction.atomic
def confirm_report(
    *,
    report: QuarterlyReport,
    by: User,
    name: str,
    title: str,
    confirmed_on: date,
    file: UploadedFile | None = None,
) -> Confirmation:
    """A second person stands behind the latest sending; the scan of the paper they signed may come with it."""
    report, submission = _locked(report, by)
    rules.may_confirm(by, report, submission).require()
    rules.may_stand_behind(report, name).require(field="name")
    if confirmed_on > today():
        raise DomainError("Ngày xác nhận đứng sau hôm nay. Xem lại.", field="confirmed_on")
    kept = files.keep_upload(by=by, upload=file) if file else None
    row = Confirmation.objects.create(
        submission=submission,
        name=name,
        title=title,
        confirmed_on=confirmed_on,
        file=kept,
        recorded_by=by,
        recorded_at=timezone.now(),
    )
    timeline.record(timeline=report.timeline, by=by, verb="confirm", text=f"Xác nhận: {row}")
    return row
