"""Envelopes: which one a đề án is paid from, how each amount came to be, which years are shut."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import BigIntegerField, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from budgets.models import Commitment, Disbursement, Envelope, YearClosing
from projects.models import Project


def closing_of(year: int) -> YearClosing | None:
    """How the books of that year were shut; None while they are open."""
    return YearClosing.objects.filter(year=year, reopened_at__isnull=True).select_related("by", "document").first()


def envelopes_for(project: Project) -> QuerySet[Envelope]:
    """Those a đề án may be paid from by year, purse, content and place; the nearest first. One query."""
    content = project.content
    contents = [content.pk, content.parent_id, content.parent.parent_id if content.parent_id else None]
    return (
        Envelope.objects.filter(
            Q(programme_group=None) | Q(programme_group=project.programme_group_id),
            Q(content=None) | Q(content__in=[pk for pk in contents if pk]),
            year=project.plan_year,
            purse__in=["", project.purse],
            amount__isnull=False,
            pk__in=_covering(project),
        )
        .select_related("unit", "document", "funding_source")
        .order_by(
            "-purse",
            F("programme_group").asc(nulls_last=True),
            F("content__code").desc(nulls_last=True),
            "-unit__level",
            "pk",
        )
    )


def _covering(project: Project) -> RawSQL:
    """Of its year, those whose territory (and what came before it) holds the place of the đề án."""
    return RawSQL(
        "SELECT e.id FROM budgets_envelope e WHERE e.year = %s AND %s IN (SELECT territory_scope(e.unit_id))",
        [project.plan_year, project.unit_id],
        output_field=BigIntegerField(),
    )


def default_envelope(project: Project) -> Envelope | None:
    """The nearest; None where nothing is known to be given, and for what was entered after the fact."""
    return None if project.retrospective or not project.plan_year else envelopes_for(project).first()


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
