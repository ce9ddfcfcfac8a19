"""Who sees what of the network."""

from datetime import date

import pytest
from django.urls import reverse

from collaborators import services
from collaborators.models import Appointment, Renewal, RenewalLine
from khuyencong.core.choices import Role
from tests.e2e.crawl import enter
from tests.factories.collaborators import (
    AppointmentFactory,
    CollaboratorFactory,
)
from tests.factories.offices import NEXT_COMMUNE, RoleGrantFactory, unit
from tests.people import person

pytestmark = pytest.mark.django_db


def test_collaborators_see_only_their_own_page_of_the_network(demo):
    """“Collaborators see only their communes, or their association's list: every object id tried by another collaborator
    answers as a truly missing one, byte for byte.”"""
    mine = Appointment.objects.filter(collaborator__user__isnull=False).select_related("collaborator").latest("pk")
    client = enter(mine.collaborator.user)
    assert client.get(reverse("collaborators:detail", args=[mine.collaborator_id])).status_code == 200
    for route, pks in objects(but=mine):
        missing = plain(client, reverse(route, args=[9_999_999] if isinstance(pks[0], int) else [9_999_999, 9_999_999]))
        for pk in pks:
            assert plain(client, reverse(route, args=[pk] if isinstance(pk, int) else pk)) == missing, (route, pk)


def objects(*, but: Appointment) -> list[tuple[str, list]]:
    people = Appointment.objects.exclude(collaborator=but.collaborator_id).values_list("collaborator", flat=True)
    terms = list(Appointment.objects.values_list("pk", flat=True))
    renewals = list(Renewal.objects.values_list("pk", flat=True))
    lines = list(RenewalLine.objects.values_list("renewal", "pk"))
    of_one = ("renewal", "join", "sign", "discard")
    return [
        ("collaborators:detail", sorted(set(people))),
        ("collaborators:end", terms),
        ("collaborators:replace", terms),
        *((f"collaborators:{name}", renewals) for name in of_one),
        *((f"collaborators:{name}", lines) for name in ("leave", "stay", "drop")),
    ]


def plain(client, url: str) -> tuple[int, bytes]:
    """What comes back, without the address itself and the code of the request."""
    answer = client.get(url)
    body = answer.content.replace(url.encode(), b"")
    return answer.status_code, body.replace(answer.headers.get("X-Reference", "\0").encode(), b"")


def test_grants_open_and_close_only_within_ones_own_area(staff):
    far = person(Role.STAFF, "new-01")
    user = person(Role.COLLABORATOR)
    term = AppointmentFactory(collaborator=CollaboratorFactory(user=user), valid_from=date(2024, 1, 1))
    RoleGrantFactory(user=user, role=Role.COLLABORATOR, unit=unit(NEXT_COMMUNE))
    with pytest.raises(Appointment.DoesNotExist):
        services.end_term(by=far, appointment=term, last_day=date(2026, 5, 31), reason="x")
