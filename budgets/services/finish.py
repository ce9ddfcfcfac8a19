"""Moves that stop, settle, call back and liquidate: the money and the move in one transaction."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from budgets import rules
from budgets.models import Settlement
from budgets.queries import difference, project_money, standing_settlement
from budgets.services.commitments import adjust, release
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.money import format_prose
from projects.choices import Move, ProjectStatus, StopWish
from projects.models import Project
from projects.queries.told import GivenReason
from projects.services import funding


@transaction.atomic
def stop_project(
    *,
    by: User,
    project: Project,
    wish: StopWish,
    document: DocumentFacts,
    reason: GivenReason,
    stays: Decimal = 0,
    stopped_on: date | None = None,
    version: int | None = None,
) -> Project:
    """Stop by a decision. What is not paid is held no more; ``stays`` of what was paid need not come back, đồng."""
    row = _locked(by=by, project=project, move=Move.STOP, version=version)
    paid, day = project_money(row).net, stopped_on or document.issued_on or today()
    _require_past(day, "stopped_on")
    if stays > paid:
        raise DomainError(f"Đề án mới chi {format_prose(paid)}: không giữ lại nhiều hơn.", field="stays")
    paper = funding.filed(by=by, row=row, facts=document, move=Move.STOP)
    funding.make_stop(by=by, row=row, wish=wish, stopped_on=day, document=paper, reason=reason, paid=paid, kept=stays)
    left = project_money(row).left.value
    if left > 0:
        release(by=by, row=row, amount=left, on=day, note="Ngừng thực hiện: phần chưa chi", document=paper)
    return row


@transaction.atomic
def settle_project(
    *,
    by: User,
    project: Project,
    amount: Decimal,
    document: DocumentFacts | None,
    counterpart: Decimal | None = None,
    settled_on: date | None = None,
    explanation: str = "",
    note: str = "",
    reason: GivenReason | None = None,
    version: int | None = None,
) -> Project:
    """Fix the amount recognised. Straight from the work it is by force majeure, and has to be explained (Đ18 k4)."""
    row = _locked(by=by, project=project, move=Move.SETTLE, version=version)
    by_force = row.status == ProjectStatus.RUNNING
    if by_force and not explanation.strip():
        raise DomainError("Quyết toán do bất khả kháng: ghi giải trình, khối lượng đã làm.", field="explanation")
    held, day = project_money(row).held, settled_on or today()
    _require_past(day, "settled_on")
    if amount > held:
        raise DomainError(f"Chỉ giữ {format_prose(held)} cho đề án: không quyết toán hơn.", field="amount")
    paper = funding.filed(by=by, row=row, facts=document, move=Move.SETTLE) if document else None
    text = f"Quyết toán {format_prose(amount)}" + (" do bất khả kháng" if by_force else "")
    said = {"note": note, "reason": reason, "text": text}
    funding.make_move(by=by, row=row, move=Move.SETTLE, happened_on=day, document=paper, due_on=None, **said)
    Settlement.objects.create(
        project=row,
        settled_on=day,
        amount=amount,
        counterpart=counterpart,
        force_majeure=by_force,
        explanation=explanation.strip(),
        document=paper,
        by=by,
    )
    adjust(by=by, row=row, by_amount=amount - held, on=day, note="Theo số quyết toán", document=paper)
    return row


@transaction.atomic
def send_back_settlement(
    *,
    by: User,
    project: Project,
    reason: GivenReason,
    document: DocumentFacts | None = None,
    happened_on: date | None = None,
    version: int | None = None,
) -> Project:
    """Not recognised as it is: what was approved is held again, and the file is settled anew."""
    row = _locked(by=by, project=project, move=Move.SEND_BACK_SETTLEMENT, version=version)
    settlement, day = standing_settlement(row), happened_on or today()
    paper = _paper(by, row, document, Move.SEND_BACK_SETTLEMENT)
    _move(by=by, row=row, move=Move.SEND_BACK_SETTLEMENT, day=day, paper=paper, reason=reason)
    settlement.void = True
    settlement.save(update_fields=["void"])
    back = row.support_approved - project_money(row).held
    adjust(by=by, row=row, by_amount=back, on=day, note="Trả hồ sơ quyết toán", document=paper)
    return row


@transaction.atomic
def demand_refund(
    *,
    by: User,
    project: Project,
    document: DocumentFacts,
    reason: GivenReason,
    happened_on: date | None = None,
    due_on: date | None = None,
    version: int | None = None,
) -> Project:
    """Ask for what was paid beyond the settlement, or beyond what the stop decision recognises."""
    row = _locked(by=by, project=project, move=Move.DEMAND_REFUND, version=version)
    over, day = difference(row), happened_on or document.issued_on or today()
    paper = _paper(by, row, document, Move.DEMAND_REFUND)
    text = f"Yêu cầu hoàn trả {format_prose(over)}"
    _move(by=by, row=row, move=Move.DEMAND_REFUND, day=day, paper=paper, reason=reason, text=text, due_on=due_on)
    return row


@transaction.atomic
def liquidate_project(
    *,
    by: User,
    project: Project,
    document: DocumentFacts,
    happened_on: date | None = None,
    note: str = "",
    version: int | None = None,
) -> Project:
    """Close the contract, once what was paid is what was settled."""
    row = _locked(by=by, project=project, move=Move.LIQUIDATE, version=version)
    paper = _paper(by, row, document, Move.LIQUIDATE)
    day = happened_on or document.issued_on or today()
    _move(by=by, row=row, move=Move.LIQUIDATE, day=day, paper=paper, note=note)
    return row


def _locked(*, by: User, project: Project, move: Move, version: int | None) -> Project:
    """The file under lock, with the rule of the move asked."""
    row = funding.locked(by=by, project=project, version=version)
    rules.may_make(by, row, move).require()
    return row


def _paper(by: User, row: Project, facts: DocumentFacts | None, move: Move) -> OfficialDocument | None:
    return funding.filed(by=by, row=row, facts=facts, move=move) if facts else None


def _move(*, by, row, move, day, paper, due_on=None, **said) -> None:
    _require_past(day, "happened_on")
    funding.make_move(by=by, row=row, move=move, happened_on=day, document=paper, due_on=due_on, **said)


def _require_past(day: date, field: str) -> None:
    if day > today():
        raise DomainError("Ngày này ở sau hôm nay. Ghi ngày đã xảy ra.", field=field)
