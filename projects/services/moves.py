"""The moves of ``PROJECT_TRANSITIONS``, each with its reason or its paper."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, transitions, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.money import format_prose
from projects import rules
from projects.choices import PROJECT_TRANSITIONS, ProjectStatus
from projects.models import Project
from projects.services.cases import locked_project
from projects.services.papers import DocumentFacts, file_document


@transaction.atomic
def submit_project(
    *,
    by: User,
    project: Project,
    version: int | None = None,
    submitted_on: date | None = None,
    due_on: date | None = None,
) -> Project:
    """Draft → submitted. ``due_on`` is the day an answer is asked for."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_submit(by, row).require()
    day = _past(submitted_on or today(), "submitted_on", "Ngày trình")
    if due_on and due_on < day:
        raise DomainError(f"Hạn trả lời trước ngày trình ({format_date(day)}). Xem lại ngày này.", field="due_on")
    _move(row, ProjectStatus.SUBMITTED, submitted_on=day, due_on=due_on)
    until = f", đề nghị trả lời trước {format_date(due_on)}" if due_on else ""
    amount = format_prose(row.support_proposed)
    timeline.record(timeline=row.timeline, by=by, verb="submitted", text=f"Trình duyệt, đề nghị hỗ trợ {amount}{until}")
    return row


@transaction.atomic
def return_project(
    *, by: User, project: Project, reason: str, version: int | None = None, due_on: date | None = None
) -> Project:
    """Submitted → draft, to be mended by its holder."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_return(by, row).require()
    _move(row, ProjectStatus.DRAFT, due_on=due_on)
    text = f"Trả lại: {_told(reason)}"
    timeline.record(timeline=row.timeline, by=by, verb="returned", text=text)
    return row


@transaction.atomic
def approve_project(
    *,
    by: User,
    project: Project,
    support_approved: Decimal,
    document: DocumentFacts,
    approved_on: date | None = None,
    due_on: date | None = None,
    version: int | None = None,
) -> Project:
    """Submitted → approved, by a decision. ``approved_on`` is the decision's day unless given; ``due_on`` is for what follows."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_approve(by, row).require()
    if support_approved is None:
        raise DomainError("Ghi kinh phí được duyệt.", field="support_approved")
    day = _past(approved_on or document.issued_on or today(), "approved_on", "Ngày duyệt")
    if row.submitted_on and day < row.submitted_on:
        told = format_date(row.submitted_on)
        raise DomainError(f"Ngày duyệt trước ngày trình ({told}). Xem lại ngày này.", field="approved_on")
    decision = file_document(by=by, project=row, facts=document).document
    _move(
        row,
        ProjectStatus.APPROVED,
        support_approved=support_approved,
        approved_on=day,
        approval=decision,
        due_on=due_on,
    )
    text = f"Phê duyệt {format_prose(support_approved)} theo {decision}"
    timeline.record(timeline=row.timeline, by=by, verb="approved", text=text, document=decision)
    return row


@transaction.atomic
def reject_project(
    *, by: User, project: Project, reason: str, document: DocumentFacts | None = None, version: int | None = None
) -> Project:
    """Submitted → rejected, for good; with the paper that says so when there is one."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_reject(by, row).require()
    paper: OfficialDocument | None = None
    if document is not None:
        paper = file_document(by=by, project=row, facts=document).document
    _move(row, ProjectStatus.REJECTED, due_on=None)
    text = f"Không duyệt: {_told(reason)}"
    timeline.record(timeline=row.timeline, by=by, verb="rejected", text=text, document=paper)
    return row


@transaction.atomic
def withdraw_project(*, by: User, project: Project, reason: str, version: int | None = None) -> Project:
    """Draft or submitted → withdrawn; kept, never deleted."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_withdraw(by, row).require()
    _move(row, ProjectStatus.WITHDRAWN, due_on=None)
    timeline.record(timeline=row.timeline, by=by, verb="withdrawn", text=f"Rút đề án: {_told(reason)}")
    return row


@transaction.atomic
def finish_project(*, by: User, project: Project, done_on: date, version: int | None = None) -> Project:
    """Approved → done, on the day of acceptance: the day results are counted at."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_finish(by, row).require()
    day = _past(done_on, "done_on", "Ngày nghiệm thu")
    if row.approved_on and day < row.approved_on:
        told = format_date(row.approved_on)
        raise DomainError(f"Ngày nghiệm thu trước ngày duyệt ({told}). Xem lại ngày này.", field="done_on")
    _move(row, ProjectStatus.DONE, done_on=day, due_on=None)
    timeline.record(timeline=row.timeline, by=by, verb="done", text=f"Nghiệm thu ngày {format_date(day)}")
    return row


def _move(row: Project, to: ProjectStatus, **changes) -> None:
    transitions.check(PROJECT_TRANSITIONS, current=row.status, to=to)
    versions.bump(row, status=to, **changes)


def _told(reason: str) -> str:
    if not reason.strip():
        raise DomainError("Ghi lý do, để người giữ đề án biết phải làm gì.", field="reason")
    return reason.strip()


def _past(day: date, field: str, name: str) -> date:
    if day > today():
        raise DomainError(f"{name} ở sau hôm nay. Ghi ngày đã xảy ra.", field=field)
    return day
