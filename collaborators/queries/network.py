"""Questions about who is in the network."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from collaborators.models import Appointment, AppointmentArea, Collaborator
from khuyencong.core.models import User
from khuyencong.core.text import fold


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


def current_appointment(user: User, on: date) -> Appointment | None:
    """The term in which this person reports on a day."""
    return Appointment.objects.filter(collaborator__user=user).on(on).order_by("-pk").first()
