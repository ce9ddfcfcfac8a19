"""Rounds of the demo centre: points of their ballots, and the seal of those whose moves lead past it.

A round is written at scoring, in the name of who loads it, for ballots are taken at no other step; it is then led where its last move says.
"""

from collections import defaultdict
from decimal import Decimal

from django.db import transaction

from khuyencong.core.models import User
from khuyencong.portal.services.sheets import Sheets
from products.choices import RoundStatus
from products.models import Ballot, BallotScore, Criterion, RoundMove, VotingRound
from products.queries import seals


@transaction.atomic
def close_rounds(*, by: User, sheets: Sheets) -> None:
    """``ballot_points.csv`` has a line a ballot: its points, in order of the round's frame."""
    _write_points(sheets)
    led = {move.round_id: move.to_status for move in sheets.kept[RoundMove].values()}  # in order of the file
    for round_ in sheets.kept[VotingRound].values():
        if led.get(round_.pk, round_.status) != round_.status:
            _seal(round_)
            round_.status = led[round_.pk]
            round_.save(update_fields=["status", "seal"])


def _write_points(sheets: Sheets) -> None:
    frames = defaultdict(list)
    for line in sheets.kept[Criterion].values():
        frames[line.round_id].append(line)
    made = []
    for row in sheets.rows("ballot_points"):
        ballot = sheets.kept[Ballot][row["ballot"]]
        points = [Decimal(given) for given in row["points"].split(";")]
        lines = zip(frames[ballot.entry.round_id], points, strict=True)
        made += [BallotScore(ballot=ballot, criterion=line, points=given) for line, given in lines]
    BallotScore.objects.bulk_create(made)
    sheets.loaded[str(BallotScore._meta.verbose_name)] += len(made)


def _seal(round_: VotingRound) -> None:
    """As ``seal_round`` does."""
    if round_.status != RoundStatus.SCORING:
        raise ValueError(f"{round_} cannot be sealed: its row is not at scoring")
    lines = seals.lines(round_)
    for line in lines:
        line.ballot.sha256 = line.digest
    Ballot.objects.bulk_update([line.ballot for line in lines], ["sha256"])
    round_.seal = seals.seal_of(line.ballot.sha256 for line in lines)
