"""The frame of points of a round: the four criteria with the round's own lines under each."""

from dataclasses import dataclass
from decimal import Decimal

from products.models import Criterion, CriterionRule, VotingRound
from products.queries import law


@dataclass(frozen=True)
class Part:
    """One of the four, its lines, and whether they add up to its points."""

    rule: CriterionRule
    lines: tuple[Criterion, ...]

    @property
    def total(self) -> Decimal:
        return sum((line.max_points for line in self.lines), Decimal(0))

    @property
    def adds_up(self) -> bool:
        return self.total == self.rule.max_points


def frame(round_: VotingRound) -> list[Part]:
    lines = list(round_.criteria.order_by("order"))
    rules = law.main_criteria(round_.opens_on)
    return [Part(rule, tuple(line for line in lines if line.rule_id == rule.pk)) for rule in rules]


def frame_faults(round_: VotingRound) -> list[str]:
    """“Tiêu chí 1: các dòng cộng 38, phải là 40”."""
    return [
        f"{part.rule.name}: các dòng cộng {part.total.normalize():f}, phải là {part.rule.max_points}"
        for part in frame(round_)
        if not part.adds_up
    ]
