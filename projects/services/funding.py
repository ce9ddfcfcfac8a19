"""The moves that reserve, pay or settle. Protected: only ``budgets.services``, which writes the money, comes here."""

from datetime import date

from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from projects import rules
from projects.choices import MOVES, Move
from projects.models import MoveRecord, Project
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
