"""Thành tích luỹ kế: what was helped and recognised over the years in the area of a collaborator, or in a place."""

from dataclasses import dataclass
from functools import cached_property

from collaborators.models import AppointmentArea, Collaborator
from khuyencong.core.dates import Period
from khuyencong.core.figures import Figure
from khuyencong.reports.queries.metrics import METRICS, Metric
from khuyencong.reports.queries.metrics.outcomes import NAMED
from khuyencong.reports.queries.metrics.work import BENEFICIARIES
from khuyencong.reports.queries.records import Extent, Ledger, Shelf
from khuyencong.reports.queries.scope import Window
from products.choices import VotingLevel


@dataclass(frozen=True, kw_only=True)
class TrackRecord:
    """``units``: the places; ``first`` and ``last`` years. Records of an unknown year count: they are within someone's years."""

    units: tuple[int, ...]
    first: int
    last: int

    @classmethod
    def of_collaborator(cls, collaborator: Collaborator, *, first: int, last: int) -> "TrackRecord":
        """All places this person has looked after."""
        units = AppointmentArea.objects.filter(appointment__collaborator=collaborator, unit__isnull=False)
        return cls(units=tuple(sorted(set(units.values_list("unit", flat=True)))), first=first, last=last)

    @property
    def window(self) -> Window:
        period = Period(Period.calendar_year(self.first).starts_on, Period.calendar_year(self.last).ends_on)
        years = tuple(range(self.first, self.last + 1))
        return Window(period=period, until=period.ends_on, plan_years=years, with_undated=True)

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(Shelf(Extent(units=self.units, windows=(self.window,))), self.window)

    @property
    def metrics(self) -> dict[str, Metric]:
        """Establishments helped; products recognised by level, each once."""
        levels = (VotingLevel.DISTRICT, VotingLevel.PROVINCE, VotingLevel.REGION, VotingLevel.NATION)
        return {BENEFICIARIES.key: BENEFICIARIES} | {f"products.{level.value}": NAMED[level] for level in levels}

    def figure(self, key: str) -> Figure:
        return (self.metrics.get(key) or METRICS[key]).figure(self.ledger)
