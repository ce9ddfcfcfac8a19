"""What people do: write and send a quarterly report, keep the network."""

import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from collaborators import rules
from collaborators.choices import REPORT_TRANSITIONS, CollaboratorKind, ReportStatus
from collaborators.models import Appointment, AppointmentArea, Collaborator, QuarterlyReport, ReportingPeriod
from khuyencong.core import timeline, transitions, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.text import person_key
from khuyencong.offices.models import Organisation
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope

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


@transaction.atomic
def appoint(
    *,
    by: User,
    full_name: str,
    kind: CollaboratorKind,
    network_of: AdministrativeUnit,
    area: AdministrativeUnit | None = None,
    association: Organisation | None = None,
    phone: str = "",
    job_title: str = "",
    valid_from=None,
    valid_to=None,
    document: OfficialDocument | None = None,
    collaborator: Collaborator | None = None,
) -> Appointment:
    """Put a person in the network for a term; exactly one of ``area`` and ``association``."""
    rules.may_keep_network(by).require()
    may_place(by, network_of).require(field="network_of")
    if (area is None) == (association is None):
        raise DomainError("Chọn một địa bàn hoặc một hiệp hội cho cộng tác viên.", field="area")
    if area is not None and not AdministrativeUnit.objects.filter(pk__in=scope(network_of), pk=area.pk).exists():
        raise DomainError(f"{area.full_name} không thuộc {network_of.full_name}. Chọn lại địa bàn.", field="area")
    if (kind == CollaboratorKind.ASSOCIATION) != (association is not None):
        raise DomainError("Cộng tác viên hiệp hội đi với một hiệp hội, loại khác đi với địa bàn.", field="kind")
    if valid_from and valid_to and valid_from > valid_to:
        raise DomainError("“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.", field="valid_to")
    if collaborator is None:
        collaborator = Collaborator.objects.create(
            full_name=full_name, person_key=person_key(full_name), phone=phone, timeline=timeline.start()
        )
    try:
        with transaction.atomic():
            appointment = Appointment.objects.create(
                collaborator=collaborator,
                kind=kind,
                unit=network_of,
                job_title=job_title,
                document=document,
                valid_from=valid_from,
                valid_to=valid_to,
            )
    except IntegrityError:
        raise DomainError("Người này đã trong mạng lưới vào khoảng ngày ấy.", field="valid_from") from None
    AppointmentArea.objects.create(appointment=appointment, unit=area, organisation=association)
    timeline.record(
        timeline=collaborator.timeline,
        by=by,
        verb="appoint",
        text=f"Vào mạng lưới cộng tác viên, phụ trách {area or association}",
        document=document,
    )
    return appointment
