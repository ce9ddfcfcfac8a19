"""Moves that touch no money, checkpoints, and taking the last move back."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects import queries, rules
from projects.choices import MOVES, OWN_SERVICE, Move, ProjectStatus
from projects.models import Checkpoint, CheckpointTick, Project
from projects.queries.told import GivenReason
from projects.services import steps
from projects.services.cases import locked_project
from projects.services.papers import Place, file_document


@transaction.atomic
def move_project(
    *,
    by: User,
    project: Project,
    move: Move,
    version: int | None = None,
    happened_on: date | None = None,
    document: DocumentFacts | None = None,
    note: str = "",
    reason: GivenReason | None = None,
    due_on: date | None = None,
) -> Project:
    """Make one move. ``document`` is the paper it rests on, ``reason`` is asked of a step back or out,
    ``note`` is a remark, ``due_on`` what comes next.

    Raises ``DomainError`` when the rules refuse, when the paper or the reason is missing, or when the move is one
    that has a service of its own: those that reserve, pay or settle are of ``budgets``.
    """
    row = locked_project(by=by, pk=project.pk, expected=version)
    spec = MOVES[move]
    if spec.funded:
        raise DomainError(f"Bước “{move.label}” động tới tiền: làm ở trang kinh phí của đề án.")
    if move in OWN_SERVICE:
        raise DomainError(f"Bước “{move.label}” có trang riêng của nó: làm ở trang ấy.")
    rules.require_move(by=by, project=row, move=move, has_document=bool(document and document.number))
    day = rules.in_order(row, rules.past(happened_on or today(), field="happened_on", name="Ngày"))
    said = {"note": note, "reason": rules.given_for(reason, move=move, project=row, on=day)}
    place = Place.of_move(move.name)
    paper = file_document(by=by, project=row, facts=document, place=place).document if document else None
    changes = {"due_on": due_on} | ({"submitted_on": day} if move == Move.SUBMIT else {})
    steps.take(by=by, row=row, move=move, to=spec.target, happened_on=day, document=paper, **said, **changes)
    return row


@transaction.atomic
def undo_move(*, by: User, project: Project, version: int | None = None) -> Project:
    """Take the last move back: the columns it changed are as before; both lines stay in the feed."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    record = queries.last_move(row)
    rules.may_undo(by, row, record).require()
    record.undone_at, record.undone_by = timezone.now(), by
    record.save(update_fields=["undone_at", "undone_by"])
    versions.bump(row, **{column: _restored(column, value) for column, value in record.before.items()})
    text = f"Lấy lại bước “{record.name}”, trở về “{row.get_status_display()}”"
    timeline.record(timeline=row.timeline, by=by, verb="undone", text=text)
    return row


@transaction.atomic
def tick_checkpoint(
    *,
    by: User,
    project: Project,
    checkpoint: Checkpoint,
    happened_on: date | None = None,
    document: DocumentFacts | None = None,
    note: str = "",
) -> CheckpointTick:
    """Write down that a checkpoint of the present status is passed; its document is filed as the paper it names."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_tick(by, row, checkpoint).require()
    if row.ticks.filter(checkpoint=checkpoint, void=False).exists():
        raise DomainError(f"Chặng “{checkpoint}” đã được ghi.")
    if checkpoint.needs_document and not (document and document.number):
        raise DomainError("Chặng này phải có văn bản: ghi số, ký hiệu, ngày và cơ quan ban hành.", field="number")
    day = rules.past(happened_on or today(), field="happened_on", name="Ngày")
    place = Place(paper_type=checkpoint.paper_type)
    paper = file_document(by=by, project=row, facts=document, place=place).document if document else None
    tick = CheckpointTick.objects.create(
        project=row, checkpoint=checkpoint, happened_on=day, by=by, document=paper, note=note.strip()
    )
    text = f"Qua chặng “{checkpoint}” ngày {format_date(day)}"
    timeline.record(timeline=row.timeline, by=by, verb="ticked", text=text, document=paper)
    return tick


@transaction.atomic
def untick_checkpoint(*, by: User, tick: CheckpointTick) -> Project:
    """A tick written by mistake no longer counts; it stays in the record."""
    row = locked_project(by=by, pk=tick.project_id)
    rules.may_tick(by, row, tick.checkpoint).require()
    row.ticks.filter(pk=tick.pk, void=False).update(void=True)
    timeline.record(timeline=row.timeline, by=by, verb="unticked", text=f"Bỏ ghi chặng “{tick.checkpoint}”")
    return row


def _restored(column: str, value):
    field = Project._meta.get_field(column)
    return ProjectStatus(value) if column == "status" else field.to_python(value)
