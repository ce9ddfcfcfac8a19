"""The trail for trust: every change of every kind leaves its row, and no row of the trail can be changed."""

import pghistory
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.establishments.models import Need
from tests.architecture.test_relations import our_models
from tests.factories.core import PASSWORD, UserFactory
from tests.factories.establishments import EstablishmentFactory, NeedFactory
from tests.factories.offices import OrganisationFactory
from tests.people import person

Event = apps.get_model("offices", "OrganisationEvent")
# What the machinery keeps for itself, or tells people (its lines are never changed).
NOT_TRACKED = {"core.Timeline", "core.Activity", "core.IdempotencyKey", "core.Seen", "core.Device"}


def trail(one) -> list[tuple[str, str]]:
    return list(Event.objects.filter(pgh_obj_id=one.pk).order_by("pgh_id").values_list("pgh_label", "name"))


def run(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_every_model_is_tracked():
    tracked = {
        event.pgh_tracked_model._meta.label for event in apps.get_models() if hasattr(event, "pgh_tracked_model")
    }
    assert {model._meta.label for model in our_models()} - tracked == NOT_TRACKED


def test_create_save_update_bulk_and_raw_sql_each_leave_a_row(db):
    one = OrganisationFactory(name="một")
    one.name = "hai"
    one.save()
    type(one).objects.filter(pk=one.pk).update(name="ba")
    one.name = "bốn"
    type(one).objects.bulk_update([one], ["name"])
    run("UPDATE offices_organisation SET name = 'năm' WHERE id = %s", one.pk)
    type(one).objects.filter(pk=one.pk).delete()
    assert trail(one) == [
        ("insert", "một"),
        ("update", "hai"),
        ("update", "ba"),
        ("update", "bốn"),
        ("update", "năm"),
        ("delete", "năm"),
    ]


def test_bulk_create_and_raw_insert_leave_a_row(db):
    model = OrganisationFactory._meta.model
    (one,) = model.objects.bulk_create([model(kind="so", name="Sở thử")])
    assert trail(one) == [("insert", "Sở thử")]
    run("INSERT INTO offices_organisation (kind, name) VALUES ('so', 'Sở thử hai')")
    assert trail(model.objects.get(name="Sở thử hai")) == [("insert", "Sở thử hai")]


def test_a_change_that_changes_nothing_leaves_none(db):
    one = OrganisationFactory(name="một")
    one.save()
    assert trail(one) == [("insert", "một")]


def test_a_change_taken_back_leaves_none(db):
    one = OrganisationFactory(name="một")
    with transaction.atomic():
        type(one).objects.filter(pk=one.pk).update(name="hai")
        transaction.set_rollback(True)
    assert trail(one) == [("insert", "một")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE offices_organisationevent SET name = 'sửa'",
        "DELETE FROM offices_organisationevent",
        "UPDATE offices_organisationevent SET pgh_created_at = now()",
    ],
)
def test_the_trail_is_append_only(db, statement):
    one = OrganisationFactory(name="một")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        run(statement)
    assert trail(one) == [("insert", "một")]


def test_every_event_table_is_append_only(db):
    guarded = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_append_only%%'")
        guarded = {row[0] for row in cursor.fetchall()}
    events = {event._meta.db_table for event in apps.get_models() if hasattr(event, "pgh_tracked_model")}
    assert events == guarded - {model._meta.db_table for model in our_models()}  # some of ours are kept so too


def test_the_trail_knows_who_and_where(db):
    user = person(Role.STAFF)
    client = Client()
    client.force_login(user)
    typed = {"text": "Cần máy", "channel": "den_noi", "establishment": f"#{EstablishmentFactory().pk}"}
    client.post("/nhu-cau/them/", typed)
    event = apps.get_model("establishments", "NeedEvent").objects.get(pgh_obj=Need.objects.get())
    assert event.pgh_context["user"] == user.pk
    assert event.pgh_context["url"] == "/nhu-cau/them/"


def test_a_script_may_say_why(db):
    with pghistory.context(why="sửa theo công văn 12"):
        one = NeedFactory()
    event = apps.get_model("establishments", "NeedEvent").objects.get(pgh_obj=one)
    assert event.pgh_context == {"why": "sửa theo công văn 12"}


def test_no_secret_is_in_the_trail(db):
    user = UserFactory(with_password=True)
    Client().post("/tai-khoan/login/", {"login": user.email, "password": PASSWORD})
    model = apps.get_model("core", "UserEvent")
    assert not {"password", "last_login"} & {field.name for field in model._meta.fields}
    assert list(model.objects.filter(pgh_obj=user).values_list("pgh_label", flat=True)) == ["insert"]
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert model.objects.filter(pgh_obj=user).latest("pgh_id").is_active is False
