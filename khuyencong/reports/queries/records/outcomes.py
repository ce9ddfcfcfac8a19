"""Products recognised, and the network of collaborators."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Prefetch, Q

from collaborators.choices import COUNTED, CollaboratorKind, PeriodKind
from collaborators.models import Appointment, AppointmentArea, QuarterlyReport
from collaborators.queries import last_day_of
from khuyencong.core.dates import local_date, quarter_name
from khuyencong.core.text import person_key
from khuyencong.reports.queries.records.base import Extent, Record
from khuyencong.reports.queries.records.money import paper_name
from products.choices import VotingLevel
from products.models import Nomination, Recognition, VotingResult


@dataclass(frozen=True, kw_only=True)
class Recognised(Record):
    """A product recognised at one level. ``on`` is the day of the decision."""

    route: ClassVar[str] = "products:detail"

    product_id: int
    level: str
    group: str
    within: tuple[int, ...]
    establishment: str
    decision: str
    valid_to: date | None
    withdrawn_on: date | None

    def holds_on(self, day: date) -> bool:
        """Given by then, not past its last day, not withdrawn."""
        given = self.on <= day if self.on else self.year is not None and self.year <= day.year
        stands = self.withdrawn_on is None or self.withdrawn_on > day
        return given and stands and self.valid_to is not None and self.valid_to >= day


@dataclass(frozen=True, kw_only=True)
class Nominated(Record):
    route: ClassVar[str] = "products:detail"

    level: str
    group: str


@dataclass(frozen=True, kw_only=True)
class Voted(Record):
    """Totals of a round as a source states them. ``within``: the wider places around its own; ``itemised``: each by name."""

    route: ClassVar[str] = "products:list"

    level: str
    within: tuple[int, ...]
    considered: int | None
    recognised: int | None
    itemised: bool


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """A collaborator of the network; ``unit_id`` is their one area, else the province whose network it is."""

    route: ClassVar[str] = "collaborators:detail"

    kind: str
    valid_from: date | None
    valid_to: date | None
    job_title: str
    areas: str
    paper: str
    decision: str

    @property
    def kind_name(self) -> str:
        return str(CollaboratorKind(self.kind).label)

    def in_force(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, kw_only=True)
class Sent(Record):
    """A quarterly report that was sent. ``on`` is the last day of its quarter."""

    route: ClassVar[str] = "collaborators:report"

    is_on_time: bool


def _wider(unit: str) -> tuple[str, str]:
    return f"{unit}__parent", f"{unit}__parent__parent"


def recognised(extent: Extent) -> list[Recognised]:
    last = max(window.until for window in extent.windows)
    first = min(window.until for window in extent.windows)
    still_valid = Q(valid_to__gte=first) & (Q(decided_on__lte=last) | Q(decided_on__isnull=True, year__lte=last.year))
    rows = (
        Recognition.objects.filter(
            extent.in_place("product__unit"), extent.of_days("decided_on", year="year") | still_valid
        )
        .order_by("product__sort_key", "pk")
        .values(
            "pk", "product", "product__name", "product__unit", "product__group", "product__establishment__name",
            "level", "year", "decided_on", "valid_to", "withdrawn_on", "illustrative", "document__number", "document__symbol",
            *_wider("product__unit"),
        )
    )  # fmt: skip
    return [
        Recognised(
            pk=row["pk"],
            target=row["product"],
            label=row["product__name"],
            unit_id=row["product__unit"],
            on=row["decided_on"],
            year=row["year"],
            product_id=row["product"],
            level=row["level"],
            group=row["product__group"],
            within=tuple(filter(None, (row[name] for name in _wider("product__unit")))),
            establishment=row["product__establishment__name"],
            decision="/".join(filter(None, (row["document__number"], row["document__symbol"]))),
            valid_to=row["valid_to"],
            withdrawn_on=row["withdrawn_on"],
            illustrative=row["illustrative"],
        )
        for row in rows
    ]


def nominated(extent: Extent) -> list[Nominated]:
    rows = (
        Nomination.objects.filter(extent.in_place("product__unit"), extent.of_years("year"))
        .order_by("product__sort_key", "pk")
        .values("pk", "product", "product__name", "product__unit", "product__group", "level", "year", "illustrative")
    )
    return [
        Nominated(
            pk=row["pk"],
            target=row["product"],
            label=row["product__name"],
            unit_id=row["product__unit"],
            year=row["year"],
            level=row["level"],
            group=row["product__group"],
            illustrative=row["illustrative"],
        )
        for row in rows
    ]


def voted(extent: Extent) -> list[Voted]:
    rows = (
        VotingResult.objects.filter(extent.in_place("unit"), extent.of_years("year"))
        .order_by("year", "level", "pk")
        .values(
            "pk",
            "unit",
            *_wider("unit"),
            "level",
            "year",
            "considered",
            "recognised",
            "itemised",
            "note",
            "illustrative",
        )
    )
    return [
        Voted(
            pk=row["pk"],
            label=f"Kết quả công bố, {VotingLevel(row['level']).label.lower()} năm {row['year']}",
            unit_id=row["unit"],
            year=row["year"],
            level=row["level"],
            within=tuple(filter(None, (row[name] for name in _wider("unit")))),
            considered=row["considered"],
            recognised=row["recognised"],
            itemised=row["itemised"],
            note=row["note"],
            illustrative=row["illustrative"],
        )
        for row in rows
    ]


def members(extent: Extent) -> list[Member]:
    """Those of the province's network, and those who look after a place inside the territory."""
    areas = AppointmentArea.objects.select_related("unit", "organisation").order_by("pk")
    inside = AppointmentArea.objects.filter(extent.in_place("unit")).values("appointment")
    appointments = (
        Appointment.objects.filter(extent.in_force())
        .filter(extent.in_place("unit") | Q(pk__in=inside))
        .select_related("collaborator", "document")
        .prefetch_related(Prefetch("areas", areas))
        .order_by("collaborator__person_key", "pk")
    )
    return [_member(appointment) for appointment in appointments]


