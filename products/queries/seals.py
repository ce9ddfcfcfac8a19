"""The seal of a round: each ballot's hash over everything it says, and one over them all; and what has become of them.

What was sealed is read from the audit trail, append-only: a ballot rewritten together with its hash, added or taken away
by force is named all the same.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
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
        return name_of(self.ballot)

    @property
    def total(self) -> Decimal:
        return sum((points for _, points in self.scores), Decimal(0))

    @property
    def digest(self) -> str:
        one = self.ballot
        points = ";".join(f"{order}={points.quantize(Decimal('0.01'))}" for order, points in self.scores)
        said = (one.entry.round_id, one.entry_id, one.juror_id, one.juror.full_name, one.way, points, one.comment)
        at = one.submitted_at.isoformat(timespec="seconds")
        return hashlib.sha256("\n".join([*map(str, said), at]).encode()).hexdigest()


def name_of(ballot) -> str:
    """Of a ballot, or of its row in the audit trail."""
    return f"Phiếu của {ballot.juror} cho {ballot.entry.code}"


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
    return list(_broken(round_)) if round_.seal else []


def _broken(round_: VotingRound) -> Iterator[str]:
    now, held = lines(round_), _sealed(round_)
    for line in now:
        was = held.pop(line.ballot.pk, None)
        if was is None:
            yield f"{line.name} được thêm sau khi niêm phong."
        elif {line.digest, line.ballot.sha256} != {was.sha256}:
            yield f"{line.name} đã bị sửa sau khi niêm phong."
    for gone in held.values():
        yield f"{name_of(gone)} đã bị bỏ đi sau khi niêm phong."
    if {seal_of(line.ballot.sha256 for line in now), _first_seal(round_)} != {round_.seal}:
        yield f"Danh sách phiếu của {round_} không còn như lúc niêm phong: có phiếu thêm, bớt hoặc đổi mã."


def _sealed(round_: VotingRound) -> dict:
    """Ballot → its row of the trail when it got its hash, the first time."""
    rows = _trail(Ballot).filter(entry__round=round_).exclude(sha256="").select_related("juror", "entry")
    found: dict = {}
    for row in rows.order_by("pgh_id"):
        found.setdefault(row.pgh_obj_id, row)
    return found


def _first_seal(round_: VotingRound) -> str:
    rows = _trail(VotingRound).filter(pgh_obj=round_.pk).exclude(seal="").order_by("pgh_id")
    return rows.values_list("seal", flat=True).first() or ""


def _trail(model):
    return next(iter(model.pgh_event_models.values())).objects
