"""Approval: the money is held in the transaction that makes the move. How it ends: ``finish``."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from budgets.services.commitments import reserve
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.money import format_prose
from projects.choices import Move
from projects.models import Project
from projects.services import funding


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
) -> Project:
    """Approve by a decision, with the amount in đồng. ``approved_on`` is the decision's day unless given."""
    row = funding.locked(by=by, project=project, version=version)
    if support_approved is None:
        raise DomainError("Ghi kinh phí được duyệt.", field="support_approved")
    decision = funding.filed(by=by, row=row, facts=document)
    _approve(
        by=by,
        row=row,
        support_approved=support_approved,
        decision=decision,
        approved_on=approved_on or decision.issued_on or today(),
        due_on=due_on,
        note=note,
    )
    return row


def _approve(
    *,
    by: User,
    row: Project,
    support_approved: Decimal,
    decision: OfficialDocument,
    approved_on: date,
    due_on: date | None = None,
    note: str = "",
) -> None:
    """Approve one locked file by ``decision`` and hold its money: the same for one and for many at once."""
    if row.submitted_on and approved_on < row.submitted_on:
        told = format_date(row.submitted_on)
        raise DomainError(f"Ngày duyệt trước ngày trình ({told}). Xem lại ngày này.", field="approved_on")
    funding.make_move(
        by=by,
        row=row,
        move=Move.APPROVE,
        happened_on=approved_on,
        document=decision,
        note=note,
        text=f"Phê duyệt {format_prose(support_approved)} theo {decision}",
        support_approved=support_approved,
        approved_on=approved_on,
        approval=decision,
        due_on=due_on,
    )
    reserve(by=by, row=row, amount=support_approved, on=approved_on, document=decision)
