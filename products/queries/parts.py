"""The marks of a round taken apart: the exact mean of each of the four criteria."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from products.models import BallotScore, CriterionRule
from products.queries.board import Board


@dataclass(frozen=True)
class Parts:
    """``means``: (entry, criterion) → the mean of its sums over the ballots that count."""

    rules: tuple[CriterionRule, ...]
    means: dict[tuple[int, int], Fraction]


def by_criterion(whole: Board) -> Parts:
    """Two queries. A product without a ballot has no means."""
    scores = BallotScore.objects.filter(ballot__entry__round=whole.round, ballot__submitted_at__isnull=False)
    sums = defaultdict(Fraction)
    rows = scores.filter(ballot__void=False).values_list("ballot__entry", "criterion__rule", "points")
    for entry, rule, points in rows:
        sums[entry, rule] += Fraction(points)
    rules = tuple(CriterionRule.objects.filter(pk__in={rule for _, rule in sums}).order_by("order"))
    counts = {tally.entry.pk: len(tally.marks) for tally in whole.tallies if tally.marks}
    means = {(entry, rule.pk): sums[entry, rule.pk] / count for rule in rules for entry, count in counts.items()}
    return Parts(rules, means)
