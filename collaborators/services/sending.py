"""Sending: the draft becomes rows, the sending gets its receipt, needs and difficulties go where they are followed."""

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from collaborators import rules
from collaborators.choices import REPORT_TRANSITIONS, Basis, DifficultyStatus, ReportStatus
from collaborators.models import (
    Difficulty,
    EstablishmentReview,
    QuarterlyReport,
    ReportAnswer,
    ReportingPeriod,
    ReportLine,
    ReportPart,
    Submission,
)
from collaborators.queries import PART_NAMES, sheet_of
from collaborators.queries.sheet import Answer, Filled, Line, told
from collaborators.queries.sheet.parts import AUTHORITIES, DIFFICULTIES, GROUP, NEEDS
from khuyencong.core import timeline, transitions, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import StaleVersion
from khuyencong.core.models import User
from khuyencong.establishments.choices import NeedChannel
from khuyencong.establishments.models import Need

_RECEIPT_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@transaction.atomic
def send_report(*, report: QuarterlyReport, by: User, expected: int | None = None) -> QuarterlyReport:
    """Send a draft and give its receipt. Sending again what was sent gives the same receipt."""
    report = versions.locked(
        QuarterlyReport.objects.select_related("period", "appointment__collaborator"), pk=report.pk
    )
    if report.status == ReportStatus.SENT and report.sent_by_id == by.pk:
        return report
    if expected is not None and report.version != expected:
        raise StaleVersion(report)
    rules.may_write(by, report.appointment, report.period, today()).require()
    again = report.first_sent_at is not None
    filled = sheet_of(report.appointment, report.period, report.draft, today(), again=again)
    rules.may_send(by, report, filled).require()
    transitions.check(REPORT_TRANSITIONS, current=ReportStatus(report.status), to=ReportStatus.SENT)
    _write_rows(report, filled, by)
    return _sent(report, filled, by)


def _sent(report: QuarterlyReport, filled: Filled, by: User) -> QuarterlyReport:
    number, at = report.submissions.count() + 1, timezone.now()
    receipt = _receipt(report.period) if number == 1 else f"{_first_receipt(report)}-{number}"
    content = told(filled)
    Submission.objects.create(report=report, number=number, sent_at=at, sent_by=by, receipt=receipt, content=content)
    versions.bump(
        report,
        status=ReportStatus.SENT,
        first_sent_at=report.first_sent_at or at,
        sent_at=at,
        sent_by=by,
        receipt=receipt,
        is_nil=filled.is_nil,
        warnings=len(filled.warned),
    )
    timeline.record(
        timeline=report.timeline, by=by, verb="send", text=f"Gửi báo cáo {report.period}, biên nhận {receipt}"
    )
    return report


def _first_receipt(report: QuarterlyReport) -> str:
    return report.submissions.get(number=1).receipt


def _receipt(period: ReportingPeriod) -> str:
    """“BC26Q4-7K4FX2QM”: short enough to read on the phone, too long to guess."""
    tail = "".join(secrets.choice(_RECEIPT_ALPHABET) for _ in range(8))
    return f"BC{period.year % 100:02}Q{period.quarter}-{tail}"


def _write_rows(report: QuarterlyReport, filled: Filled, by: User) -> None:
    _write_answers(report, filled.answers)
    report.parts.all().delete()
    ReportPart.objects.bulk_create(
        ReportPart(report=report, part=part, is_nil=nil, words="" if nil else filled.typed(f"loi_{part}"))
        for part in PART_NAMES
        for nil in [part in filled.nil_parts]
    )
    report.reviews.all().delete()
    EstablishmentReview.objects.bulk_create(
        EstablishmentReview(
            report=report,
            establishment_id=one.listed.pk,
            outcome=one.outcome,
            legal_form=one.listed.legal_form,
            happened_on=one.happened_on,
            note=one.note,
        )
        for one in filled.reviews
    )
    _write_lines(report, filled, by)


def _write_answers(report: QuarterlyReport, answers: Iterable[Answer]) -> None:
    """An actual figure keeps the estimate it replaces."""
    before = {row.code: row for row in report.answers.all()}
    report.answers.all().delete()
    rows = []
    for one in answers:
        old = before.get(one.code)
        row = ReportAnswer(report=report, **{name: getattr(one, name) for name in one.__dataclass_fields__})
        if old is not None and one.basis == Basis.ACTUAL:
            row.estimated = old.number if old.basis == Basis.ESTIMATE else old.estimated
        rows.append(row)
    ReportAnswer.objects.bulk_create(rows)


def _write_lines(report: QuarterlyReport, filled: Filled, by: User) -> None:
    """Lines keep their place between sendings, so that what hangs on them is not raised twice."""
    kept = {(row.code, row.number): row for row in report.lines.select_related("need")}
    number: dict[str, int] = {}
    for line in filled.lines:
        number[line.code] = number.get(line.code, 0) + 1
        row = kept.pop((line.code, number[line.code]), None)
        row = row or ReportLine(report=report, code=line.code, number=number[line.code])
        row.cells, row.establishment_id = line.cells, line.establishment.pk if line.establishment else None
        row.save()
        if line.code in NEEDS:
            _raise_need(report, row, line, by)
        if line.code in DIFFICULTIES:
            _raise_difficulty(report, row, line, by)
    Difficulty.objects.filter(line__in=kept.values()).update(line=None)
    ReportLine.objects.filter(pk__in=[row.pk for row in kept.values()]).delete()


def _raise_need(report: QuarterlyReport, row: ReportLine, line: Line, by: User) -> None:
    """Into the book of needs, once; said otherwise the next time, the need is told so."""
    text = line.text or line.words
    if row.need is not None:
        if row.need.text != text:
            timeline.record(
                timeline=row.need.timeline, by=by, verb="retold", text=f"Nói lại trong báo cáo: {text}"[:500]
            )
        return
    unit = None if line.establishment else _place(report)
    row.need = Need.objects.create(
        timeline=timeline.start(),
        establishment_id=row.establishment_id,
        unit_id=unit,
        text=text,
        told_by=line.pick("cơ sở"),
        channel=NeedChannel.REPORT,
        received_on=today(),
        recorded_by=by,
        holder=by,
        source=f"Báo cáo {report.period}, biên nhận sau khi gửi",
    )
    row.save(update_fields=["need"])
    timeline.record(timeline=row.need.timeline, by=by, verb="need", text=f"Nêu trong báo cáo {report.period}")


def _place(report: QuarterlyReport) -> int:
    """The one place of the collaborator; of an association, the province."""
    units = [area.unit_id for area in report.appointment.areas.all() if area.unit_id]
    return units[0] if units else report.appointment.unit_id


def _raise_difficulty(report: QuarterlyReport, row: ReportLine, line: Line, by: User) -> None:
    """One thing to follow for each line; as long as nobody took it up, its words follow the line."""
    facts = {
        "text": line.text or line.words,
        "group": line.pick(GROUP)[:60],
        "authority": line.pick(*AUTHORITIES)[:200],
        "establishment_id": row.establishment_id,
    }
    there = Difficulty.objects.select_for_update().filter(line=row).first()
    if there is None:
        made = Difficulty.objects.create(
            timeline=timeline.start(),
            appointment=report.appointment,
            line=row,
            kind=line.code,
            raised_on=today(),
            illustrative=report.illustrative,
            **facts,
        )
        timeline.record(timeline=made.timeline, by=by, verb="raise", text=f"Nêu trong báo cáo {report.period}")
    elif there.status == DifficultyStatus.OPEN and there.text != facts["text"]:
        versions.bump(there, **facts)
