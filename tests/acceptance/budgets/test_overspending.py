"""“Race tests first prove the race with the lock off, then 200 rounds with it on: 0 violations.”

“Two people approving on the last 100 triệu: one wins, the other is told who and how much is left.”
"""

import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from budgets import services
from budgets.models import Commitment, Envelope
from budgets.services import commitments
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from projects.choices import ProjectStatus
from projects.models import Project
from tests.factories.budgets import EnvelopeFactory
from tests.factories.finishing import CommitmentFactory
from tests.factories.projects import ProjectFactory
from tests.factories.running import AppraisalFactory
from tests.people import person
from tests.scale import FULL

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 200 if FULL else 20
TRIEU = 1_000_000
KEEPERS = ("held_adds_up", "held_within_control")


@pytest.fixture(autouse=True)
def _papers_in_hand(monkeypatch):
    """What papers an approval needs has tests of its own."""
    monkeypatch.setattr("projects.rules.moves.missing_before", lambda *args, **kwargs: [])


@pytest.fixture
def leaders(db) -> list:
    return [person(Role.LEADER, email=f"lanh-dao-{n}@example.vn") for n in range(2)]


@pytest.fixture
def unguarded(monkeypatch):
    """No row lock in the service, no trigger beneath; each waits until the other has looked."""
    both_looked = threading.Barrier(2)

    def looked(*envelopes):
        rows = {one.pk: Envelope.objects.get(pk=one.pk) for one in envelopes}
        both_looked.wait(5)
        return rows

    monkeypatch.setattr(commitments, "locked_envelopes", looked)
    _triggers("DISABLE")
    yield
    _triggers("ENABLE")


def _triggers(verb: str) -> None:
    """Turn the two that keep an envelope within what it has off, or on."""
    names = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'budgets_commitment'::regclass AND tgname LIKE ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(names, [[f"pgtrigger_{name}_%" for name in KEEPERS]])
        for (name,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE budgets_commitment {verb} TRIGGER {name}")


def last_hundred() -> Envelope:
    """500 triệu given, 400 held: 100 left."""
    envelope = EnvelopeFactory(amount=500 * TRIEU)
    project = ProjectFactory(approved=True, support_approved=400 * TRIEU)
    CommitmentFactory(project=project, envelope=envelope, amount=400 * TRIEU)
    envelope.refresh_from_db()
    return envelope


def at_once(*acts: Callable) -> list:
    """Each act in a thread of its own, begun together; what each came to: its result, or its error."""
    together, came_to = threading.Barrier(len(acts)), [None] * len(acts)

    def run(n: int, act: Callable) -> None:
        together.wait(5)
        try:
            came_to[n] = act()
        except Exception as error:
            came_to[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return came_to


def approving(leader, envelope: Envelope) -> Callable:
    project = AppraisalFactory().project
    paper = DocumentFacts(
        number=str(project.pk), symbol="QĐ-SCT", issued_on=today(), issuer="Sở Công Thương", title="Phê duyệt"
    )
    return lambda: services.approve_project(
        by=leader, project=project, support_approved=100 * TRIEU, document=paper, envelope=envelope
    )


def held(envelope: Envelope) -> int:
    return sum(Commitment.objects.filter(envelope=envelope).values_list("amount", flat=True)) // TRIEU


def test_with_the_lock_off_both_win(leaders, unguarded):
    """“Race tests first prove the race with the lock off”: 600 held of 500 given."""
    envelope = Envelope.objects.get(pk=_made_with_triggers(last_hundred).pk)
    came_to = at_once(*(approving(leader, envelope) for leader in leaders))
    assert [type(one) for one in came_to] == [Project, Project], came_to
    assert held(envelope) == 600


def _made_with_triggers(make: Callable):
    _triggers("ENABLE")
    made = make()
    _triggers("DISABLE")
    return made


def test_with_the_lock_on_one_wins_and_the_other_is_told(leaders):
    """“then 200 rounds with it on: 0 violations”; “the other is told who and how much is left”."""
    for n in range(ROUNDS):
        envelope = last_hundred()
        came_to = at_once(*(approving(leader, envelope) for leader in leaders))
        won = [one for one in came_to if isinstance(one, Project)]
        lost = [one for one in came_to if isinstance(one, services.OverBudget)]
        assert (len(won), len(lost), held(envelope)) == (1, 1, 500), (n, came_to)
        assert won[0].status == ProjectStatus.APPROVED
        winner = leaders[came_to.index(won[0])].full_name
        assert "không còn tiền để giữ" in str(lost[0])
        assert f"{winner} vừa giữ 100 triệu đồng cho {won[0].code}" in str(lost[0])


def test_raw_sql_cannot_race_past_the_triggers(leaders):
    """“as a database constraint or trigger beneath, so that raw SQL cannot overspend either”, two at once."""
    for n in range(ROUNDS):
        envelope = last_hundred()
        rows = [ProjectFactory(approved=True, support_approved=100 * TRIEU) for _ in range(2)]
        came_to = at_once(*(inserting(envelope, project) for project in rows))
        refused = [one for one in came_to if isinstance(one, DatabaseError)]
        assert (len(refused), held(envelope)) == (1, 500), (n, came_to)
        assert refused[0].__cause__.diag.constraint_name == "envelope_not_overcommitted"


@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_no_isolation_gets_past_them(leaders, isolation):
    for _ in range(3):
        envelope = last_hundred()
        rows = [ProjectFactory(approved=True, support_approved=100 * TRIEU) for _ in range(2)]
        came_to = at_once(*(inserting(envelope, project, isolation) for project in rows))
        assert sum(isinstance(one, DatabaseError) for one in came_to) >= 1
        assert held(envelope) <= 500


def inserting(envelope: Envelope, project: Project, isolation: str = "READ COMMITTED") -> Callable:
    def insert() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {isolation}")
            cursor.execute(
                "INSERT INTO budgets_commitment (source, illustrative, kind, amount, happened_on, note, recorded_at,"
                " project_id, envelope_id) VALUES ('', false, 'giu', %s, '2026-05-01', '', now(), %s, %s)",
                [100 * TRIEU, project.pk, envelope.pk],
            )

    return insert
