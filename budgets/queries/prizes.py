"""Tiền thưởng of a round: who is to be given, what was given, what the norm says. Đồng."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from budgets.choices import CostKind
from budgets.models import PrizeLine
from budgets.queries.caps import CapAnswer, CostAsked, explain
from khuyencong.core.figures import Figure
from products.choices import Prize
from products.models import Recognition, VotingRound
from products.queries import outcome
from projects.queries.norms.standing import province_of


@dataclass(frozen=True)
class Prizes:
    """``due`` are recognised and not paid; a withdrawn recognition is owed nothing."""

    round: VotingRound
    recognised: tuple[Recognition, ...]
    lines: tuple[PrizeLine, ...]

    @cached_property
    def paid(self) -> dict[int, PrizeLine]:
        """By recognition; of vouchers that stand."""
        return {line.recognition_id: line for line in self.lines if not line.disbursement.is_reversed}

    @property
    def due(self) -> list[Recognition]:
        return [row for row in self.recognised if row.pk not in self.paid and row.withdrawn_on is None]

    @property
    def kinds(self) -> list[tuple[str, str, int]]:
        """(prize, its name, how many are to be paid), the highest first; one line where the round gives none."""
        count = Counter(row.prize for row in self.due)
        order = [*(one for one in Prize if one), Prize.NONE]
        return [
            (one.value, one.label if one else "Sản phẩm được công nhận", count[one.value])
            for one in order
            if count[one.value]
        ]

    @property
    def total(self) -> Figure:
        return Figure(value=sum((line.amount for line in self.paid.values()), Decimal(0)))

    @property
    def vouchers(self) -> list:
        """Each once, the newest first."""
        return list({line.disbursement_id: line.disbursement for line in self.lines}.values())


def prizes_of(round_: VotingRound) -> Prizes:
    """Two queries; empty before the result is published."""
    lines = PrizeLine.objects.filter(recognition__entry__round=round_)
    told = lines.select_related("disbursement__project", "recognition__product").order_by("-disbursement", "pk")
    return Prizes(round_, tuple(outcome.published(round_)), tuple(told))


def prize_cap(round_: VotingRound, *, purse: str, on: date, count: int = 1) -> CapAnswer:
    """What one product of this level may be given, of this purse."""
    level = round_.get_level_display().lower()
    return explain(
        CostAsked(
            kind=CostKind.PRIZE, purse=purse, on=on, province=province_of(round_.unit), variant=level, count=count
        )
    )


def box_of(prize: str) -> str:
    """What the amount of one prize is called where it is typed."""
    return f"amount_{prize or 'moi'}"
