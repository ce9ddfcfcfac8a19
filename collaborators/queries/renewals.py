"""The list of a year, before and after its decision: who stays, who leaves, who joins."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count, Prefetch, Q, QuerySet

from collaborators.choices import RenewalMove
from collaborators.models import Appointment, AppointmentArea, Renewal, RenewalLine
from collaborators.queries.arrears import Arrears, arrears
from collaborators.queries.network import MakeUp, make_up_of
from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit


def renewals(user: User) -> QuerySet[Renewal]:
    """Lists the person may see, the latest first, each with how many stay, leave and join."""
    counted = {move.name.lower(): Count("lines", filter=Q(lines__move=move)) for move in RenewalMove}
    found = Renewal.objects.visible_to(user).annotate(**counted)
    return found.select_related("unit", "document").order_by("-starts_on", "-pk")


def before(unit: AdministrativeUnit, starts_on: date) -> QuerySet[Appointment]:
    """The network as it stands on the eve of a list, and whoever joined since another decision."""
    eve = starts_on - timedelta(days=1)
    return Appointment.objects.filter(unit=unit).on(eve)


@dataclass(frozen=True)
class RenewalPage:
    """Everything the preview tells; the number of queries does not depend on the number of people."""

    renewal: Renewal
    on: date

    @cached_property
    def lines(self) -> list[RenewalLine]:
        areas = Prefetch(
            "appointment__areas",
            AppointmentArea.objects.select_related("unit__parent__parent", "organisation").order_by("pk"),
        )
        related = ("appointment__collaborator", "collaborator", "area__parent__parent", "association")
        lines = self.renewal.lines.select_related(*related, "replaces__appointment__collaborator", "opened")
        ordered = lines.order_by("appointment__collaborator__person_key", "full_name", "pk")
        found = list(ordered.prefetch_related(areas))
        known = self.arrears_of([line.appointment for line in found if line.appointment_id])
        for line in found:
            line.arrears = known.get(line.appointment_id, Arrears())
        return found

    def arrears_of(self, terms: list[Appointment]) -> dict[int, Arrears]:
        return arrears(terms, self.on)

    def _moving(self, move: RenewalMove) -> list[RenewalLine]:
        return [line for line in self.lines if line.move == move]

    @property
    def staying(self) -> list[RenewalLine]:
        return self._moving(RenewalMove.STAYS)

    @property
    def leaving(self) -> list[RenewalLine]:
        return self._moving(RenewalMove.LEAVES)

    @property
    def joining(self) -> list[RenewalLine]:
        return self._moving(RenewalMove.JOINS)

    @property
    def was(self) -> MakeUp:
        return make_up_of(line.appointment.kind for line in self.lines if line.appointment_id)

    @property
    def will_be(self) -> MakeUp:
        return make_up_of(line.appointment.kind if line.appointment_id else line.kind for line in self._kept)

    @property
    def _kept(self) -> list[RenewalLine]:
        return [line for line in self.lines if line.move != RenewalMove.LEAVES]
