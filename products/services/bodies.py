"""Hội đồng, Ban Giám khảo: seated, replaced by decision; ties answered."""

from datetime import date

from django.db import transaction

from khuyencong.core import documents, timeline, versions
from khuyencong.core.dates import format_date
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from products import rules
from products.choices import ConflictAnswer, ConflictKind, CouncilSeat, JurySeat, RoundStatus
from products.models import Ballot, Conflict, CouncilMember, Entry, JuryMember, VotingRound
from products.queries import scoring

_ONE = {CouncilSeat.CHAIR, CouncilSeat.STANDING_DEPUTY}


def _round(by: User, round_: VotingRound, *, replaces) -> VotingRound:
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_seat(by, row).require()
    if row.status == RoundStatus.SCORING and replaces is None:
        raise DomainError("Đã mở chấm: chỉ thay người, theo quyết định (TT 26/2014 Đ8 k2).", field="replaces")
    return row


def _leave(old, *, on: date, note: str, document: OfficialDocument | None) -> None:
    if document is None:
        raise DomainError("Thay thành viên phải có quyết định của người thành lập (TT 26/2014 Đ8 k2).", field="number")
    if old.left_on is not None:
        raise DomainError(f"{old} đã thôi từ {format_date(old.left_on)}.", field="replaces")
    if on < old.joined_on:
        raise DomainError(f"{old} mới vào từ {format_date(old.joined_on)}.", field="joined_on")
    old.left_on, old.left_note = on, note or "Được thay theo quyết định"
    old.save(update_fields=["left_on", "left_note"])


@transaction.atomic
def seat_council(
    *,
    by: User,
    round_: VotingRound,
    seat: CouncilSeat,
    full_name: str,
    joined_on: date,
    job: str = "",
    document: DocumentFacts | None = None,
    replaces: CouncilMember | None = None,
    note: str = "",
) -> CouncilMember:
    """A member of the council, new or in another's place."""
    row = _round(by, round_, replaces=replaces)
    kept = documents.keep(by=by, facts=document) if document else None
    if replaces:
        _leave(replaces, on=joined_on, note=note, document=kept)
    if seat in _ONE and row.council.filter(seat=seat, left_on__isnull=True).exists():
        raise DomainError(f"Hội đồng đã có {CouncilSeat(seat).label}. Ghi người thay vào chỗ người ấy.", field="seat")
    facts = {"full_name": full_name, "job": job, "joined_on": joined_on, "document": kept, "replaces": replaces}
    made = CouncilMember.objects.create(round=row, seat=seat, **facts)
    text = f"{made.get_seat_display()}: {full_name}" + (f", thay {replaces}" if replaces else "")
    timeline.record(timeline=row.timeline, by=by, verb="council", text=text, document=kept)
    return made


@transaction.atomic
def seat_juror(
    *,
    by: User,
    round_: VotingRound,
    seat: JurySeat,
    full_name: str,
    joined_on: date,
    document: DocumentFacts | None = None,
    replaces: JuryMember | None = None,
    note: str = "",
    **facts,
) -> JuryMember:
    """A judge, new or in another's place: the ballots of the one who left no longer count, the new one scores anew."""
    row = _round(by, round_, replaces=replaces)
    kept = documents.keep(by=by, facts=document) if document else None
    if replaces:
        _leave(replaces, on=joined_on, note=note, document=kept)
        replaces.ballots.filter(sha256="").update(void=True)
    if seat == JurySeat.HEAD and row.jury.filter(seat=seat, left_on__isnull=True).exists():
        raise DomainError("Ban Giám khảo đã có Trưởng ban. Ghi người thay vào chỗ người ấy.", field="seat")
    if facts.get("user") and row.jury.filter(user=facts["user"], left_on__isnull=True).exists():
        raise DomainError("Tài khoản này đã là giám khảo của đợt.", field="user")
    own = {"full_name": full_name, "joined_on": joined_on, "document": kept, "replaces": replaces}
    made = JuryMember.objects.create(round=row, seat=seat, **own, **facts)
    text = f"Giám khảo {full_name}" + (f", thay {replaces}" if replaces else "")
    timeline.record(timeline=row.timeline, by=by, verb="jury", text=text, document=kept)
    return made


@transaction.atomic
def answer_conflict(
    *,
    by: User,
    juror: JuryMember,
    entry: Entry,
    kind: ConflictKind,
    answer: ConflictAnswer,
    note: str,
    document: DocumentFacts | None = None,
) -> Conflict:
    """The chair's answer to a tie, with why; a judge who does not score leaves no ballot that counts."""
    row = versions.locked(VotingRound.objects, pk=entry.round_id)
    rules.may_answer_conflict(by, row).require()
    if juror.round_id != row.pk:
        raise DomainError("Giám khảo không thuộc đợt này.")
    kept = documents.keep(by=by, facts=document) if document else None
    return _answered(by=by, row=row, juror=juror, entry=entry, kind=kind, answer=answer, note=note, document=kept)


@transaction.atomic
def declare_conflict(*, by: User, entry: Entry, note: str) -> Conflict:
    """A judge says so and stands aside from one product."""
    row = versions.locked(VotingRound.objects, pk=entry.round_id)
    task = scoring.task(by, entry.pk)
    if task is None:
        raise DomainError("Anh, chị không chấm sản phẩm này.")
    rules.may_stand_aside(by, task).require()
    kind, answer = ConflictKind.DECLARED, ConflictAnswer.RECUSED
    return _answered(
        by=by, row=row, juror=task.seat, entry=task.entry, kind=kind, answer=answer, note=note, document=None
    )


def _answered(*, by: User, row: VotingRound, juror: JuryMember, entry: Entry, **facts) -> Conflict:
    if not facts["note"].strip():
        raise DomainError("Ghi lý do.", field="note")
    if facts["answer"] == ConflictAnswer.RECUSED:
        Ballot.objects.filter(juror=juror, entry=entry, sha256="").update(void=True)
    made, _ = Conflict.objects.update_or_create(juror=juror, entry=entry, defaults=facts | {"decided_by": by})
    text = f"{juror}, {entry.code}: {made.get_answer_display().lower()} ({made.get_kind_display().lower()})"
    timeline.record(timeline=row.timeline, by=by, verb="conflict", text=text, document=made.document)
    return made
