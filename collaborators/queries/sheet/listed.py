"""The register's own list for one collaborator: establishments of their places, members of their association."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from collaborators.choices import Decision
from collaborators.models import Appointment, EstablishmentReview, RegisterDecision, ReportingPeriod
from khuyencong.establishments.choices import EstablishmentStatus, LegalForm
from khuyencong.establishments.models import Establishment, EstablishmentProfile, Membership, ProductionSite
from khuyencong.territory.queries import scope


@dataclass(frozen=True)
class Listed:
    """One establishment of the list; no telephone, nothing personal: this goes to a phone."""

    pk: int
    name: str
    legal_form: str
    sector: str
    status: str

    @property
    def is_paused(self) -> bool:
        return self.status == EstablishmentStatus.PAUSED

    @property
    def is_closed(self) -> bool:
        return self.status == EstablishmentStatus.CLOSED

    @property
    def field(self) -> str:
        """Its box in the form."""
        return f"cs_{self.pk}"

    @property
    def form_name(self) -> str:
        return LegalForm(self.legal_form).label if self.legal_form != LegalForm.UNKNOWN else ""


def listed(appointment: Appointment, on: date, period: ReportingPeriod | None = None) -> list[Listed]:
    """In order of name, those that the register does not hold closed on the day. Two queries at most.

    Of a report of ``period`` from which something was written into the register already: those it was first about, so
    that what was written is not counted once more when the report is sent again.
    """
    reviewed = _reviewed(appointment, period) if period else []
    if reviewed:
        return _listed(Q(pk__in=reviewed), on)
    return [one for one in _listed(_covered(appointment, on), on) if not one.is_closed]


def _reviewed(appointment: Appointment, period: ReportingPeriod) -> list[int]:
    written = Exists(
        RegisterDecision.objects.filter(report=OuterRef("report"), decision=Decision.WRITTEN, undone_at=None)
    )
    rows = EstablishmentReview.objects.filter(written, report__appointment=appointment, report__period=period)
    return list(rows.values_list("establishment", flat=True))


def _covered(appointment: Appointment, on: date) -> Q:
    """Establishments of the places, members of the association."""
    areas = list(appointment.areas.all())
    units = [area.unit_id for area in areas if area.unit_id]
    associations = [area.organisation_id for area in areas if area.organisation_id]
    where = Q(pk__in=[])
    if units:
        where |= Q(pk__in=ProductionSite.objects.on(on).filter(unit__in=scope(*units)).values("establishment"))
    if associations:
        members = Membership.objects.on(on).filter(organisation__in=associations)
        where |= Q(pk__in=members.values("establishment"))
    return where


def _listed(where: Q, on: date) -> list[Listed]:
    profile = EstablishmentProfile.objects.on(on).filter(establishment=OuterRef("pk")).order_by("-pk")
    facts = {name: Subquery(profile.values(name)[:1]) for name in ("legal_form", "sector", "status")}
    rows = Establishment.objects.filter(where).annotate(**facts).order_by("sort_key", "pk")
    return [
        Listed(row.pk, row.name, row.legal_form or LegalForm.UNKNOWN, row.sector or "", row.status or "")
        for row in rows
    ]
