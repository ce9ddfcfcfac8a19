"""What a judge has to score and has scored: their own, through the veil."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from khuyencong.core.models import User
from products.choices import ConflictAnswer, RoundStatus
from products.models import Ballot, BallotScore, Conflict, Entry, JuryMember, Rereading, VotingRound
from products.queries import veil

JUDGED = (RoundStatus.SCORING, RoundStatus.SEALED, RoundStatus.PROPOSED, RoundStatus.PUBLISHED)


@dataclass(frozen=True)
class Sheet:
    """One product on a judge's list."""

    shown: veil.Shown
    ballot: Ballot | None
    total: Decimal | None

    @property
    def state(self) -> str:
        if self.ballot is None:
            return "Chưa chấm"
        return "Đã gửi" if self.ballot.submitted_at else "Bản nháp"

    @property
    def is_done(self) -> bool:
        return self.ballot is not None and self.ballot.submitted_at is not None


@dataclass(frozen=True)
class Desk:
    """A round as one of its judges sees it."""

    round: VotingRound
    seat: JuryMember
    sheets: tuple[Sheet, ...]

    @property
    def left(self) -> int:
        return sum(not sheet.is_done for sheet in self.sheets)

    @property
    def is_open(self) -> bool:
        return self.round.status == RoundStatus.SCORING


def seats(user: User):
    """Standing seats of the person in juries whose scoring has begun, the newest round first."""
    if not user.is_authenticated:
        return JuryMember.objects.none()
    rows = JuryMember.objects.filter(user=user, left_on__isnull=True, round__status__in=JUDGED)
    return rows.select_related("round").order_by("-round__year", "-round")


def desks(user: User) -> list[Desk]:
    """Five queries, however many rounds and products."""
    mine = list(seats(user))
    rounds = [seat.round_id for seat in mine]
    rows = Entry.objects.filter(round__in=rounds).standing()
    by_round = defaultdict(list)
    for entry in rows.select_related("round", "product__establishment", "product__unit").order_by("number"):
        by_round[entry.round_id].append(entry)
    away = set(Conflict.objects.filter(juror__in=mine, answer=ConflictAnswer.RECUSED).values_list("juror", "entry"))
    ballots = {(one.juror_id, one.entry_id): one for one in Ballot.objects.visible_to(user).filter(juror__in=mine)}
    totals = defaultdict(Decimal)
    for ballot, points in BallotScore.objects.filter(ballot__juror__in=mine).values_list("ballot", "points"):
        totals[ballot] += points
    return [_desk(seat, by_round[seat.round_id], away, ballots, totals) for seat in mine]


def _desk(seat: JuryMember, entries: list[Entry], away: set, ballots: dict, totals: dict) -> Desk:
    own = [entry for entry in entries if seat.scores(entry) and (seat.pk, entry.pk) not in away]
    sheets = []
    for entry in own:
        ballot = ballots.get((seat.pk, entry.pk))
        sheets.append(Sheet(veil.shown(entry), ballot, totals[ballot.pk] if ballot and ballot.pk in totals else None))
    return Desk(seat.round, seat, tuple(sheets))


@dataclass(frozen=True)
class Task:
    """One product in front of one judge."""

    entry: Entry
    seat: JuryMember
    ballot: Ballot | None

    @property
    def reread_on(self) -> datetime | None:
        """When the judges were asked to read it again, until this one has handed in anew."""
        is_done = self.ballot is not None and self.ballot.submitted_at is not None
        return None if is_done else self.entry.reread_at


def task(user: User, pk: int) -> Task | None:
    """The product of this address when the person is to score it; anything else is not there."""
    reread = Rereading.objects.filter(entry=OuterRef("pk")).order_by("-pk").values("asked_at")[:1]
    entry = (
        Entry.objects.standing()
        .annotate(reread_at=Subquery(reread))
        .select_related("round", "product__establishment", "product__unit")
        .filter(pk=pk)
        .first()
    )
    seat = seats(user).filter(round=entry.round_id).first() if entry else None
    if seat is None or not seat.scores(entry):
        return None
    if Conflict.objects.filter(juror=seat, entry=entry, answer=ConflictAnswer.RECUSED).exists():
        return None
    return Task(entry, seat, Ballot.objects.visible_to(user).filter(entry=entry, juror=seat).first())


def products_of(seat: JuryMember) -> list[Entry]:
    """What a judge is to score, in order: of their groups, without those they do not score."""
    away = Conflict.objects.filter(juror=seat, answer=ConflictAnswer.RECUSED).values("entry")
    rows = Entry.objects.filter(round=seat.round_id).standing().exclude(pk__in=away).order_by("number")
    told = rows.select_related("round", "product__establishment", "product__unit")
    return [entry for entry in told if seat.scores(entry)]


def points_of(ballot: Ballot | None) -> dict[int, Decimal]:
    """Criterion → points, of one ballot."""
    return dict(ballot.scores.values_list("criterion", "points")) if ballot else {}
