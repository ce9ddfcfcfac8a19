"""The moves that reserve, pay or settle. Protected: only ``budgets.services``, which writes the money, comes here."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.money import format_prose
from projects import rules
from projects.choices import MOVES, Move, StopWish
from projects.models import Adjustment, MoveRecord, Project, Stoppage, SupportContract
from projects.queries import latest_appraisal
from projects.queries.told import GivenReason
from projects.services import adjustments, contracts, steps
from projects.services.cases import locked_project
from projects.services.papers import Place, file_document


def locked(*, by: User, project: Project, version: int | None = None) -> Project:
    """The file under lock, of those ``by`` may see."""
    return locked_project(by=by, pk=project.pk, expected=version)


def filed(*, by: User, row: Project, facts: DocumentFacts, move: Move) -> OfficialDocument:
    """The paper of a move, put into the file as the paper it is."""
    return file_document(by=by, project=row, facts=facts, place=Place.of_move(move.name)).document


def make_move(
    *,
    by: User,
    row: Project,
    move: Move,
    happened_on: date,
    document: OfficialDocument | None = None,
    note: str = "",
    reason: GivenReason | None = None,
    text: str = "",
    **changes,
) -> MoveRecord:
    """Make a funded move of a locked file inside the transaction that writes its money."""
    spec = MOVES[move]
    if not spec.funded:
        raise DomainError(f"Bước “{move.label}” không động tới tiền: làm ở trang của đề án.")
    rules.require_move(by=by, project=row, move=move, has_document=bool(document and document.number))
    rules.in_order(row, happened_on)
    said = {"note": note, "reason": rules.given_for(reason, move=move, project=row, on=happened_on)}
    return steps.take(
        by=by,
        row=row,
        move=move,
        to=spec.target,
        happened_on=happened_on,
        document=document,
        text=text,
        **said,
        **changes,
    )


@transaction.atomic
def make_stop(
    *,
    by: User,
    row: Project,
    wish: StopWish,
    stopped_on: date,
    document: OfficialDocument,
    reason: GivenReason,
    paid: Decimal,
    kept: Decimal,
) -> Stoppage:
    """Stop a locked file, and keep at whose wish, by which decision, and what of the money ``paid`` it may keep."""
    made = make_move(
        by=by,
        row=row,
        move=Move.STOP,
        happened_on=stopped_on,
        document=document,
        reason=reason,
        text=f"Ngừng thực hiện: {StopWish(wish).label.lower()}",
        stopped_on=stopped_on,
        due_on=None,
    )
    said = {"typed_reason": made.reason, "reason": made.note}
    return Stoppage.objects.create(
        project=row, wish=wish, stopped_on=stopped_on, paid=paid, kept=kept, document=document, **said
    )


@transaction.atomic
def clear_stop(*, by: User, row: Project, on: date) -> None:
    """All that a stopped file had to give back has come back; ``by`` is told in the voucher."""
    Stoppage.objects.filter(project=row, cleared_on__isnull=True).update(cleared_on=on)


@transaction.atomic
def share_out(*, by: User, row: Project, amount: Decimal) -> None:
    """Approved less than the establishments were to get: each gets what the appraisal said, a single one all of it."""
    standing = list(row.beneficiaries.standing().filter(support__isnull=False).select_related("establishment"))
    if sum(one.support for one in standing) <= amount:
        return
    latest = latest_appraisal(row)
    said = dict(latest.results.values_list("beneficiary", "support")) if latest else {}
    new = {one: said.get(one.pk) or one.support for one in standing}
    if len(standing) == 1:
        new = dict.fromkeys(standing, amount)
    if (total := sum(new.values())) > amount:
        raise DomainError(
            f"Các cơ sở thụ hưởng cộng lại {format_prose(total)}, lớn hơn số duyệt: ghi mức từng cơ sở khi thẩm định.",
            field="support_approved",
        )
    for one, support in new.items():
        if support != one.support:
            text = f"Hỗ trợ của {one} theo thẩm định: {format_prose(support)} (trước: {format_prose(one.support)})"
            versions.bump(one, support=support)
            timeline.record(timeline=row.timeline, by=by, verb="support_shared_out", text=text)


@transaction.atomic
def change_support(
    *,
    by: User,
    row: Project,
    adjustment: Adjustment,
    decided_on: date,
    document: DocumentFacts,
    paid: Decimal,
    effective_on: date | None = None,
    answer: str = "",
    version: int | None = None,
) -> Decimal:
    """Carry a granted change of the support out in a locked file, never below ``paid``; gives the new amount, in đồng."""
    asked = adjustments.waiting_adjustment(by=by, project=row, adjustment=adjustment, version=version)
    new = Decimal(asked.after["support_approved"]["value"])
    if new < paid:
        raise DomainError(f"Đã chi {format_prose(paid)}: không giảm kinh phí xuống dưới số đã chi.")
    _require_room(row, new)
    paper = adjustments.granting(
        by=by, row=asked, decided_on=decided_on, document=document, effective_on=effective_on, answer=answer
    )
    contracts.lower_contract(by=by, project=row, most=new, document=paper)
    versions.bump(row, support_approved=new)
    return new


def _require_room(row: Project, new: Decimal) -> None:
    """What is shared out among establishments and years is lowered first, by whoever knows which."""
    standing = row.beneficiaries.standing()
    agreed = SupportContract.objects.filter(beneficiary__in=standing)
    shares = (
        ("hỗ trợ của các cơ sở", standing.filter(support__isnull=False).values_list("support", flat=True)),
        ("hợp đồng hỗ trợ", agreed.values_list("amount", flat=True)),
        ("kinh phí các năm", row.years.values_list("amount", flat=True)),
    )
    for name, amounts in shares:
        if (total := sum(amounts)) > new:
            raise DomainError(f"Cộng {name} đang là {format_prose(total)}, lớn hơn số mới: sửa các số ấy trước.")
