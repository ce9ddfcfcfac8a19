"""What several tests of the network do alike."""

from django.db import connection

from collaborators import services
from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment
from khuyencong.core.models import User
from tests.factories.offices import COMMUNE, HCM, unit


def judge_now() -> None:
    """Deferred triggers speak now and not at the end of the test."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def appoint(by: User, name: str, **changes) -> Appointment:
    given = {"full_name": name, "kind": CollaboratorKind.COMMUNE, "network_of": unit(HCM), "area": unit(COMMUNE)}
    return services.appoint(by=by, **given | changes)
