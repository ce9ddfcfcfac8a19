"""The one place where a status changes. Only the services of this app come here: ``life`` and, for money, ``funding``."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, transitions, versions
from khuyencong.core.dates import today
from khuyencong.core.models import OfficialDocument, User
from projects import rules
from projects.choices import PROJECT_TRANSITIONS, Move, ProjectStatus
from projects.models import CheckpointTick, MoveRecord, Project
from projects.queries import walk_of
from projects.queries.told import GivenReason


@transaction.atomic
def take(
    *,
    by: User,
    row: Project,
    move: Move,
    to: ProjectStatus,
    happened_on: date | None = None,
    document: OfficialDocument | None = None,
    note: str = "",
    reason: GivenReason | None = None,
    text: str = "",
    **changes,
) -> MoveRecord:
    """Move ``row`` (locked by the caller), keep who, as what, when, by which paper; the caller has asked the rules.

    ``changes`` are further columns of the file set by the move; ``text`` is the sentence of the feed, ``note`` the
    words of the one who moves it, in place of which stands the ``reason`` where one is given.
    """
    note = str(reason) if reason else note.strip()
    transitions.check(PROJECT_TRANSITIONS, current=ProjectStatus(row.status), to=to)
    walk = walk_of(row)
    day = rules.past(happened_on or today(), field="happened_on", name="Ngày")
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
        reason=reason.reason if reason else None,
        note=note,
        before=before,
    )
    versions.bump(row, **changes)
    CheckpointTick.objects.filter(project=row, checkpoint__status=to, void=False).update(void=True)
    timeline.record(
        timeline=row.timeline, by=by, verb=Move(move).name.lower(), text=_sentence(name, text, note), document=document
    )
    return record


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
