"""The one place where a status changes. Only the services of this app come here: ``life`` and, for money, ``funding``."""

from datetime import date
from decimal import Decimal

from khuyencong.core import timeline, transitions, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from projects import rules
from projects.choices import PROJECT_TRANSITIONS, Move, ProjectStatus
from projects.models import CheckpointTick, MoveRecord, Project
from projects.queries import walk_of


def take(
    *,
    by: User,
    row: Project,
    move: Move,
    to: ProjectStatus,
    happened_on: date | None = None,
    document: OfficialDocument | None = None,
    note: str = "",
    text: str = "",
    **changes,
) -> MoveRecord:
    """Move ``row`` (locked by the caller), keep who, as what, when, by which paper; the caller has asked the rules.

    ``changes`` are further columns of the file set by the move; ``text`` is the sentence of the feed, ``note`` the
    words of the one who moves it.
    """
    transitions.check(PROJECT_TRANSITIONS, current=ProjectStatus(row.status), to=to)
    walk = walk_of(row)
    day = past(happened_on or today(), "happened_on", "Ngày")
    name, decider = walk.name(move), walk.decider(move)
    changes |= {"status": to, "status_since": day, "procedure": walk.version}
    before = {column: _plain(getattr(row, column)) for column in changes if column != "procedure"}
    record = MoveRecord.objects.create(
        project=row,
        move=move,
        name=name,
        from_status=row.status,
        to_status=to,
        happened_on=day,
        by=by,
        by_title=by.job_title,
        decided_by=decider,
        document=document,
        note=note,
        before=before,
    )
    versions.bump(row, **changes)
    CheckpointTick.objects.filter(project=row, checkpoint__status=to, void=False).update(void=True)
    timeline.record(
        timeline=row.timeline, by=by, verb=Move(move).name.lower(), text=_sentence(name, text, note), document=document
    )
    return record


def allowed(*, by: User, row: Project, move: Move, has_document: bool = False) -> None:
    """Refuse what the rules refuse, and a move whose paper is missing."""
    rules.may_move(by, row, move).require()
    if not has_document and walk_of(row).needs_document(move):
        raise DomainError("Bước này phải có văn bản: ghi số, ký hiệu, ngày và cơ quan ban hành.", field="number")


def in_order(row: Project, day: date) -> None:
    """Moves happen one after another: none before the one that led here."""
    if row.status_since and day < row.status_since:
        told = format_date(row.status_since)
        raise DomainError(f"Đề án ở bước này từ ngày {told}. Ghi ngày từ hôm ấy về sau.", field="happened_on")


def past(day: date, field: str, name: str) -> date:
    """``day``, unless it is still to come."""
    if day > today():
        raise DomainError(f"{name} ở sau hôm nay. Ghi ngày đã xảy ra.", field=field)
    return day


def told(reason: str) -> str:
    if not reason.strip():
        raise DomainError("Ghi lý do, để người giữ đề án biết phải làm gì.", field="note")
    return reason.strip()


def _sentence(name: str, text: str, note: str) -> str:
    said = text or name
    return f"{said}: {note}" if note else said


def _plain(value):
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case None | str() | bool() | int():
            return value
    return value.pk
