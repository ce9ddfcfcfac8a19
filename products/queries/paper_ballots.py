"""Paper ballots, read by two people; products read again: what each had given before, and gives now."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from khuyencong.core.money import format_number
from products.choices import BallotWay
from products.models import Ballot, Criterion, PaperReading, Rereading, VotingRound
from products.queries.board import Board


@dataclass(frozen=True)
class Sheet:
    """``readings`` the latest of each person, the first person first."""

    ballot: Ballot
    readings: tuple[PaperReading, ...]
    differences: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        return self.ballot.submitted_at is not None


def on_paper(round_: VotingRound, criteria: Iterable[Criterion]) -> list[Sheet]:
    """Every paper ballot of the round, those that wait first. Two queries."""
    rows = Ballot.objects.filter(entry__round=round_, way=BallotWay.PAPER, void=False)
    told = rows.select_related("entry", "juror").prefetch_related("readings__read_by").order_by("entry", "juror")
    names = {str(one.pk): one.name for one in criteria}
    found = [_sheet(ballot, names) for ballot in told]
    return sorted(found, key=lambda sheet: sheet.is_done)


def scanned(round_: VotingRound) -> QuerySet[Ballot]:
    """Paper ballots whose picture is kept."""
    return Ballot.objects.filter(entry__round=round_).exclude(scan=None).select_related("scan")


def _sheet(ballot: Ballot, names: dict[str, str]) -> Sheet:
    readings = tuple(sorted(ballot.readings.all(), key=lambda one: one.pk))
    return Sheet(ballot, readings, () if ballot.submitted_at else differences(readings, names))


def differences(readings: Iterable[PaperReading], names: dict[str, str]) -> tuple[str, ...]:
    """“Nhu cầu thị trường: Lê An 12, Trần Bình 11”, for every line two people read differently."""
    *_, first, second = [None, None, *readings]
    if first is None:
        return ()
    pairs = [(name, first.points.get(pk), second.points.get(pk)) for pk, name in names.items()]
    return tuple(
        f"{name}: {first.read_by} {_told(one)}, {second.read_by} {_told(other)}"
        for name, one, other in pairs
        if one != other
    )


def _told(points: str | None) -> str:
    return format_number(Decimal(points)) if points is not None else "để trống"


@dataclass(frozen=True)
class Reread:
    """``marks`` is (judge, total before, total now or None) of everybody who had handed in."""

    rereading: Rereading
    code: str
    marks: tuple[tuple[str, Decimal, Decimal | None], ...]


def rereadings(board: Board) -> list[Reread]:
    """Each asked re-reading, the latest first. One query beside the board's, when there is any."""
    now = {(tally.entry.pk, mark.juror.full_name): mark.total for tally in board.tallies for mark in tally.marks}
    codes = {tally.entry.pk: tally.entry.code for tally in board.tallies if tally.entry.was_reread}
    if not codes:
        return []
    rows = Rereading.objects.filter(entry__in=codes).select_related("asked_by").order_by("-pk")
    return [
        Reread(
            row,
            codes[row.entry_id],
            tuple((name, Decimal(was), now.get((row.entry_id, name))) for name, was in row.before.items()),
        )
        for row in rows
    ]
