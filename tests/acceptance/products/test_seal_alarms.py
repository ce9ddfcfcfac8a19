"""“if a superuser forces it, the check names the ballot”: every night, on the administrators' home, until all is whole."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django import app

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.portal.management import jobs
from products import services
from products.models import Ballot, SealAlarm
from products.queries import scoring_deadlines
from tests.factories.voting import give, scoring_round, sealed_round, staff_of
from tests.people import person

pytestmark = pytest.mark.django_db


def force(sql: str, *values) -> None:
    """As somebody with the keys of the database would: past every trigger."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def change(ballot: Ballot, points: int) -> None:
    force("UPDATE products_ballotscore SET points = points + %s WHERE id = %s", points, ballot.scores.earliest("pk").pk)


@pytest.fixture
def one():
    return sealed_round(entries=2, jury=3)


def test_the_night_knows_the_check():
    known = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert known["kiem_niem_phong"] == "40 18 * * *"


def test_a_changed_ballot_is_named_on_the_administrators_home_until_it_is_whole(one):
    admin, staff = person(Role.ADMIN), staff_of(one)
    jobs.check_seals(timestamp=0)
    assert not SealAlarm.objects.exists()
    ballot = Ballot.objects.filter(entry__round=one).earliest("pk")
    change(ballot, -1)
    jobs.check_seals(timestamp=0)
    alarm = SealAlarm.objects.get()
    named = f"Phiếu của {ballot.juror} cho {ballot.entry.code} đã bị sửa sau khi niêm phong."
    assert named in alarm.faults
    client = Client()
    client.force_login(admin)
    home = client.get(reverse("portal:home")).content.decode()
    assert "Báo động: phiếu chấm đã niêm phong bị sửa" in home
    assert named in home
    assert reverse("products:board", args=[one.pk]) in home
    assert not [task for task in scoring_deadlines(staff, today()) if task.key.startswith("products.seal")]
    jobs.check_seals(timestamp=0)
    assert SealAlarm.objects.count() == 1, "told once, however many nights"
    change(ballot, 1)
    jobs.check_seals(timestamp=0)
    assert SealAlarm.objects.get().cleared_at
    assert "Báo động" not in client.get(reverse("portal:home")).content.decode()
    verbs = list(one.timeline.activities.order_by("pk").values_list("verb", "actor"))
    assert verbs[-2:] == [("seal_broken", None), ("seal_whole", None)]


def test_a_second_ballot_joins_the_alarm_that_stands(one):
    first, second = Ballot.objects.filter(entry__round=one).order_by("pk")[:2]
    change(first, -1)
    assert len(services.check_seals(by=None)[0].faults) == 1
    change(second, -1)
    assert len(services.check_seals(by=None)[0].faults) == 2
    assert SealAlarm.objects.count() == 1


def test_rounds_still_scored_are_none_of_its_business():
    one = scoring_round(entries=1, jury=1)
    give(one.entries.get(), one.jury.get(), 80)
    assert services.check_seals(by=None) == []
