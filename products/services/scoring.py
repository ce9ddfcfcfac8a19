"""Khung điểm, phiếu chấm on screen and on paper, re-reading, sealing."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from khuyencong.core import files, timeline, versions
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import User
from products import rules
from products.choices import BallotWay, ConflictAnswer, RoundStatus
from products.models import (
    Ballot,
    BallotScore,
    Conflict,
    Criterion,
    CriterionRule,
    Entry,
    JuryMember,
    PaperReading,
    Rereading,
    VotingRound,
)
from products.queries import scoring, seals
from products.queries.board import board
from products.queries.frame import frame_faults
from products.services.rounds import step


@transaction.atomic
def set_frame(*, by: User, round_: VotingRound, lines: Sequence[tuple[CriterionRule, str, Decimal]]) -> VotingRound:
    """The round's own lines in place of all before; those under each of the four add up to its points (Đ16 k1)."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_set_frame(by, row).require()
    row.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(round=row, rule=rule, order=n, name=name, max_points=points)
        for n, (rule, name, points) in enumerate(lines, 1)
    )
    faults = frame_faults(row)
    if faults:
        raise DomainError(". ".join(faults) + ".")
    timeline.record(timeline=row.timeline, by=by, verb="frame", text=f"Ghi khung điểm {len(lines)} dòng")
    return row


@transaction.atomic
def write_ballot(
    *,
    by: User,
    entry: Entry,
    points: Mapping[Criterion, Decimal],
    comment: str = "",
    submit: bool = False,
    expected: int = 0,
) -> Ballot:
    """Keep what a judge has scored so far; ``submit`` hands it in, whole. ``expected`` is the version seen, 0: none;
    ``StaleVersion`` when another window has saved since."""
    row = versions.locked(VotingRound.objects, pk=entry.round_id)
    task = scoring.task(by, entry.pk)
    if task is None:
        raise DomainError("Anh, chị không chấm sản phẩm này.")
    rules.may_score(by, task).require()
    ballot = task.ballot
    if ballot and ballot.version != expected:
        raise StaleVersion(ballot)
    ballot = ballot or Ballot.objects.create(entry=entry, juror=task.seat)
    _write_scores(ballot, points)
    changes = {"comment": comment, "way": BallotWay.ONLINE}
    if submit:
        _check_whole(row, points)
        changes["submitted_at"] = timezone.now()
    return versions.bump(ballot, **changes)


def _write_scores(ballot: Ballot, points: Mapping[Criterion, Decimal]) -> None:
    for criterion, given in points.items():
        if not 0 <= given <= criterion.max_points:
            most = f"{criterion.max_points.normalize():f}"
            raise DomainError(f"{criterion}: điểm từ 0 đến {most}.", field=f"c{criterion.pk}")
    ballot.scores.all().delete()
    BallotScore.objects.bulk_create(
        BallotScore(ballot=ballot, criterion=criterion, points=given) for criterion, given in points.items()
    )


def _check_whole(round_: VotingRound, points: Mapping[Criterion, Decimal]) -> None:
    lacking = [one for one in round_.criteria.order_by("order") if one not in points]
    if lacking:
        names = "; ".join(one.name for one in lacking)
        raise DomainError(f"Còn {len(lacking)} tiêu chí chưa chấm: {names}.", field=f"c{lacking[0].pk}")


@transaction.atomic
def type_paper_ballot(
    *,
    by: User,
    entry: Entry,
    juror: JuryMember,
    points: Mapping[Criterion, Decimal],
    comment: str = "",
    scan: UploadedFile | None = None,
) -> Ballot:
    """A paper ballot as one person reads it; it counts when a second person has read the same."""
    row = versions.locked(VotingRound.objects, pk=entry.round_id)
    rules.may_type_paper(by, row).require()
    ballot = _paper_ballot(entry, juror)
    _check_whole(row, points)
    if scan is None and ballot.scan_id is None:
        raise DomainError("Kèm bản chụp phiếu giấy có chữ ký giám khảo.", field="scan")
    if scan is not None:
        ballot.scan = files.keep_upload(by=by, upload=scan)
        ballot.save(update_fields=["scan"])
    typed = {str(one.pk): f"{given.normalize():f}" for one, given in points.items()}
    PaperReading.objects.update_or_create(ballot=ballot, read_by=by, defaults={"points": typed, "comment": comment})
    other = ballot.readings.exclude(read_by=by).select_related("read_by").order_by("-pk").first()
    if other is None:
        return ballot
    return _reconciled(by, row, ballot, other, points, typed, comment)


