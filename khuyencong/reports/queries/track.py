"""Thành tích luỹ kế: what was helped and recognised over the years in the area of a collaborator, or in a place."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from collaborators.models import Appointment, AppointmentArea, Collaborator
from khuyencong.core.dates import Period, today
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.reports.queries.figure import LineRow, rows_of
from khuyencong.reports.queries.metrics import METRICS, Metric
from khuyencong.reports.queries.metrics.outcomes import NAMED
from khuyencong.reports.queries.metrics.work import BENEFICIARIES
from khuyencong.reports.queries.records import Extent, Ledger, Shelf
from khuyencong.reports.queries.scope import Window
from products.choices import VotingLevel
from projects.queries.attribution import Attribution


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
        return {BENEFICIARIES.key: BENEFICIARIES} | {f"products.{level.value}": NAMED[level] for level in VotingLevel}

    def figure(self, key: str) -> Figure:
        return (self.metrics.get(key) or METRICS[key]).figure(self.ledger)

    def rows(self, key: str) -> list[LineRow]:
        """The very records the figure is the fold of."""
        return rows_of(self.metrics[key].lines_of(self.ledger), lambda figure: figure.text())


@dataclass(frozen=True)
class TrackPage:
    """What one person did (attribution goes with the person), and what happened in the places they looked after.

    The area's record stays with the area: who looks after it next shows the same figures.
    """

    user: User
    collaborator: Collaborator

    @cached_property
    def attribution(self) -> Attribution:
        return Attribution(self.user, self.collaborator)

    @cached_property
    def appointments(self) -> list[Appointment]:
        areas = AppointmentArea.objects.select_related("unit", "organisation").order_by("pk")
        return list(self.collaborator.appointments.prefetch_related(Prefetch("areas", areas)).newest_first())

    @cached_property
    def years(self) -> tuple[int, int]:
        """From the first year anything is known of, to this one."""
        known = {term.valid_from.year for term in self.appointments if term.valid_from}
        known |= {credit.project.plan_year for credit in self.attribution.credits if credit.project.plan_year}
        return min(known, default=today().year), today().year

    @cached_property
    def record(self) -> TrackRecord:
        areas = (area for term in self.appointments for area in term.areas.all() if area.unit_id)
        first, last = self.years
        return TrackRecord(units=tuple(sorted({area.unit_id for area in areas})), first=first, last=last)

    @property
    def places(self) -> list[str]:
        """Names of the areas and associations, each once."""
        areas = (area for term in self.appointments for area in term.areas.all())
        return list(dict.fromkeys(area.unit.full_name if area.unit else str(area.organisation) for area in areas))

    @property
    def figures(self) -> list[tuple[str, str, Figure, str]]:
        """(key, label, figure, unit) of the places."""
        return [
            (key, metric.label, self.record.figure(key), metric.unit) for key, metric in self.record.metrics.items()
        ]
