"""Procedures as data: a new one out of the closed table, a new version out of the last, its lines while nobody walks it."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from khuyencong.core.choices import Certainty
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects import rules
from projects.choices import MOVES
from projects.models import Checkpoint, ProcedureMove, ProcedureVersion
from projects.models.begun import OF_A_VERSION
from projects.queries import whole

_DAY = timedelta(days=1)
_UNSOURCED = {"document": "", "source_ref": "", "certainty": Certainty.INFERRED}  # until it is said what changes it


@transaction.atomic
def add_procedure(*, by: User, **facts) -> ProcedureVersion:
    """The first version of a procedure: every move of the closed table under its plain name, to be pruned and renamed."""
    rules.may_keep_procedures(by).require()
    _require_ahead(facts.get("valid_from"))
    if ProcedureVersion.objects.filter(code=facts["code"]).exists():
        raise DomainError("Mã này đã có quy trình: mở bản mới nhất rồi lập bản mới từ bản ấy.", field="code")
    procedure = ProcedureVersion.objects.create(**facts)
    ProcedureMove.objects.bulk_create(
        ProcedureMove(
            procedure=procedure, move=move, from_status=start, office_name=move.label, decided_by=spec.decider
        )
        for move, spec in MOVES.items()
        for start in spec.sources
    )
    return procedure


@transaction.atomic
def renew_procedure(*, by: User, procedure: ProcedureVersion, valid_from: date) -> ProcedureVersion:
    """A copy with every move, paper and checkpoint, in force from ``valid_from``; the old one ends the day before."""
    old = ProcedureVersion.objects.select_for_update().get(pk=procedure.pk)
    rules.may_renew_procedure(by, old).require()
    _require_ahead(valid_from)
    _require_after(old, valid_from)
    moves, stops = list(old.moves.order_by("pk")), list(old.checkpoints.order_by("pk"))
    ends_on, old.valid_to = old.valid_to, valid_from - _DAY
    old.save(update_fields=["valid_to"])
    facts = {field.name: getattr(old, field.name) for field in old._meta.fields if not field.primary_key}
    new = ProcedureVersion.objects.create(
        **facts | _UNSOURCED | {"version": old.version + 1, "valid_from": valid_from, "valid_to": ends_on}
    )
    for row in (*moves, *stops):
        row.pk, row._state.adding, row.procedure = None, True, new
    ProcedureMove.objects.bulk_create(moves)
    Checkpoint.objects.bulk_create(stops)
    return new


@transaction.atomic
def revise_procedure(
    *,
    by: User,
    procedure: ProcedureVersion,
    facts: dict | None = None,
    kept: Iterable[ProcedureMove | Checkpoint] = (),
    dropped: Iterable[ProcedureMove | Checkpoint] = (),
) -> ProcedureVersion:
    """Write ``facts`` of the version and the lines ``kept`` (new or changed), take out ``dropped``; whole at the end."""
    row = ProcedureVersion.objects.select_for_update().get(pk=procedure.pk)
    facts = {name: value for name, value in (facts or {}).items() if getattr(row, name) != value}
    kept, dropped = list(kept), list(dropped)
    rules.may_keep_procedures(by).require()
    if dropped or set(facts) - set(OF_A_VERSION):
        rules.may_change_procedure(by, row).require()
    for line in kept:
        rules.may_write_line(by, line).require()
    if "valid_from" in facts:
        _move_border(row, facts["valid_from"])
    _write(row, facts, kept, dropped)
    _require_whole(row)
    return row


def _write(row: ProcedureVersion, facts: dict, kept: list, dropped: list) -> None:
    if facts:
        ProcedureVersion.objects.filter(pk=row.pk).update(**facts)
        row.refresh_from_db()
    for line in dropped:
        line.delete()
    for line in kept:
        line.procedure = row
        line.save()


def _move_border(row: ProcedureVersion, valid_from: date | None) -> None:
    """Nobody walks by it yet: the version before lasts until the new first day."""
    _require_ahead(valid_from)
    before = ProcedureVersion.objects.select_for_update().filter(code=row.code, version=row.version - 1).first()
    if before and row.valid_from and before.valid_to == row.valid_from - _DAY:
        _require_after(before, valid_from, closed=False)
        if valid_from > row.valid_from:  # the old one may grow only after the new one has shrunk
            ProcedureVersion.objects.filter(pk=row.pk).update(valid_from=valid_from)
        before.valid_to = valid_from - _DAY
        before.save(update_fields=["valid_to"])


def _require_ahead(valid_from: date | None) -> None:
    if valid_from is None or valid_from <= today():
        raise DomainError(
            "Bản mới bắt đầu từ ngày mai trở đi, để kịp sửa xong trước khi có đề án mở theo nó. Chọn ngày sau hôm nay.",
            field="valid_from",
        )


def _require_after(old: ProcedureVersion, valid_from: date, *, closed: bool = True) -> None:
    if old.valid_from and valid_from <= old.valid_from:
        raise DomainError(
            f"Bản {old.version} bắt đầu từ {old.valid_from:%d/%m/%Y}. Chọn ngày sau ngày ấy.", field="valid_from"
        )
    if closed and old.valid_to and valid_from > old.valid_to + _DAY:
        raise DomainError(
            f"Bản {old.version} hết từ {old.valid_to:%d/%m/%Y}. Bản mới bắt đầu chậm nhất ngay hôm sau, kẻo có ngày "
            "không quy trình nào.",
            field="valid_from",
        )


def _require_whole(row: ProcedureVersion) -> None:
    lines = [(line.move, line.from_status) for line in row.moves.all()]
    stops = [(stop.status, stop.before_move, stop.name) for stop in row.checkpoints.all()]
    if holes := whole.gaps(lines, stops):
        raise DomainError(f"Quy trình chưa đủ để áp dụng. {' '.join(holes)}")
