"""“Handover: move all of a person's open things to another with a dated record; nothing is left without an owner (S15).
Training of any officer is on record and shows when a council or an appraiser is chosen (seed 002).”"""

from datetime import timedelta
from itertools import combinations
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
from khuyencong.establishments.models import Need
from khuyencong.establishments.services import assign_need, record_need
from khuyencong.offices.choices import TrainingTopic
from khuyencong.offices.forms import OfficerChoiceField, OfficersChoiceField
from khuyencong.offices.models import Handover, OfficerTraining, RoleGrant, SavedView
from khuyencong.offices.queries import officers, trained
from khuyencong.portal.models import TaskMark
from khuyencong.portal.queries import find, open_things, unheld
from khuyencong.portal.queries.handover import _HOLDINGS
from khuyencong.portal.services.handover import _TAKERS, hand_over
from khuyencong.portal.services.tasks import hand_over_task
from projects.choices import ProjectStatus
from projects.models import Project
from tests.factories.core import UserFactory
from tests.factories.desk import HandoverFactory, OfficerTrainingFactory, SavedViewFactory
from tests.factories.establishments import NeedFactory
from tests.factories.offices import FAR_PROVINCE, RoleGrantFactory
from tests.factories.projects import ProjectFactory
from tests.people import person
from tests.register_pages import opened

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
    assert len(queries) == 3  # the grants of the one who looks; đề án; needs
    assert closed.code not in str(unheld(leader))


def test_an_account_that_still_holds_something_is_not_closed(people, desk):
    """Refused with the list and the door to the handover; after it the account closes."""
    giver, taker, held, *_ = desk
    client = enter(people[Role.ADMIN])
    url = reverse("admin:core_user_change", args=[giver.pk])
    form = opened(client, url)
    form.pop("is_active")
    page = client.post(url, form, follow=True).content.decode()
    giver.refresh_from_db()
    assert giver.is_active
    assert f"Chưa khoá được: {giver} còn giữ 4 việc đang mở" in page
    assert f"{MAKE}?nguoi={giver.pk}" in page
    assert all(f"<a href='/de-an/{project.pk}/'>{project.code}" in page for project in held)
    hand_over(by=people[Role.LEADER], giver=giver, taker=taker, reason="Nghỉ hưu")
    client.post(url, form)
    giver.refresh_from_db()
    assert not giver.is_active


def test_a_role_that_ends_warns_with_the_door_to_the_handover(people, desk):
    taker = desk[1]
    client, grant = enter(people[Role.ADMIN]), RoleGrant.objects.get(user=taker)
    ProjectFactory(holder=taker)
    url = reverse("admin:offices_rolegrant_change", args=[grant.pk])
    typed = opened(client, url) | {"valid_to": "01/01/2026"}
    page = client.post(url, typed, follow=True)
    assert "còn giữ 1 việc đang mở" in page.content.decode()


def _need(giver) -> tuple[str, object]:
    need = NeedFactory(of_area=True, holder=giver)
    return f"establishments.need:{need.pk}", lambda: Need.objects.get(pk=need.pk).holder


def _project(giver) -> tuple[str, object]:
    project = ProjectFactory(holder=giver, due_on=today())
    return f"projects.project:{project.pk}", lambda: Project.objects.get(pk=project.pk).holder


def _view(giver) -> tuple[str, object]:
    view = SavedViewFactory(user=giver, shared=True)
    return f"offices.savedview:{view.pk}", lambda: SavedView.objects.get(pk=view.pk).user


def _task(giver) -> tuple[str, object]:
    colleague = person(Role.STAFF)
    project = ProjectFactory(holder=colleague, due_on=today() - timedelta(days=1))
    task = next(one for one in find(colleague, today()) if f":{project.pk}:" in one.deadline.key)
    mark = hand_over_task(by=colleague, key=task.deadline.key, to=giver, note="Nhờ chị làm giúp")
    return f"portal.taskmark:{mark.pk}", lambda: TaskMark.objects.get(pk=mark.pk).assignee


KINDS = {
    "projects.project": _project,
    "establishments.need": _need,
    "offices.savedview": _view,
    "portal.taskmark": _task,
}


@pytest.mark.parametrize("some", [s for n in range(1, 5) for s in combinations(KINDS, n)], ids=" ".join)
def test_whatever_a_person_holds_has_a_new_owner_after_the_handover(people, some):
    """“move all of a person's open things to another with a dated record; nothing is left without an owner (S15)”."""
    giver, taker, leader = person(Role.STAFF), person(Role.STAFF), people[Role.LEADER]
    owners = dict(KINDS[kind](giver) for kind in some)
    closed = (NeedFactory(answered=True, holder=giver), ProjectFactory(status=ProjectStatus.WITHDRAWN, holder=giver))
    assert {thing.key for thing in open_things(giver, seen_by=leader)} == set(owners)
    record = hand_over(by=leader, giver=giver, taker=taker, reason="Chuyển công tác")
    assert open_things(giver, seen_by=leader) == []
    assert {thing.key for thing in open_things(taker, seen_by=leader)} == set(owners)
    assert {owner() for owner in owners.values()} == {taker}
    assert (record.handed_on, {item.thing for item in record.items.all()}) == (today(), set(owners))
    for row in closed:  # what was done stays under the old name
        row.refresh_from_db()
        assert row.holder == giver
    for item in record.items.exclude(about=None):
        assert item.about.activities.filter(verb="handed_over", actor=leader).exists()
    hand_over(by=leader, giver=taker, taker=giver, reason="Ở lại")  # undone by what the record names
    assert {owner() for owner in owners.values()} == {giver}
    assert Handover.objects.count() == 2


def test_every_app_that_says_what_is_held_also_gives_it_over():
    """One asks, one moves, for each app; and each kind has its maker above."""
    assert len(_HOLDINGS) == len(_TAKERS) == len(KINDS)


def test_a_need_in_nobodys_hands_is_named_and_given_to_somebody(people):
    leader, staff = people[Role.LEADER], people[Role.STAFF]
    need = NeedFactory(of_area=True, holder=None)
    gone = NeedFactory(of_area=True, holder=UserFactory(is_active=False))
    NeedFactory(of_area=True, holder=people[Role.COLLABORATOR])  # in the network: seen to
    NeedFactory(of_area=True, holder=None, answered=True)
    assert {thing.key for thing in unheld(leader)} == {f"establishments.need:{one.pk}" for one in (need, gone)}
    client, url = enter(leader), reverse("establishments:assign_need", args=[need.pk])
    assert client.post(url, {"version": need.version, "holder": staff.pk}).status_code == 302
    need.refresh_from_db()
    assert (need.holder, need.timeline.activities.latest("pk").text) == (staff, f"Giao {staff} phụ trách")
    assert {thing.key for thing in unheld(leader)} == {f"establishments.need:{gone.pk}"}
    with pytest.raises(DomainError, match="không phụ trách địa bàn"):
        assign_need(need=need, by=leader, holder=person(Role.STAFF, FAR_PROVINCE))
    mine = record_need(by=staff, text="Máy sấy", unit=need.unit)
    assert mine.holder == staff


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
