"""Approval, of one and of many, and another amount: the money is held in the transaction that makes the move."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from budgets.models import Envelope
from budgets.queries import Granted, default_envelope, locked_envelopes, project_money, repayables_of
from budgets.services.commitments import adjust, reserve
from budgets.services.control import Beyond
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from projects.choices import Move
from projects.models import Adjustment, Project
from projects.services import funding


class Refused(DomainError):
    """Why each file of a decision for many cannot be approved, by pk; none of them is."""

    def __init__(self, reasons: dict[int, str]):
        super().__init__(f"Chưa duyệt đề án nào: {len(reasons)} đề án còn vướng, xem lý do ở từng dòng.")
        self.reasons = reasons


@transaction.atomic
def approve_project(
    *,
    by: User,
    project: Project,
    support_approved: Decimal,
    document: DocumentFacts,
    approved_on: date | None = None,
    due_on: date | None = None,
    note: str = "",
    version: int | None = None,
    envelope: Envelope | None = None,
    beyond: Beyond | None = None,
) -> Project:
    """Approve by a decision, with the amount in đồng, held of ``envelope`` or else of the nearest.

    ``approved_on`` is the decision's day unless given; ``beyond`` answers a rule that warns or asks.
    """
    row = funding.locked(by=by, project=project, version=version)
    common = {"document": document, "approved_on": approved_on, "due_on": due_on, "note": note}
    _approve(by=by, row=row, amount=support_approved, envelope=envelope, beyond=beyond, **common)
    return row


@transaction.atomic
def approve_projects(
    *,
    by: User,
    items: Sequence[Granted],
    document: DocumentFacts,
    approved_on: date | None = None,
    due_on: date | None = None,
    note: str = "",
) -> list[Project]:
    """One decision for many đề án, each with its amount: all of them, or ``Refused`` with the reason of each."""
    if not items:
        raise DomainError("Chọn ít nhất một đề án.")
    common = {"document": document, "approved_on": approved_on, "due_on": due_on, "note": note}
    rows, reasons = _locked(by, items)
    for item in items:
        if row := rows.get(item.project.pk):
            try:
                _approve(by=by, row=row, amount=item.amount, **common)
            except DomainError as error:
                reasons[row.pk] = str(error)
    if reasons:
        raise Refused(reasons)
    return [rows[item.project.pk] for item in items]


def _locked(by: User, items: Sequence[Granted]) -> tuple[dict[int, Project], dict[int, str]]:
    """The files, then their envelopes, in one order of locks for everybody; and why some are not to be had."""
    rows, reasons = {}, {}
    for item in sorted(items, key=lambda item: item.project.pk):
        try:
            rows[item.project.pk] = funding.locked(by=by, project=item.project, version=item.version)
        except StaleVersion:
            reasons[item.project.pk] = "Đề án vừa được người khác sửa. Mở lại trang này để thấy bản mới."
        except DomainError as error:
            reasons[item.project.pk] = str(error)
    locked_envelopes(*(default_envelope(row) for row in rows.values()))
    return rows, reasons


def _approve(
    *,
    by: User,
    row: Project,
    amount: Decimal | None,
    document: DocumentFacts,
    approved_on: date | None,
    due_on: date | None,
    note: str,
    envelope: Envelope | None = None,
    beyond: Beyond | None = None,
) -> None:
    """The one place where a locked file is approved and its money with it, alone or with others."""
    if amount is None:
        raise DomainError("Ghi kinh phí được duyệt.", field="support_approved")
    day = approved_on or document.issued_on or today()
    if row.submitted_on and day < row.submitted_on:
        told = format_date(row.submitted_on)
        raise DomainError(f"Ngày duyệt trước ngày trình ({told}). Xem lại ngày này.", field="approved_on")
    funding.share_out(by=by, row=row, amount=amount)
    decision = funding.filed(by=by, row=row, facts=document, move=Move.APPROVE)
    funding.make_move(
        by=by,
        row=row,
        move=Move.APPROVE,
        happened_on=day,
        document=decision,
        note=note,
        text=f"Phê duyệt {format_prose(amount)} theo {decision}",
        support_approved=amount,
        approved_on=day,
        approval=decision,
        due_on=due_on,
    )
    reserve(by=by, row=row, amount=amount, on=day, document=decision, envelope=envelope, beyond=beyond)


@transaction.atomic
def adjust_support(
    *,
    by: User,
    adjustment: Adjustment,
    document: DocumentFacts,
    decided_on: date,
    effective_on: date | None = None,
    answer: str = "",
    version: int | None = None,
) -> Project:
    """Grant an adjustment of the support approved, up or down; what is held follows, never below what is paid."""
    row = funding.locked(by=by, project=adjustment.project)
    _require_lent_covered(row, adjustment)
    new = funding.change_support(
        by=by,
        row=row,
        adjustment=adjustment,
        decided_on=decided_on,
        document=document,
        paid=project_money(row).net,
        effective_on=effective_on,
        answer=answer,
        version=version,
    )
    more = new - project_money(row).held
    adjust(by=by, row=row, by_amount=more, on=decided_on, note=f"Điều chỉnh: {adjustment.reason}")
    return row


def _require_lent_covered(row: Project, adjustment: Adjustment) -> None:
    """What was lent of it is a contract: the amount approved is not lowered beneath it."""
    lent = sum(one.support.amount for one in repayables_of(row))
    if lent > Decimal(adjustment.after["support_approved"]["value"]):
        raise DomainError(f"Đã ghi {format_prose(lent)} có thu hồi: không giảm kinh phí xuống dưới số ấy.")
