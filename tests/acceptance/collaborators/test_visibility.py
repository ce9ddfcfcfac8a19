"""Who sees what of the network."""

import random
from datetime import date

import pytest
from django.urls import reverse

from collaborators import services
from collaborators.models import (
    Appointment,
    Difficulty,
    QuarterlyReport,
    RegisterDecision,
    Renewal,
    RenewalLine,
    Reopening,
    ReportingPeriod,
)
from khuyencong.core.choices import Role
from khuyencong.establishments.models import Establishment, Need
from tests.e2e.crawl import enter
from tests.factories.collaborators import (
    AppointmentFactory,
    CollaboratorFactory,
    ConfirmationFactory,
    ReopeningFactory,
)
from tests.factories.offices import NEXT_COMMUNE, RoleGrantFactory, unit
from tests.factories.register import RegisterDecisionFactory, newcomer, review
from tests.people import person
from tests.scale import FULL

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


@pytest.mark.parametrize("of_association", [False, True], ids=["commune", "association"])
def test_reports_and_the_register_of_others_are_truly_missing(demo, of_association):
    """The same of every report, sending, paper, finding, decision, difficulty, reopening, period act, establishment and
    need that is not theirs, by GET and by POST; somebody of an association as well as of a commune."""
    people = Appointment.objects.filter(
        collaborator__user__isnull=False, areas__organisation__isnull=not of_association
    )
    mine = people.select_related("collaborator").latest("pk")
    furnish()
    client = enter(mine.collaborator.user)
    tried = 0
    for route, addresses in of_others(mine):
        for ask in (client.get, client.post):
            nowhere = [9_999_999, *addresses[0][1:]]
            missing = plain(client, reverse(route, args=nowhere), ask)
            if ask is client.get:
                assert missing[0] == 404, route
            for one in addresses if FULL else random.Random(5).sample(addresses, min(len(addresses), 3)):
                assert plain(client, reverse(route, args=one), ask) == missing, (route, one)
                tried += 1
    assert tried > (1000 if FULL else 80)


def furnish() -> None:
    """What the demo has nobody's of."""
    closed = review("ngung")
    newcomer(closed.report)
    RegisterDecisionFactory(report=closed.report, key="moi-9")
    ConfirmationFactory(submission=closed.report.submissions.get())
    ReopeningFactory()


def of_others(mine: Appointment) -> list[tuple[str, list[list]]]:
    """Route → arguments of everything of it that is not theirs."""
    user = mine.collaborator.user
    theirs = QuarterlyReport.objects.exclude(appointment__collaborator=mine.collaborator_id)
    reports = _pks(theirs)
    difficulties = _pks(Difficulty.objects.exclude(appointment__collaborator=mine.collaborator_id))
    on_report = ("report", "take_back", "confirm", "paper", "return", "approve", "findings", "check")
    on_difficulty = ("difficulty", "heard", "assign_difficulty", "forward_difficulty", "answer_difficulty")
    unseen = _pks(Establishment.objects.exclude(pk__in=Establishment.objects.visible_to(user).values("pk")))
    needs = _pks(Need.objects.exclude(pk__in=Need.objects.visible_to(user).values("pk")))
    return [
        *((f"collaborators:{name}", reports) for name in on_report),
        ("collaborators:file", [[pk, 1] for (pk,) in reports]),
        ("collaborators:write_finding", [[pk, "moi-1"] for (pk,) in reports]),
        ("collaborators:decline_finding", [[pk, "moi-1"] for (pk,) in reports]),
        ("collaborators:undo_decision", _pks(RegisterDecision.objects.all())),
        ("collaborators:reopening", _pks(Reopening.objects.all())),
        *((f"collaborators:{name}", difficulties) for name in on_difficulty),
        *((f"collaborators:{name}", _pks(ReportingPeriod.objects.all())) for name in ("lock", "reopen", "compiled")),
        ("establishments:detail", unseen),
        ("establishments:need", needs),
    ]


def _pks(rows) -> list[list]:
    return [[pk] for pk in rows.order_by("pk").values_list("pk", flat=True)]


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


def plain(client, url: str, ask=None) -> tuple[int, bytes]:
    """What comes back, without the address itself and the code of the request."""
    answer = (ask or client.get)(url)
    body = answer.content.replace(url.encode(), b"")
    return answer.status_code, body.replace(answer.headers.get("X-Reference", "\0").encode(), b"")


def test_grants_open_and_close_only_within_ones_own_area(staff):
    far = person(Role.STAFF, "new-01")
    user = person(Role.COLLABORATOR)
    term = AppointmentFactory(collaborator=CollaboratorFactory(user=user), valid_from=date(2024, 1, 1))
    RoleGrantFactory(user=user, role=Role.COLLABORATOR, unit=unit(NEXT_COMMUNE))
    with pytest.raises(Appointment.DoesNotExist):
        services.end_term(by=far, appointment=term, last_day=date(2026, 5, 31), reason="x")
