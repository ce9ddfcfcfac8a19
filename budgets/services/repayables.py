"""Hỗ trợ có thu hồi: lent by a paper, back by vouchers; the schedule changes by a paper too."""

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from budgets import rules
from budgets.models import Instalment, Recovery, RepayableSupport
from budgets.queries import Planned
from budgets.queries import repayables as asked
from budgets.queries.given import receiving_envelope
from budgets.services.movements import recover, reverse
from budgets.services.scans import kept_scan
from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from projects.models import Beneficiary, Project
from projects.services import funding
from projects.services.papers import file_document


@transaction.atomic
def lend(
    *,
    by: User,
    project: Project,
    amount: int,
    agreed_on: date,
    schedule: Sequence[Planned],
    beneficiary: Beneficiary | None = None,
    document: DocumentFacts | None = None,
    note: str = "",
) -> RepayableSupport:
    """Part of an approved support has to come back, by this schedule."""
    row = funding.locked(by=by, project=project)
    rules.may_lend(by, row).require()
    _require_schedule(schedule, amount, agreed_on)
    if row.support_approved is not None and amount > row.support_approved - _lent(row):
        room = format_prose(row.support_approved - _lent(row))
        raise DomainError(f"Chỉ còn {room} trong kinh phí được duyệt để ghi có thu hồi.", field="amount")
    paper = file_document(by=by, project=row, facts=document).document if document else None
    facts = {"amount": amount, "agreed_on": agreed_on, "document": paper, "note": note.strip()}
    try:
        with transaction.atomic():
            made = RepayableSupport.objects.create(project=row, beneficiary=beneficiary, by=by, **facts)
    except IntegrityError:
        raise DomainError("Khoản có thu hồi ký ngày này đã được ghi.", field="agreed_on") from None
    _plan(made, schedule)
    text = f"Hỗ trợ có thu hồi {format_prose(amount)}, {len(schedule)} kỳ, kỳ cuối {format_date(schedule[-1].due_on)}"
    timeline.record(timeline=row.timeline, by=by, verb="lent", text=text, document=paper)
    return made


@transaction.atomic
def reschedule(
    *,
    by: User,
    repayable: RepayableSupport,
    schedule: Sequence[Planned],
    reason: str,
    document: DocumentFacts,
    version: int | None = None,
) -> RepayableSupport:
    """A new schedule of the whole amount; the old days are set aside with the paper, never changed."""
    row, project = _locked(by, repayable, version)
    rules.may_lend(by, project).require()
    _require_schedule(schedule, row.amount, row.agreed_on)
    if not reason.strip():
        raise DomainError("Đổi lịch thu: ghi lý do.", field="reason")
    paper = file_document(by=by, project=project, facts=document).document
    for one in row.instalments.filter(replaced_on=None):
        one.replaced_on, one.replaced_why, one.replaced_document = today(), reason.strip(), paper
        one.save(update_fields=["replaced_on", "replaced_why", "replaced_document"])
    _plan(row, schedule)
    versions.bump(row)
    text = f"Đổi lịch thu hồi theo {paper}: {len(schedule)} kỳ, kỳ cuối {format_date(schedule[-1].due_on)}. {reason}"
    timeline.record(timeline=project.timeline, by=by, verb="rescheduled", text=text, document=paper)
    return row


@transaction.atomic
def record_recovery(
    *,
    by: User,
    repayable: RepayableSupport,
    amount: int,
    received_on: date,
    voucher: str,
    budget_year: int,
    scan: UploadedFile | None = None,
) -> Recovery:
    """Money that came back, by voucher; it returns to the envelope of ``budget_year``, and is no new money of it."""
    row, project = _locked(by, repayable)
    rules.may_recover(by, row).require()
    _require_receipt(project, voucher, received_on, budget_year)
    left = asked.of(row).left
    if amount > left:
        raise DomainError(f"Chỉ còn phải thu {format_prose(left)}: không thu nhiều hơn.", field="amount")
    envelope = receiving_envelope(project, budget_year)
    if envelope is None:
        raise DomainError(
            f"Năm {budget_year} chưa có khoản giao nào cho nguồn, địa bàn này để nhận lại: ghi khoản giao trước.",
            field="budget_year",
        )
    reason = f"Thu hồi hỗ trợ của {project.code}, chứng từ {voucher}"
    moved = recover(by=by, envelope=envelope, amount=amount, happened_on=received_on, reason=reason)
    made = _receive(
        repayable=row,
        project=project,
        amount=amount,
        received_on=received_on,
        voucher=voucher,
        budget_year=budget_year,
        movement=moved,
        scan=kept_scan(by=by, upload=scan),
        by=by,
    )
    text = f"Thu hồi {format_prose(amount)}, chứng từ {voucher}, trả về ngân sách năm {budget_year}"
    timeline.record(timeline=project.timeline, by=by, verb="recovered", text=text)
    return made


