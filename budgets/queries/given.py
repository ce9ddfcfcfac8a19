"""Envelopes: which one a đề án is paid from, how each amount came to be, which years are shut."""

from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import BigIntegerField, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from budgets.models import Commitment, Disbursement, Envelope, YearClosing
from projects.models import Project


def closing_of(year: int) -> YearClosing | None:
    """How the books of that year were shut; None while they are open."""
    return YearClosing.objects.filter(year=year, reopened_at__isnull=True).select_related("by", "document").first()


def locked_envelopes(*envelopes: Envelope | None) -> dict[int, Envelope]:
    """The rows under lock, in one order for everybody, as they stand now. Inside a transaction; one query."""
    pks = {one.pk for one in envelopes if one is not None}
    rows = Envelope.objects.select_related("funding_source", "unit").filter(pk__in=pks).order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}


def envelopes_for(project: Project) -> QuerySet[Envelope]:
    """Those a đề án may be paid from by year, purse, content and place; the nearest first. One query."""
    return (
        _matching(project)
        .filter(amount__isnull=False)
        .select_related("unit", "document", "funding_source")
        .order_by(
            "-purse",
            F("programme_group").asc(nulls_last=True),
            F("content__code").desc(nulls_last=True),
            "-unit__level",
            "pk",
        )
    )


def _matching(project: Project) -> QuerySet[Envelope]:
    content = project.content
    contents = [content.pk, content.parent_id, content.parent.parent_id if content.parent_id else None]
    return Envelope.objects.filter(
        Q(programme_group=None) | Q(programme_group=project.programme_group_id),
        Q(content=None) | Q(content__in=[pk for pk in contents if pk]),
        year=project.plan_year,
        purse__in=["", project.purse],
        pk__in=_covering(project),
    )


def _covering(project: Project) -> RawSQL:
    """Of its year, those whose territory (and what came before it) holds the place of the đề án."""
    return RawSQL(
        "SELECT e.id FROM budgets_envelope e WHERE e.year = %s AND %s IN (SELECT territory_scope(e.unit_id))",
        [project.plan_year, project.unit_id],
        output_field=BigIntegerField(),
    )


def holding_targets(project: Project, envelope: Envelope) -> QuerySet[Envelope]:
    """Where a đề án held of ``envelope`` may be held instead: that year or the next, of a purse it may be paid from."""
    found = Envelope.objects.filter(
        year__in=[envelope.year, envelope.year + 1], purse__in=["", project.purse, envelope.purse], amount__isnull=False
    )
    return (
        found.exclude(pk=envelope.pk).select_related("unit", "funding_source").order_by("year", "unit__sort_key", "pk")
    )


def default_envelope(project: Project) -> Envelope | None:
    """The nearest; None where nothing is known to be given, and for what was entered after the fact."""
    return None if project.retrospective or not project.plan_year else envelopes_for(project).first()


def receiving_envelope(project: Project, year: int) -> Envelope | None:
    """Where money of a đề án that came back returns to in a year; one whose amount is not known yet serves last."""
    asked = copy(project)
    asked.plan_year = year
    known = envelopes_for(asked).first()
    return known or _matching(asked).filter(amount__isnull=True).order_by("-unit__level", "pk").first()


@dataclass(frozen=True)
class Holding:
    """What one đề án holds of one envelope (None: of nothing named) and was paid from it, đồng."""

    envelope_id: int | None
    held: Decimal
    paid: Decimal

    @property
    def unpaid(self) -> Decimal:
        return self.held - self.paid


def holdings(project: Project) -> list[Holding]:
    """Where its money is held, the latest first. Two queries."""
    held: dict[int | None, Decimal] = {}
    for one in Commitment.objects.filter(project=project).order_by("pk").values("envelope_id", "amount"):
        held[one["envelope_id"]] = held.pop(one["envelope_id"], 0) + one["amount"]
    paid: dict[int | None, Decimal] = {}
    for one in Disbursement.objects.filter(project=project):
        paid[one.envelope_id] = paid.get(one.envelope_id, 0) + one.signed
    names = [*paid.keys() - held.keys(), *held]
    return [Holding(name, held.get(name, 0), paid.get(name, 0)) for name in reversed(names)]