def _member(appointment: Appointment) -> Member:
    areas = appointment.areas.all()
    units = {area.unit_id for area in areas if area.unit_id}
    document = appointment.document
    return Member(
        pk=appointment.pk,
        target=appointment.collaborator_id,
        label=appointment.collaborator.full_name,
        unit_id=units.pop() if len(units) == 1 else appointment.unit_id,
        on=appointment.valid_from,
        kind=appointment.kind,
        valid_from=appointment.valid_from,
        valid_to=appointment.valid_to,
        job_title=appointment.job_title,
        areas="; ".join(area.unit.full_name if area.unit else area.organisation.name for area in areas),
        paper=_paper(document),
        decision=document.reference if document else "",
        illustrative=appointment.illustrative,
    )


def _paper(document) -> str:
    if document is None:
        return ""
    return paper_name(document.number, document.symbol, document.issued_on, document.issuer, document.title)


def sent(extent: Extent) -> list[Sent]:
    inside = AppointmentArea.objects.filter(extent.in_place("unit")).values("appointment")
    rows = (
        QuarterlyReport.objects.filter(status__in=COUNTED, period__kind=PeriodKind.QUARTER)
        .filter(extent.in_place("appointment__unit") | Q(appointment__in=inside))
        .filter(extent.of_days("period__ends_on", year="period__year"))
        .order_by("period__ends_on", "pk")
        .values(
            "pk", "appointment__collaborator__full_name", "appointment__unit", "period__ends_on", "period__due_on",
            "period__year", "period__quarter", "period__grace", "first_sent_at", "illustrative",
        )
    )  # fmt: skip
    records = [
        Sent(
            pk=row["pk"],
            target=row["pk"],
            label=f"{row['appointment__collaborator__full_name']}, "
            + quarter_name(row["period__quarter"], row["period__year"]),
            unit_id=row["appointment__unit"],
            on=row["period__ends_on"],
            year=row["period__year"],
            is_on_time=local_date(row["first_sent_at"]) <= last_day_of(row["period__due_on"], row["period__grace"]),
            illustrative=row["illustrative"],
        )
        for row in rows
    ]
    return sorted(records, key=lambda record: (record.on, person_key(record.label.partition(",")[0]), record.pk))