@transaction.atomic
def reverse_recovery(*, by: User, recovery: Recovery, voucher: str, received_on: date, reason: str) -> Recovery:
    """The opposite of a wrong one, in the same budget year; both stay."""
    row, project = _locked(by, recovery.repayable)
    wrong = row.recoveries.select_related("movement__envelope").get(pk=recovery.pk)
    rules.may_reverse_recovery(by, wrong).require()
    _require_receipt(project, voucher, received_on, wrong.budget_year)
    if not reason.strip():
        raise DomainError("Ghi lý do đảo: người đối chiếu sau đọc câu này.", field="reason")
    why = f"Đảo khoản thu hồi {wrong.voucher} của {project.code}: {reason.strip()}"
    moved = reverse(by=by, movement=wrong.movement, reason=why, happened_on=received_on)
    made = _receive(
        movement=moved,
        repayable=row,
        project=project,
        amount=-wrong.amount,
        received_on=received_on,
        voucher=voucher,
        budget_year=wrong.budget_year,
        reverses=wrong,
        reason=reason.strip(),
        by=by,
    )
    text = f"Đảo khoản thu hồi {format_prose(wrong.amount)}, chứng từ {wrong.voucher}. {reason.strip()}"
    timeline.record(timeline=project.timeline, by=by, verb="recovery_reversed", text=text)
    return made


def _locked(by: User, repayable: RepayableSupport, version: int | None = None) -> tuple[RepayableSupport, Project]:
    project = funding.locked(by=by, project=repayable.project)
    row = versions.locked(RepayableSupport.objects.visible_to(by), pk=repayable.pk, expected=version)
    row.project = project
    return row, project


def _lent(project: Project):
    return sum(one.support.amount for one in asked.of_project(project))


def _plan(row: RepayableSupport, schedule: Sequence[Planned]) -> None:
    for number, one in enumerate(schedule, 1):
        Instalment.objects.create(repayable=row, number=number, due_on=one.due_on, amount=one.amount)


def _receive(**facts) -> Recovery:
    try:
        with transaction.atomic():
            return Recovery.objects.create(**facts)
    except IntegrityError:
        raise DomainError(
            "Khoản thu này không nhập được: trùng chứng từ, hoặc vượt số phải thu.", field="voucher"
        ) from None


def _require_receipt(project: Project, voucher: str, day: date, budget_year: int) -> None:
    if not voucher.strip():
        raise DomainError("Chưa có số chứng từ thu.", field="voucher")
    if day > today():
        raise DomainError("Ngày nhận tiền ở sau hôm nay. Ghi ngày đã xảy ra.", field="received_on")
    if budget_year > day.year:
        raise DomainError(f"Năm ngân sách {budget_year} ở sau năm nhận tiền ({day.year}).", field="budget_year")
    rules.year_is_open(budget_year, project.unit_id).require(field="budget_year")


def _require_schedule(schedule: Sequence[Planned], amount: int, agreed_on: date) -> None:
    if not schedule:
        raise DomainError("Lịch thu hồi chưa có kỳ nào.", field="lines")
    days = [one.due_on for one in schedule]
    if days != sorted(set(days)):
        raise DomainError("Các kỳ phải xếp theo ngày, mỗi ngày một kỳ.", field="lines")
    if days[0] < agreed_on:
        raise DomainError(f"Kỳ đầu ({format_date(days[0])}) đứng trước ngày ký.", field="lines")
    if any(one.amount <= 0 for one in schedule):
        raise DomainError("Mỗi kỳ phải lớn hơn 0 đồng.", field="lines")
    total = sum(one.amount for one in schedule)
    if total != amount:
        told = f"{format_prose(total)}, khác số có thu hồi {format_prose(amount)}"
        raise DomainError(f"Tổng các kỳ là {told}. Sửa lịch cho khớp.", field="lines")
