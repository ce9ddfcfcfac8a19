"""What the routes of the phone are about."""

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


def _line(people: dict) -> dict:
    AppointmentFactory(collaborator=CollaboratorFactory(user=people[Role.COLLABORATOR]))
    return {"period": PeriodFactory().pk, "row": "c2_02_0"}


def _photo(people: dict) -> dict:
    user = people[Role.COLLABORATOR]
    term = AppointmentFactory(collaborator=CollaboratorFactory(user=user))
    report = ReportFactory(appointment=term, sent=True, sent_by=user)
    kept = files.keep(by=user, name="xuong.jpg", content=jpeg())
    return {"pk": ReportPhotoFactory(report=report, file=kept).pk}


PHONE = {"line": _line, "photo": _photo}
