"""What the routes of the phone are about."""

from collaborators.models import Appointment
from khuyencong.core import files
from khuyencong.core.choices import Role
from tests.acceptance.foundation.hostile_files import jpeg
from tests.factories.collaborators import (
    AppointmentFactory,
    CollaboratorFactory,
    PeriodFactory,
    ReportFactory,
    ReportPhotoFactory,
)


def _term(people: dict) -> Appointment:
    user = people[Role.COLLABORATOR]
    kept = Appointment.objects.filter(collaborator__user=user).first()
    return kept or AppointmentFactory(collaborator=CollaboratorFactory(user=user))


def _line(people: dict) -> dict:
    _term(people)
    return {"period": PeriodFactory().pk, "row": "c2_02_0"}


def _photo(people: dict) -> dict:
    user = people[Role.COLLABORATOR]
    report = ReportFactory(appointment=_term(people), sent=True, sent_by=user)
    kept = files.keep(by=user, name="xuong.jpg", content=jpeg())
    return {"pk": ReportPhotoFactory(report=report, file=kept).pk}


PHONE = {"report line": _line, "report photo": _photo}
