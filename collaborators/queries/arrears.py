"""Who was late or silent in the periods that have closed: of terms, not of people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod
from collaborators.queries.periods import late_days

LATEST = 4


@dataclass(frozen=True)
class Arrears:
    """Of the latest closed periods that a term covers: how many, in time, late, never."""

    asked: int = 0
    late: int = 0
    missing: int = 0

    @property
    def sent(self) -> int:
        return self.asked - self.missing

    @property
    def behind(self) -> int:
        return self.late + self.missing


def arrears(terms: Iterable[Appointment], on: date) -> dict[int, Arrears]:
    """By term, over its four latest periods whose last day has passed. Two queries."""
    terms = list(terms)
    provinces = {term.unit_id for term in terms}
    closed = ReportingPeriod.objects.filter(Q(unit=None) | Q(unit__in=provinces), due_on__lt=on)
    periods = list(closed.order_by("-starts_on", "-pk")[: LATEST * (1 + len(provinces))])
    sent: dict[int, dict[int, bool]] = defaultdict(dict)
    reports = QuarterlyReport.objects.filter(period__in=periods, sent_at__isnull=False).select_related("period")
    for report in reports.filter(appointment__in=[term.pk for term in terms]):
        sent[report.appointment_id][report.period_id] = late_days(report.period, report.first_sent_at) > 0
    asked = {province: _of_province(periods, province) for province in provinces}
    return {term.pk: _of(term, asked[term.unit_id], sent[term.pk]) for term in terms}


def _of_province(periods: list[ReportingPeriod], province: int) -> list[ReportingPeriod]:
    """The latest ones it reports on: its own stand in place of the common ones of their number."""
    own = {(one.kind, one.year, one.quarter) for one in periods if one.unit_id == province}
    common = (one for one in periods if one.unit_id is None and (one.kind, one.year, one.quarter) not in own)
    mine = [*(one for one in periods if one.unit_id == province), *common]
    return sorted(mine, key=lambda one: (one.starts_on, one.pk), reverse=True)[:LATEST]


def _of(term: Appointment, periods: list[ReportingPeriod], sent: dict[int, bool]) -> Arrears:
    asked = [one for one in periods if _covers(term, one)]
    late = sum(sent.get(one.pk, False) for one in asked)
    return Arrears(asked=len(asked), late=late, missing=sum(one.pk not in sent for one in asked))


def _covers(term: Appointment, period: ReportingPeriod) -> bool:
    """In the network on the last day of the period: the one who reports on it."""
    begun = term.valid_from is None or term.valid_from <= period.ends_on
    return begun and (term.valid_to is None or term.valid_to >= period.ends_on)
