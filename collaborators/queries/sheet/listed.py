"""The register's own list for one collaborator: establishments of their places, members of their association."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from collaborators.models import Appointment
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
    is_paused: bool

    @property
    def field(self) -> str:
        """Its box in the form."""
        return f"cs_{self.pk}"

    @property
    def form_name(self) -> str:
        return LegalForm(self.legal_form).label if self.legal_form != LegalForm.UNKNOWN else ""


def listed(appointment: Appointment, on: date) -> list[Listed]:
    """In order of name, those that the register does not hold closed on the day. Two queries."""
    areas = list(appointment.areas.all())
    units = [area.unit_id for area in areas if area.unit_id]
    associations = [area.organisation_id for area in areas if area.organisation_id]
    where = Q(pk__in=[])
    if units:
        where |= Q(pk__in=ProductionSite.objects.on(on).filter(unit__in=scope(*units)).values("establishment"))
    if associations:
        members = Membership.objects.on(on).filter(organisation__in=associations)
        where |= Q(pk__in=members.values("establishment"))
    profile = EstablishmentProfile.objects.on(on).filter(establishment=OuterRef("pk")).order_by("-pk")
    facts = {name: Subquery(profile.values(name)[:1]) for name in ("legal_form", "sector", "status")}
    rows = Establishment.objects.filter(where).annotate(**facts).order_by("sort_key", "pk")
    return [
        Listed(row.pk, row.name, row.legal_form or LegalForm.UNKNOWN, row.sector or "", row.status == _PAUSED)
        for row in rows
        if row.status != EstablishmentStatus.CLOSED
    ]


_PAUSED = EstablishmentStatus.PAUSED
