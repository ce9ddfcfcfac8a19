"""“Handover: move all of a person's open things to another with a dated record; nothing is left without an owner (S15).
Training of any officer is on record and shows when a council or an appraiser is chosen (seed 002).”"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.choices import TrainingTopic
from khuyencong.offices.forms import OfficerChoiceField, OfficersChoiceField
from khuyencong.offices.models import Handover, OfficerTraining, RoleGrant
from khuyencong.offices.queries import officers, trained
from khuyencong.portal.queries import open_things, unheld
from khuyencong.portal.services.handover import hand_over
from projects.choices import ProjectStatus
from projects.models import Project
from tests.factories.core import UserFactory
from tests.factories.desk import HandoverFactory, OfficerTrainingFactory, SavedViewFactory
from tests.factories.offices import FAR_PROVINCE, RoleGrantFactory
from tests.factories.projects import ProjectFactory
from tests.people import person

pytestmark = pytest.mark.django_db
MAKE = "/ban-giao/lap/"


def enter(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def typed(giver, taker, **more) -> dict:
    return {
        "giver": giver.pk,
        "taker": taker.pk,
        "handed_on": today().strftime("%d/%m/%Y"),
        "reason": "Chuyển công tác về phòng khác",
        "idempotency_key": str(uuid4()),
    } | more


@pytest.fixture
def desk(people):
    """A specialist with three open đề án, a finished one, and a shared way of looking; and another to take over."""
    giver, taker = people[Role.STAFF], person(Role.STAFF)
    held = [ProjectFactory(holder=giver, due_on=today() + timedelta(days=n)) for n in range(3)]
    closed = ProjectFactory(holder=giver, status=ProjectStatus.WITHDRAWN)
    view = SavedViewFactory(user=giver, shared=True, name="Việc trễ")
    SavedViewFactory(user=taker, name="Việc trễ")
    return giver, taker, held, closed, view


def test_everything_open_changes_hands_and_what_was_done_stays(people, desk):
    giver, taker, held, closed, view = desk
    client = enter(people[Role.LEADER])
    page = client.get(f"{MAKE}?nguoi={giver.pk}")
    assert {thing.key for thing in page.context["things"]} == {
        *(f"projects.project:{p.pk}" for p in held),
        f"offices.savedview:{view.pk}",
    }
    done = client.post(MAKE, typed(giver, taker))
    assert done.status_code == 302, done.context["form"].errors
    for project in held:
        project.refresh_from_db()
        assert (project.holder, project.version) == (taker, 2)
        line = project.timeline.activities.get(verb="handed_over")
        assert line.text == f"Bàn giao từ {giver} sang {taker}"
    closed.refresh_from_db()
    view.refresh_from_db()
    assert closed.holder == giver  # history stays under the old name
    assert view.user == taker
    record = Handover.objects.get()
    assert (record.giver, record.taker, record.by, record.handed_on) == (giver, taker, people[Role.LEADER], today())
    assert {item.thing for item in record.items.all()} == {thing.key for thing in page.context["things"]}
    assert all(item.about_id for item in record.items.filter(kind="đề án đang giữ"))
    assert open_things(giver, seen_by=people[Role.LEADER]) == []
    told = client.get(done["Location"]).content.decode()
    assert held[0].code in told
    pdf = client.get(done["Location"] + "bien-ban/")
    assert b"".join(pdf).startswith(b"%PDF")
    assert [(one.pk, one.things) for one in client.get("/ban-giao/").context["page"].items] == [(record.pk, 4)]


def test_two_posts_make_one_handover_and_a_third_finds_nothing(people, desk):
    giver, taker, *_ = desk
    client, answers = enter(people[Role.LEADER]), typed(giver, taker)
    one, two = client.post(MAKE, answers), client.post(MAKE, answers)
    assert one["Location"] == two["Location"]
    third = client.post(MAKE, answers | {"idempotency_key": str(uuid4())})
    assert third.status_code == 422
    assert Handover.objects.count() == 1


def test_it_is_all_or_nothing(people, desk):
    """One file the taker could not see: none moves, and the sentence names it."""
    giver, _, held, *_ = desk
    elsewhere = person(Role.STAFF, FAR_PROVINCE)
    with pytest.raises(DomainError, match=held[0].code):
        hand_over(by=people[Role.LEADER], giver=giver, taker=elsewhere, reason="x")
    with pytest.raises(DomainError, match="không phải chuyên viên"):
        hand_over(by=people[Role.LEADER], giver=giver, taker=people[Role.ACCOUNTANT], reason="x")
    assert Project.objects.filter(holder=giver).open().count() == 3
    assert not Handover.objects.exists()


def test_who_may(people, desk):
    giver, taker, *_ = desk
    colleague = person(Role.STAFF)
    with pytest.raises(DomainError, match="Chỉ lãnh đạo"):
        hand_over(by=colleague, giver=giver, taker=taker, reason="x")
    assert enter(colleague).get(f"{MAKE}?nguoi={giver.pk}").status_code == 404
    assert enter(person(Role.LEADER, FAR_PROVINCE)).get(f"{MAKE}?nguoi={giver.pk}").status_code == 404
    assert enter(people[Role.COLLABORATOR]).get(MAKE).status_code == 403
    assert enter(giver).post(MAKE, typed(giver, taker)).status_code == 302  # one's own
    with pytest.raises(IntegrityError), transaction.atomic():
        HandoverFactory(giver=giver, taker=giver)


def test_nothing_is_left_without_an_owner(people, desk):
    """No holder, a closed account, a role that ended: named to the leader, in one question."""
    giver, taker, held, closed, _ = desk
    leader = people[Role.LEADER]
    orphan = ProjectFactory(holder=None)
    assert {thing.key for thing in unheld(leader)} == {f"projects.project:{orphan.pk}"}
    RoleGrant.objects.filter(user=giver).update(valid_to=today() - timedelta(days=1))
    lost = {f"projects.project:{p.pk}" for p in (*held, orphan)}
    leader = User.objects.get(pk=leader.pk)
    assert {thing.key for thing in unheld(leader)} == lost
    home = enter(leader).get("/")
    assert "Chưa có người giữ" in home.content.decode()
    assert "4 việc đang mở" in home.content.decode()
    hand_over(by=leader, giver=giver, taker=taker, reason="Nghỉ hưu")
    assert {thing.key for thing in unheld(leader)} == {f"projects.project:{orphan.pk}"}
    User.objects.filter(pk=taker.pk).update(is_active=False)
    assert {thing.key for thing in unheld(leader)} == lost
    leader = User.objects.get(pk=leader.pk)
    with CaptureQueriesContext(connection) as queries:
        unheld(leader)
    assert len(queries) == 2  # the grants of the one who looks, and the question
    assert closed.code not in str(unheld(leader))


def test_closing_an_account_warns_with_the_door_to_the_handover(people, desk):
    giver, taker, *_ = desk
    client = enter(people[Role.ADMIN])
    url = reverse("admin:core_user_change", args=[giver.pk])
    form = {"full_name": giver.full_name, "job_title": "", "email": giver.email, "phone": "", "is_active": ""}
    page = client.post(url, {k: v for k, v in form.items() if k != "is_active"}, follow=True)
    giver.refresh_from_db()
    assert not giver.is_active
    assert "còn giữ 4 việc đang mở" in page.content.decode()
    assert f"{MAKE}?nguoi={giver.pk}" in page.content.decode()
    grant = RoleGrant.objects.get(user=taker)
    ProjectFactory(holder=taker)
    url = reverse("admin:offices_rolegrant_change", args=[grant.pk])
    typed = {"user": taker.pk, "role": grant.role, "unit": grant.unit_id, "valid_to": "01/01/2026", "valid_from": ""}
    page = client.post(url, typed, follow=True)
    assert "còn giữ 1 việc đang mở" in page.content.decode()


def test_training_stands_beside_the_name_where_one_is_chosen(people):
    staff, expert = people[Role.STAFF], people[Role.APPRAISER]
    OfficerTrainingFactory(user=expert)
    OfficerTrainingFactory(user=expert, topic=TrainingTopic.OTHER, course="tin học", starts_on=None, ends_on=None)
    field = OfficerChoiceField(officers(staff, Role.APPRAISER, Role.STAFF), topic=TrainingTopic.APPRAISAL)
    labels = dict(list(field.choices)[1:])
    assert {str(label) for label in labels.values()} == {
        f"{expert} · tập huấn thẩm định 3/2025",
        str(staff),
    }
    several = OfficersChoiceField(officers(staff, Role.APPRAISER))
    assert [str(label) for _, label in several.choices] == [f"{expert} · tập huấn thẩm định 3/2025"]
    assert several.clean([expert.pk]).get() == expert
    for users in (1, 20):
        for new in UserFactory.create_batch(users):
            RoleGrantFactory(user=new)
            OfficerTrainingFactory(user=new)
        with CaptureQueriesContext(connection) as queries:
            list(OfficerChoiceField(officers(staff)).choices)
        assert len(queries) == 2  # people, their courses
    assert set(trained([expert, staff])) == {expert.pk}


def test_training_is_written_by_staff_and_seen_by_its_owner(people):
    client, expert = enter(people[Role.STAFF]), people[Role.APPRAISER]
    url = reverse("offices:record_training")
    answers = {
        "officer": expert.pk,
        "topic": TrainingTopic.APPRAISAL,
        "course": "Thẩm định đề án khuyến công",
        "starts_on": "10/3/2025",
        "ends_on": "12/3/2025",
        "hours": "24",
        "number": "12",
        "symbol": "CN-ARIT",
        "title": "Chứng nhận hoàn thành khoá thẩm định",
    }
    assert client.post(url, answers | {"ends_on": "9/3/2025"}).status_code == 422
    made = client.post(url, answers)
    assert made.status_code == 302, made.context["form"].errors
    one = OfficerTraining.objects.get()
    assert (one.hours, one.certificate.reference) == (24, "12/CN-ARIT")
    assert client.post(url, answers).status_code == 422  # the same course twice
    assert "24" in enter(expert).get("/tap-huan/").content.decode()
    assert enter(people[Role.COLLABORATOR]).get("/tap-huan/").context["page"].items == []
    assert enter(person(Role.STAFF, FAR_PROVINCE)).get("/tap-huan/").context["page"].items == []
    far = person(Role.STAFF, FAR_PROVINCE)
    assert client.post(url, answers | {"officer": far.pk, "course": "khác"}).status_code == 422
    update = reverse("offices:update_training", args=[one.pk])
    assert client.post(update, answers | {"hours": "", "version": one.version, "title": ""}).status_code == 422
    fixed = {k: v for k, v in answers.items() if k not in {"number", "symbol", "title"}}
    assert client.post(update, fixed | {"hours": "", "version": one.version}).status_code == 302
    one.refresh_from_db()
    assert (one.hours, one.certificate.reference) == (None, "12/CN-ARIT")