def _paper_ballot(entry: Entry, juror: JuryMember) -> Ballot:
    if juror.round_id != entry.round_id or juror.left_on is not None or not juror.scores(entry):
        raise DomainError("Giám khảo này không chấm sản phẩm này.", field="juror")
    if Conflict.objects.filter(juror=juror, entry=entry, answer=ConflictAnswer.RECUSED).exists():
        raise DomainError("Giám khảo này không chấm sản phẩm này: có xung đột lợi ích đã quyết.", field="juror")
    ballot, is_new = Ballot.objects.get_or_create(entry=entry, juror=juror, defaults={"way": BallotWay.PAPER})
    if ballot.submitted_at:
        raise DomainError("Giám khảo này đã có phiếu cho sản phẩm này.", field="juror")
    if not is_new and ballot.way != BallotWay.PAPER:
        ballot.way = BallotWay.PAPER
        ballot.save(update_fields=["way"])
    return ballot


def _reconciled(
    by: User, row: VotingRound, ballot: Ballot, other: PaperReading, points, typed: dict, comment: str
) -> Ballot:
    """Both read the same, and the ballot counts; or nothing is taken and the lines that differ are named to the pages."""
    if other.points != typed:
        return ballot
    _write_scores(ballot, points)
    ballot.comment, ballot.submitted_at, ballot.version = comment or other.comment, timezone.now(), ballot.version + 1
    ballot.save(update_fields=["comment", "submitted_at", "version"])
    text = f"Phiếu giấy của {ballot.juror} cho {ballot.entry.code}: {other.read_by} và {by} nhập khớp nhau"
    timeline.record(timeline=row.timeline, by=by, verb="paper_ballot", text=text)
    return ballot


@transaction.atomic
def ask_rereading(*, by: User, entry: Entry, reason: str) -> Rereading:
    """Open the ballots of one product to their judges again; what they had given is kept beside the reason."""
    row = versions.locked(VotingRound.objects, pk=entry.round_id)
    rules.may_ask_rereading(by, row).require()
    tally = next((one for one in board(row).tallies if one.entry.pk == entry.pk), None)
    if tally is None or not tally.marks:
        raise DomainError("Sản phẩm này chưa có phiếu nào để đọc lại.")
    before = {mark.juror.full_name: str(mark.total) for mark in tally.marks}
    made = Rereading.objects.create(entry=entry, reason=reason, before=before, asked_by=by)
    ballots = Ballot.objects.filter(entry=entry, void=False, sha256="")
    PaperReading.objects.filter(ballot__in=ballots).delete()
    ballots.update(submitted_at=None)
    text = f"Mở đọc lại {entry.code}: {reason}"
    timeline.record(timeline=row.timeline, by=by, verb="reread", text=text)
    return made


@transaction.atomic
def seal_round(*, by: User, round_: VotingRound, on: date, note: str = "") -> VotingRound:
    """Close scoring: unfinished ballots fall away, the rest are hashed, and from here on nothing of them changes."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_advance(by, row, RoundStatus.SEALED).require()
    Ballot.objects.filter(entry__round=row, submitted_at__isnull=True, void=False).update(void=True)
    digests = []
    for line in seals.lines(row):
        line.ballot.sha256 = line.digest
        line.ballot.save(update_fields=["sha256"])
        digests.append(line.ballot.sha256)
    return step(by=by, row=row, to=RoundStatus.SEALED, on=on, document=None, note=note, seal=seals.seal_of(digests))
