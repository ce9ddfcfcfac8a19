"""Moves of a đề án that reserve, pay or settle: the money and the move in one transaction."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
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
    day = approved_on or document.issued_on or today()
    if row.submitted_on and day < row.submitted_on:
        told = format_date(row.submitted_on)
        raise DomainError(f"Ngày duyệt trước ngày trình ({told}). Xem lại ngày này.", field="approved_on")
    decision = funding.filed(by=by, row=row, facts=document)
    funding.make_move(
        by=by,
        row=row,
        move=Move.APPROVE,
        happened_on=day,
        document=decision,
        note=note,
        text=f"Phê duyệt {format_prose(support_approved)} theo {decision}",
        support_approved=support_approved,
        approved_on=day,
        approval=decision,
        due_on=due_on,
    )
    return row
