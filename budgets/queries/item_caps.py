"""Caps beside the lines of a file's own estimate: which line a cap speaks of, how much it allows, by how much it is passed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q

from budgets.models import CostCap
from budgets.queries.caps import CapAnswer, CostAsked
from khuyencong.core import figures
from khuyencong.core.dates import today
from khuyencong.core.text import fold
from projects.models import Content, EstimateItem, Project
from projects.queries.norms.standing import province_of


@dataclass(frozen=True)
class ItemCap:
    """A line and the answer of its cap. A cap nobody read warns too, and says so."""

    item: EstimateItem
    answer: CapAnswer

    @property
    def most(self) -> Decimal | None:
        return self.answer.reckoned

    @property
    def over(self) -> Decimal | None:
        """By how much the line passes it, in đồng; None when it does not, or either is unknown."""
        if self.item.cost is None or self.most is None or self.item.cost <= self.most:
            return None
        return self.item.cost - self.most


@dataclass(frozen=True)
class EstimateCaps:
    """Lines that a cap speaks of, in the order of the estimate; ``others`` is how many it does not."""

    lines: list[ItemCap]
    others: int


def of_estimate(project: Project, on: date | None = None) -> EstimateCaps:
    """By the caps of the day it was submitted, else of today. Two queries."""
    items = list(project.estimate_items.select_related("content__parent__parent").order_by("order"))
    day = on or project.submitted_on or today()
    rows = CostCap.objects.on(day).filter(Q(province=province_of(project.unit)) | Q(province=None))
    caps = list(rows.order_by(F("province").asc(nulls_last=True), "-purse", "code")) if items else []
    total = figures.total((figures.of(one.cost) for one in items), empty=figures.UNKNOWN)
    found = [_asked(project, item, caps, day, None if total.unknown else total.value) for item in items]
    lines = [one for one in found if one]
    return EstimateCaps(lines, len(items) - len(lines))


def _asked(project: Project, item: EstimateItem, caps: list[CostCap], day: date, base) -> ItemCap | None:
    """The nearest caps that speak of the line: by its words before by its content."""
    mine = [cap for cap in caps if cap.purse in ("", item.purse)]
    text, codes = fold(item.text), _codes(item.content or project.content)
    told = [cap for cap in mine if any(fold(words.strip()) in text for words in cap.words.split(";") if words.strip())]
    told = told or [cap for cap in mine if codes.intersection(cap.contents)]
    if not told:
        return None
    best = [cap for cap in told if (cap.province_id, cap.purse) == (told[0].province_id, told[0].purse)]
    count = int(item.quantity) if item.quantity and item.quantity == int(item.quantity) else 1
    asked = CostAsked(kind=best[0].kind, purse=item.purse, on=day, count=count, base=base)
    return ItemCap(item, CapAnswer(asked, best[0]) if len(best) == 1 else CapAnswer(asked, None, tuple(best)))


def _codes(content: Content) -> set[str]:
    """Its own, and of those above it."""
    codes = set()
    while content:
        codes.add(content.code)
        content = content.parent
    return codes
