"""The moves that reserve, pay or settle. Protected: only ``budgets.services``, which writes the money, comes here."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from projects import rules
from projects.choices import MOVES, Move, StopWish
from projects.models import MoveRecord, Project, Stoppage
from projects.services import steps
from projects.services.cases import locked_project
from projects.services.papers import file_document


def locked(*, by: User, project: Project, version: int | None = None) -> Project:
    """The file under lock, of those ``by`` may see."""
    return locked_project(by=by, pk=project.pk, expected=version)


def filed(*, by: User, row: Project, facts: DocumentFacts) -> OfficialDocument:
    """The paper, put into the file."""
    return file_document(by=by, project=row, facts=facts).document


def make_move(
    *,
    by: User,
    row: Project,
    move: Move,
    happened_on: date,
    document: OfficialDocument | None = None,
    note: str = "",
    text: str = "",
    **changes,
) -> MoveRecord:
    """Make a funded move of a locked file inside the transaction that writes its money."""
    spec = MOVES[move]
    if not spec.funded:
        raise DomainError(f"Bước “{move.label}” không động tới tiền: làm ở trang của đề án.")
    rules.require_move(by=by, project=row, move=move, has_document=bool(document and document.number))
    note = rules.told(note) if spec.reason else note.strip()
    rules.in_order(row, happened_on)
    return steps.take(
        by=by,
        row=row,
        move=move,
        to=spec.target,
        happened_on=happened_on,
        document=document,
        note=note,
        text=text,
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
    note: str,
    paid: Decimal,
    kept: Decimal,
) -> Stoppage:
    """Stop a locked file, and keep at whose wish, by which decision, and what of the money ``paid`` it may keep."""
    make_move(
        by=by,
        row=row,
        move=Move.STOP,
        happened_on=stopped_on,
        document=document,
        note=note,
        text=f"Ngừng thực hiện: {StopWish(wish).label.lower()}",
        stopped_on=stopped_on,
        due_on=None,
    )
    return Stoppage.objects.create(
        project=row, wish=wish, stopped_on=stopped_on, reason=note, paid=paid, kept=kept, document=document
    )


@transaction.atomic
def clear_stop(*, by: User, row: Project, on: date) -> None:
    """All that a stopped file had to give back has come back; ``by`` is told in the voucher."""
    Stoppage.objects.filter(project=row, cleared_on__isnull=True).update(cleared_on=on)
