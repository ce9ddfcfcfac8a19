"""What the same place answered before: the last four periods, and the same one last year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from statistics import median

from django.db.models import Q, QuerySet

from collaborators.choices import COUNTED
from collaborators.models import Appointment, QuarterlyReport, ReportAnswer, ReportingPeriod

SHOWN = 4


@dataclass(frozen=True)
class History:
    """Periods oldest first, the same one last year among them; ``numbers``: code → period id → figure or None."""

    periods: list[ReportingPeriod] = field(default_factory=list)
    numbers: dict[str, dict[int, Decimal | None]] = field(default_factory=dict)
    year_ago: ReportingPeriod | None = None

    @property
    def last(self) -> ReportingPeriod | None:
        return self.periods[-1] if self.periods else None

    def value(self, code: str, period: ReportingPeriod | None) -> Decimal | None:
        return self.numbers.get(code, {}).get(period.pk) if period else None

    def before(self, code: str) -> Decimal | None:
        """The figure of the period just before."""
        return self.value(code, self.last)

    def median(self, code: str) -> Decimal | None:
        """The usual figure: the median of one's own last four; None with fewer than two known."""
        known = [n for one in self.periods[-SHOWN:] if (n := self.value(code, one)) is not None]
        return Decimal(median(known)) if len(known) > 1 else None


def same_place(appointment: Appointment) -> Q:
    """Reports of the same person, and of whoever had the same place before: figures stay with the place."""
    areas = list(appointment.areas.all())
    here = Q(appointment__collaborator=appointment.collaborator_id)
    if units := [area.unit_id for area in areas if area.unit_id]:
        here |= Q(appointment__areas__unit__in=units)
    if associations := [area.organisation_id for area in areas if area.organisation_id]:
        here |= Q(appointment__areas__organisation__in=associations)
    return here


def earlier(period: ReportingPeriod) -> Q:
    """Periods of the kind inside the last year and a half: four and the one a year ago are among them."""
    first = date(period.year - 2, 1, 1)
    return Q(period__kind=period.kind, period__starts_on__lt=period.starts_on, period__starts_on__gte=first)


def history_of(appointment: Appointment, period: ReportingPeriod) -> History:
    """Two queries, whatever there is."""
    reports = list(
        QuarterlyReport.objects.filter(same_place(appointment), earlier(period), status__in=COUNTED)
        .select_related("period")
        .only("pk", "period", "appointment")
        .order_by("period__starts_on", "pk")
        .distinct()
    )
    return gathered(period, reports, ReportAnswer.objects.filter(report__in=reports, number__isnull=False))


def gathered(
    period: ReportingPeriod, reports: Iterable[QuarterlyReport], answers: QuerySet | Iterable[ReportAnswer]
) -> History:
    """Of two reports of one place and period, the later written speaks."""
    of_report = {report.pk: report.period for report in reports}
    periods = {one.pk: one for one in of_report.values()}
    year_ago = next((p for p in periods.values() if (p.year, p.quarter) == (period.year - 1, period.quarter)), None)
    last = sorted(periods.values(), key=lambda one: one.starts_on)[-SHOWN:]
    kept = last if year_ago is None or year_ago in last else [year_ago, *last]
    numbers: dict[str, dict[int, Decimal | None]] = defaultdict(dict)
    for answer in answers:
        numbers[answer.code][of_report[answer.report_id].pk] = answer.number
    return History(kept, dict(numbers), year_ago)
