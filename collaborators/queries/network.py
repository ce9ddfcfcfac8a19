"""Questions about who is in the network."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment, AppointmentArea, Collaborator
from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.offices.models import Organisation
from khuyencong.territory.models import AdministrativeUnit


def network(*, user: User, on: date, text: str = "", kind: str = "") -> QuerySet:
    """Appointments in force on a day that the person may see, with people and areas, in order of given name."""
    areas = AppointmentArea.objects.select_related("unit__parent__parent", "organisation").order_by("pk")
    found = Appointment.objects.visible_to(user).on(on)
    if kind:
        found = found.filter(kind=kind)
    if text.strip():
        found = found.filter(collaborator__in=Collaborator.objects.filter(fold__contains=fold(text.strip())))
    return (
        found.select_related("collaborator", "unit", "document")
        .prefetch_related(Prefetch("areas", areas))
        .order_by("collaborator__person_key", "pk")
    )


def terms_of(person: Collaborator) -> QuerySet[Appointment]:
    """Every term of a person, the latest first, with what each covered, whom it replaced and who came after."""
    areas = AppointmentArea.objects.select_related("unit__parent__parent", "organisation").order_by("pk")
    related = ("unit", "document", "organisation", "replaces__collaborator", "replaced_by__collaborator")
    return person.appointments.select_related(*related).prefetch_related(Prefetch("areas", areas)).newest_first()


def current_appointment(user: User, on: date) -> Appointment | None:
    """The term in which this person reports on a day."""
    terms = Appointment.objects.filter(collaborator__user=user).on(on)
    return terms.select_related("collaborator").order_by("-pk").first()


@dataclass(frozen=True)
class MakeUp:
    """How many of each kind, and together: “25 = 8 cấp huyện + 11 cấp xã + 6 hiệp hội ngành hàng”."""

    kinds: tuple[tuple[CollaboratorKind, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.kinds)

    @property
    def words(self) -> str:
        parts = [f"{number} {kind.label[0].lower()}{kind.label[1:]}" for kind, number in self.kinds if number]
        return f"{self.total} người" + (
            f" = {' + '.join(parts)}" if len(parts) > 1 else f": {parts[0]}" if parts else ""
        )


def make_up(terms: QuerySet) -> MakeUp:
    """Of terms in force; one query."""
    counted = dict(terms.order_by().values_list("kind").annotate(number=Count("pk")))
    return MakeUp(tuple((kind, counted.get(kind, 0)) for kind in CollaboratorKind))


def make_up_of(kinds: Iterable[str]) -> MakeUp:
    """Of people not in the network yet."""
    kinds = list(kinds)
    return MakeUp(tuple((kind, kinds.count(kind)) for kind in CollaboratorKind))


@dataclass(frozen=True, kw_only=True)
class Place:
    """What somebody is to cover, as which kind, over which days: asked of before it is given."""

    kind: str
    network_of: AdministrativeUnit
    area: AdministrativeUnit | None = None
    association: Organisation | None = None
    valid_from: date | None = None
    valid_to: date | None = None


def sharing(place: Place, *, but: Iterable[int] = ()) -> QuerySet[AppointmentArea]:
    """Areas others of the kind cover there on some of these days: the same one, a wider one, one inside. One query.

    What a database trigger keeps (``area_shared_on_purpose``), asked beforehand. ``but``: people who do not count.
    """
    terms = Appointment.objects.filter(kind=place.kind, unit=place.network_of).exclude(collaborator__in=list(but))
    terms = terms.during(place.valid_from or date.min, place.valid_to or date.max)
    found = AppointmentArea.objects.filter(appointment__in=terms)
    if place.association is not None:
        found = found.filter(organisation=place.association)
    else:
        area = place.area
        above = [area.pk, area.parent_id, area.parent.parent_id if area.parent_id else None]
        inside = Q(unit__parent=area) | Q(unit__parent__parent=area)
        found = found.filter(Q(unit__in=[pk for pk in above if pk]) | inside)
    return found.select_related("appointment__collaborator", "unit", "organisation").order_by("pk")
