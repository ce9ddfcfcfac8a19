"""The seal of a round: each ballot's hash over everything it says, and one over them all."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from products.models import Ballot, BallotScore, VotingRound


@dataclass(frozen=True)
class Line:
    """A ballot with its scores, criterion order → points."""

    ballot: Ballot
    scores: tuple[tuple[int, Decimal], ...]

    @property
    def name(self) -> str:
        return f"Phiếu của {self.ballot.juror} cho {self.ballot.entry.code}"

    @property
    def digest(self) -> str:
        one = self.ballot
        points = ";".join(f"{order}={points.quantize(Decimal('0.01'))}" for order, points in self.scores)
        said = (one.entry.round_id, one.entry_id, one.juror_id, one.juror.full_name, one.way, points, one.comment)
        at = one.submitted_at.isoformat(timespec="seconds")
        return hashlib.sha256("\n".join([*map(str, said), at]).encode()).hexdigest()


def lines(round_: VotingRound) -> list[Line]:
    """Every ballot that counts, in order of product and judge."""
    ballots = Ballot.objects.filter(entry__round=round_).counted()
    rows = BallotScore.objects.filter(ballot__entry__round=round_).order_by("criterion__order")
    scores = defaultdict(list)
    for ballot, order, points in rows.values_list("ballot", "criterion__order", "points"):
        scores[ballot].append((order, points))
    found = ballots.select_related("entry", "juror").order_by("entry__number", "juror")
    return [Line(ballot, tuple(scores[ballot.pk])) for ballot in found]


def seal_of(digests: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def broken(round_: VotingRound) -> list[str]:
    """Sentences that name each ballot that is no longer what was sealed; empty when all is whole."""
    if not round_.seal:
        return []
    now = lines(round_)
    found = [f"{line.name} đã bị sửa sau khi niêm phong." for line in now if line.digest != line.ballot.sha256]
    if seal_of(line.ballot.sha256 for line in now) != round_.seal:
        found.append(f"Danh sách phiếu của {round_} không còn như lúc niêm phong: có phiếu thêm, bớt hoặc đổi mã.")
    return found
