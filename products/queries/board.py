"""A round seen whole: who scores what, what has come in, exact averages. Asked of the rows each time, never stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from khuyencong.establishments.models import ProductionSite
from products.choices import PASS_MARK, ConflictAnswer
from products.models import Ballot, BallotScore, Conflict, Entry, JuryMember, Rereading, VotingRound

_POINTS = ArraySubquery(BallotScore.objects.filter(ballot=OuterRef("pk")).values("points"))
_PLACES = ArraySubquery(ProductionSite.objects.filter(establishment=OuterRef("product__establishment")).values("unit"))
_ANSWERED = ArraySubquery(
    Conflict.objects.filter(entry=OuterRef("pk"))
    .order_by("pk")
    .values(json=JSONObject(id="pk", entry_id="entry", juror_id="juror", kind="kind", answer="answer", note="note"))
)


@dataclass(frozen=True)
class Marked:
    """A ballot that counts, with the sum of its points."""

    ballot: Ballot
    juror: JuryMember
    total: Decimal


def average_of(totals: Iterable[Decimal]) -> Fraction | None:
    """The exact mean: 69,95 stays 69,95. None of nothing."""
    totals = [Fraction(total) for total in totals]
    return sum(totals, Fraction(0)) / len(totals) if totals else None


def shown(average: Fraction | None) -> str:
    """Two decimals cut off, never rounded up into a pass, “…” where more follow: 69,996 is “69,99…”."""
    if average is None:
        return ""
    cents = average.numerator * 100 // average.denominator
    whole, rest = divmod(cents, 100)
    more = "…" if Fraction(cents, 100) != average else ""
    return f"{whole},{rest:02}{more}"


@dataclass(frozen=True)
class Tally:
    """One product: who is to score it, what they gave."""

    entry: Entry
    judges: tuple[JuryMember, ...]
    marks: tuple[Marked, ...]
    recused: tuple[JuryMember, ...]
    flag_from: Decimal

    @property
    def missing(self) -> tuple[JuryMember, ...]:
        given = {mark.juror.pk for mark in self.marks}
        return tuple(judge for judge in self.judges if judge.pk not in given)

    @cached_property
    def average(self) -> Fraction | None:
        return average_of(mark.total for mark in self.marks)

    @property
    def average_text(self) -> str:
        return shown(self.average)

    @property
    def passes(self) -> bool:
        return self.average is not None and self.average >= PASS_MARK

    @property
    def gap(self) -> Decimal | None:
        """Between the highest and the lowest."""
        totals = [mark.total for mark in self.marks]
        return max(totals) - min(totals) if len(totals) > 1 else None

    @property
    def is_spread(self) -> bool:
        return self.gap is not None and self.gap >= self.flag_from

    @property
    def progress(self) -> str:
        return f"{len(self.marks)}/{len(self.judges)}"


@dataclass(frozen=True)
class Board:
    round: VotingRound
    jury: tuple[JuryMember, ...]
    tallies: tuple[Tally, ...]
    answers: tuple[Conflict, ...] = ()

    @property
    def standing(self) -> tuple[JuryMember, ...]:
        return tuple(judge for judge in self.jury if judge.left_on is None)

    @property
    def given(self) -> int:
        return sum(len(tally.marks) for tally in self.tallies)

    @property
    def asked(self) -> int:
        return sum(len(tally.judges) for tally in self.tallies)

    @cached_property
    def missing(self) -> list[tuple[JuryMember, int]]:
        """Each judge with ballots still to give, and how many."""
        left = defaultdict(int)
        for tally in self.tallies:
            for judge in tally.missing:
                left[judge] += 1
        return sorted(left.items(), key=lambda pair: (-pair[1], pair[0].pk))

    @cached_property
    def ranked(self) -> list[tuple[int, Tally]]:
        """Place by place; equal averages share a place, whatever the order they were entered in."""
        scored = [tally for tally in self.tallies if tally.average is not None]
        scored.sort(key=lambda tally: (-tally.average, tally.entry.number))
        above = [sum(other.average > tally.average for other in scored) for tally in scored]
        return [(place + 1, tally) for place, tally in zip(above, scored, strict=True)]

    @cached_property
    def ties(self) -> list[list[Tally]]:
        """Products of one average, two or more, the highest first; compared only with their equals by eye."""
        by_average = defaultdict(list)
        for _, tally in self.ranked:
            by_average[tally.average].append(tally)
        return [same for same in by_average.values() if len(same) > 1]

    @cached_property
    def split_ties(self) -> list[list[Tally]]:
        """Ties of which some are chosen and some not, or given different prizes: the council must say why."""
        return [
            same
            for same in self.ties
            if same[0].passes and len({(bool(one.entry.chosen), one.entry.prize) for one in same}) > 1
        ]


def board(round_: VotingRound) -> Board:
    """Three queries, however many products and judges."""
    jury = tuple(JuryMember.objects.filter(round=round_).select_related("works_at", "unit", "user").order_by("pk"))
    again = Exists(Rereading.objects.filter(entry=OuterRef("pk")))
    entries = list(
        round_.entries.standing()
        .select_related("product__establishment", "product__unit")
        .annotate(places=_PLACES, answered=_ANSWERED, was_reread=again)
        .order_by("number")
    )
    marks = _marks(round_, {judge.pk: judge for judge in jury})
    answers = tuple(Conflict(**told) for entry in entries for told in entry.answered)
    away = defaultdict(set)
    for one in answers:
        if one.answer == ConflictAnswer.RECUSED:
            away[one.entry_id].add(one.juror_id)
    tallies = [_tally(entry, jury, marks[entry.pk], away[entry.pk], round_.spread) for entry in entries]
    return Board(round_, jury, tuple(tallies), answers)


def _tally(entry: Entry, jury: Sequence[JuryMember], marks: list[Marked], away: set[int], flag: Decimal) -> Tally:
    judges = tuple(one for one in jury if one.left_on is None and one.scores(entry) and one.pk not in away)
    return Tally(entry, judges, tuple(marks), tuple(one for one in jury if one.pk in away), flag)


def _marks(round_: VotingRound, jury: dict[int, JuryMember]) -> dict[int, list[Marked]]:
    ballots = Ballot.objects.filter(entry__round=round_).counted().annotate(points=_POINTS).order_by("juror")
    found = defaultdict(list)
    for ballot in ballots:
        found[ballot.entry_id].append(Marked(ballot, jury[ballot.juror_id], sum(ballot.points, Decimal(0))))
    return found
